import { argv } from 'node:process';
import { openTinyLab } from '../jobs/tiny-lab.ts';

/**
 * A process to be killed: erases the person named on its command line and clears up, but dies right
 * before or after one of the steps.
 */
const [folder = '', personId = '', step = '', moment = ''] = argv.slice(2);
const lab = await openTinyLab(folder);
const { originals, warehouse, ledger } = lab;
const die = (): void => void process.kill(process.pid, 'SIGKILL');

function dyingAt<Rest extends unknown[], T>(work: (...rest: Rest) => Promise<T>) {
  return async (...rest: Rest): Promise<T> => {
    if (moment === 'before') die();
    const result = await work(...rest);
    die();
    return result;
  };
}

if (step === 'erase') ledger.erasures.erase = dyingAt(ledger.erasures.erase);
if (step === 'unlink') originals.remove = dyingAt(originals.remove);
if (step === 'remove') warehouse.removeRiders = dyingAt(warehouse.removeRiders);
if (step === 'rewrite') warehouse.rewrite = dyingAt(warehouse.rewrite);
if (step === 'scrub') ledger.erasures.scrub = dyingAt(ledger.erasures.scrub);
if (step === 'settle') ledger.erasures.settle = dyingAt(ledger.erasures.settle);

await lab.jobs.start();
await lab.jobs.erase(personId);
await lab.jobs.finishErasures();
