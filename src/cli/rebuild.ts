import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { openTruth, type Truth, warehouseIn } from '../server/truth.ts';
import { openWork } from '../server/work.ts';
import { replaceWarehouse } from '../warehouse/replace.ts';
import { progressBar } from './progress-bar.ts';

const HELP = `Usage: cycling-lab rebuild [--data DIR]

Computes everything anew from the original files and the ledger, beside the old results, and puts it
in their place when it is complete. Not while a service runs on the same data folder.

  --data DIR  folder of everything kept (DATA_DIR; default ./data)
`;

const COMMAND = 'cycling-lab rebuild';

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { help: _, ...flags } = values;
  const config = readConfig(process.env, { ...flags, cwd: process.cwd() });
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  const truth = await openTruth(config.dataDir);
  try {
    await replaceWarehouse(warehouseIn(config.dataDir), COMMAND, async (fresh) => {
      const onFatal = (error: Error): never => {
        throw error;
      };
      const work = await openWork(truth, { file: fresh, command: COMMAND, logger, onFatal });
      await computeAll(truth, work.jobs).finally(() => work.close());
    });
  } finally {
    await truth.ledger.close();
  }
  return 0;
}

type Jobs = Awaited<ReturnType<typeof openWork>>['jobs'];

async function computeAll({ ledger }: Truth, jobs: Jobs): Promise<void> {
  const bar = progressBar(process.stderr, Date.now);
  const started = Date.now();
  let failed = 0;
  let done = 0;
  let total = 0;
  jobs.subscribe(null, ({ state }) => {
    if (state === 'queued' || state === 'running') return;
    done++;
    if (state !== 'done') failed++;
    bar.show(done, Math.max(done, total), failed > 0 ? `${failed} failed` : '');
  });
  await jobs.start();
  total = done + (await ledger.jobs.counts()).queued;
  await jobs.idle();
  bar.end();
  const rides = (await ledger.rides.live()).length;
  const seconds = (Date.now() - started) / 1_000;
  process.stdout.write(
    `${rides} rides in ${seconds.toFixed(1)} s (${Math.round(rides / seconds)} a second)\n`,
  );
}
