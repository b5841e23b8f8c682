import { argv, kill, pid, stdout } from 'node:process';
import { bodyOf, openTinyLab } from '../jobs/tiny-lab.ts';

/**
 * A process that kills itself around one step of the way of a file: `FOLDER STEP before|after`. It
 * takes in three files at once.
 */
const [folder = '', step = '', moment = ''] = argv.slice(2);
const lab = await openTinyLab(folder);
const [rider] = await lab.ledger.riders.list();
const { originals, ledger, warehouse } = lab;
const owners = [originals, ledger.uploads, ledger.jobs, ledger.rides, warehouse, ledger.outcomes];
for (const owner of owners as unknown as Record<string, (...all: unknown[]) => unknown>[]) {
  const real = owner[step];
  if (!real) continue;
  owner[step] = async (...all) => {
    const result = moment === 'after' ? await real(...all) : undefined;
    kill(pid, 'SIGKILL');
    return result;
  };
}
await lab.jobs.start();
await Promise.all(
  ['a', 'b', 'c'].map((name) =>
    lab.jobs.takeIn(bodyOf(name), {
      filename: `${name}.fit`,
      riderId: rider?.id ?? '',
      uploadedBy: 'owner',
      maxBytes: 9,
    }),
  ),
);
await lab.jobs.idle();
stdout.write('survived\n');
