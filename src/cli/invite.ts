import { parseArgs } from 'node:util';
import { INVITATION_DAYS, linkTo, makeInvitation } from '../api/account/links.ts';
import { addressOf, readConfig } from '../config.ts';
import { LabError } from '../core/errors.ts';
import { ROLES } from '../disclosure/disclosure.ts';
import { openTruth } from '../server/truth.ts';

const HELP = `Usage: cycling-lab invite --role ROLE [--name NAME] [--email ADDRESS] [--data DIR]

Prints a link with which one person makes an account, once, within ${INVITATION_DAYS} days. Also while a service
runs on the same data folder.

  --role ROLE      ${ROLES.join(', ')}
  --name NAME      what to call the person, who may change it
  --email ADDRESS  filled in for them, and theirs to change; nothing is sent
  --data DIR       folder of everything kept (DATA_DIR; default ./data)

Environment: PUBLIC_URL, or HOST and PORT, say where the link leads.
`;

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      role: { type: 'string' },
      name: { type: 'string' },
      email: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help || values.role === undefined) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  const { role, name = '', email = null, help: _, ...flags } = values;
  if (!(ROLES as readonly string[]).includes(role)) {
    throw new LabError('bad-request', `There is no role "${role}": ${ROLES.join(', ')}.`);
  }
  const config = readConfig(process.env, { ...flags, cwd: process.cwd() });
  const { ledger } = await openTruth(config.dataDir);
  try {
    const invitation = { role, group: null, name, email, invitedBy: 'cycling-lab invite' };
    const made = await makeInvitation(ledger, invitation, Date.now() / 1000);
    const entry = { actor: 'cycling-lab invite', action: 'invite', subject: made.invitation.id };
    await ledger.audit.record(entry);
    process.stdout.write(`${linkTo(addressOf(config), 'invitation', made.token)}\n`);
  } finally {
    await ledger.close();
  }
  return 0;
}
