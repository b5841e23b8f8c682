import { argv, kill, pid, stdout } from 'node:process';
import { bodyOf, openTinyLab } from '../jobs/tiny-lab.ts';

/**
 * A process that kills itself around one step of the inbox: `FOLDER COACH STEP before|after`. It
 * takes in one archive of two files, one of a device that is known.
 */
const [folder = '', coachId = '', step = '', when = ''] = argv.slice(2);
const lab = await openTinyLab(folder, { threads: 1 });
const [rider] = await lab.ledger.riders.list();
if (rider) lab.entrusted.push({ riderId: rider.id, name: rider.name });
const steps = lab.ledger.inbox as unknown as Record<string, (...all: unknown[]) => unknown>;
const real = steps[step];
steps[step] = async (...all) => {
  const result = when === 'after' ? await real?.(...all) : undefined;
  kill(pid, 'SIGKILL');
  return result;
};
await lab.jobs.start();
const arrival = { coachId, filename: 'rides.zip', maxBytes: 1e6 };
await lab.jobs.inbox.takeIn(bodyOf('archive:known with 1\nforeign with 2'), arrival);
await lab.jobs.inbox.idle();
stdout.write('survived\n');
