import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { LabError } from '../core/errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Person } from '../ledger/people.ts';
import { openTruth, type Truth, warehouseIn } from '../server/truth.ts';
import { openWork } from '../server/work.ts';

const HELP = `Usage: cycling-lab erase EMAIL|ID [--yes] [--data DIR]

Erases a person: account, rides, original files, consents, zones, values, invitations. When it
ends, no file of the data folder holds anything of them. Not while a service runs on the same data
folder: there an admin erases people on the page "People", and the files are clean within an hour.

  --yes       do not ask
  --data DIR  folder of everything kept (DATA_DIR; default ./data)

Exit status: 0 when the person is erased, 1 when not.
`;

const COMMAND = 'cycling-lab erase';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      yes: { type: 'boolean', default: false },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [who, ...more] = positionals;
  if (values.help || who === undefined || more.length > 0) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  const { help: _, yes, ...flags } = values;
  const config = readConfig(process.env, { ...flags, cwd: process.cwd() });
  const truth = await openTruth(config.dataDir);
  try {
    return await eraseIn(config.dataDir, truth, { who, yes });
  } finally {
    await truth.ledger.close();
  }
}

async function eraseIn(
  dataDir: string,
  truth: Truth,
  { who, yes }: { who: string; yes: boolean },
): Promise<number> {
  const work = await openWork(truth, {
    file: warehouseIn(dataDir),
    command: COMMAND,
    logger: pino({ level: 'warn' }, pino.destination(2)),
    onFatal(error) {
      throw error;
    },
  });
  try {
    const person = await personCalled(who, truth.ledger);
    if (!yes && !(await confirmed(person))) {
      process.stdout.write('Nothing was erased.\n');
      return 1;
    }
    await work.jobs.erase(person.id);
    const action = 'person.erase';
    await truth.ledger.audit.record({ actor: COMMAND, action, subject: person.id });
    await work.jobs.finishErasures();
    process.stdout.write('Erased: no file of the data folder holds anything of them any more.\n');
    return 0;
  } finally {
    await work.close();
  }
}

async function personCalled(who: string, ledger: Ledger): Promise<Person> {
  const person = (await ledger.people.byEmail(who)) ?? (await ledger.people.get(who));
  if (!person) throw new LabError('not-found', `nobody here has the address or id ${who}`);
  return person;
}

async function confirmed({ name, email }: Person): Promise<boolean> {
  process.stdout.write(`${name} <${email}>
What goes: the account, all rides with their files and results, consents, privacy zones, dated
values, tokens, invitations, and groups that nobody else is in.
What stays: entries of the log with nothing but ids, and backups made before.
`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    // Where nobody can answer, the answer is no.
    const nobody = once(terminal, 'close').then(() => '');
    const question = terminal.question('Type the address to erase it for good: ');
    const answer = await Promise.race([question, nobody]);
    return answer.trim().toLowerCase() === email.toLowerCase();
  } finally {
    terminal.close();
  }
}
