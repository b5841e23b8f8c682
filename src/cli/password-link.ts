import { parseArgs } from 'node:util';
import { linkTo, makePasswordLink, PASSWORD_LINK_HOURS } from '../api/account/links.ts';
import { addressOf, readConfig } from '../config.ts';
import { LabError } from '../core/errors.ts';
import { openTruth } from '../server/truth.ts';

const HELP = `Usage: cycling-lab password-link [--data DIR] ADDRESS

Prints a link with which the person with this e-mail address sets a new password, once, within
${PASSWORD_LINK_HOURS} hours. Also while a service runs on the same data folder.

  --data DIR  folder of everything kept (DATA_DIR; default ./data)

Environment: PUBLIC_URL, or HOST and PORT, say where the link leads.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  const [email, ...more] = positionals;
  if (values.help || email === undefined || more.length > 0) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  const { help: _, ...flags } = values;
  const config = readConfig(process.env, { ...flags, cwd: process.cwd() });
  const { ledger } = await openTruth(config.dataDir);
  try {
    const person = await ledger.people.byEmail(email);
    if (!person) throw new LabError('not-found', `Nobody has the address ${email} here.`);
    const token = await makePasswordLink(ledger, person.id, Date.now() / 1000);
    const actor = 'cycling-lab password-link';
    await ledger.audit.record({ actor, action: 'password-link', subject: person.id });
    process.stdout.write(`${linkTo(addressOf(config), 'password', token)}\n`);
  } finally {
    await ledger.close();
  }
  return 0;
}
