import { argv, stdout } from 'node:process';
import { bodyOf, openTinyLab } from '../jobs/tiny-lab.ts';

/**
 * A process to be killed: takes in the tiny files named on its command line, writes one line
 * `NAME STATE` for each that was acknowledged, and `idle` when all is done.
 */
const [folder = '', ...names] = argv.slice(2);
const lab = await openTinyLab(folder, { threads: 1 });
await lab.jobs.start();
const [known] = await lab.ledger.riders.list();
const rider = known ?? (await lab.ledger.riders.create({ name: 'Ann' }));
stdout.write('started\n');

async function send(name: string): Promise<void> {
  const { state } = await lab.jobs.takeIn(bodyOf(name), {
    filename: `${name}.fit`,
    riderId: rider.id,
    uploadedBy: 'owner',
    maxBytes: 1e6,
  });
  stdout.write(`${name} ${state}\n`);
}

const left = [...names];
async function sendSome(): Promise<void> {
  for (let name = left.shift(); name !== undefined; name = left.shift()) await send(name);
}
await Promise.all([sendSome(), sendSome(), sendSome(), sendSome()]);
await lab.jobs.idle();
stdout.write('idle\n');
await lab.close();
