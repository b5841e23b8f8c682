import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { type Config, readConfig } from '../config.ts';
import { SNIFF_BYTES, sniff } from '../core/decode/index.ts';
import { LabError } from '../core/errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Rider } from '../ledger/riders.ts';
import type { Upload } from '../ledger/uploads.ts';
import { openTruth, warehouseIn } from '../server/truth.ts';
import { openWork } from '../server/work.ts';
import { type ProgressBar, progressBar } from './progress-bar.ts';

const HELP = `Usage: cycling-lab import [--rider NAME] [--data DIR] DIR|ZIP…

Takes in every ride file below a folder or inside an archive (also Strava and Garmin exports) and
waits until all are analysed. What is there already is left as it is: to import twice does no harm.
Not while a service runs on the same data folder; then drop the files on its page instead.

  --rider NAME  whose rides they are: somebody with an account who has agreed that files are kept.
                May be left out where there is one rider only
  --data DIR    folder of everything kept (DATA_DIR; default ./data)

Exit status: 0 when all rides were taken in, 2 when files were refused.
`;

const COMMAND = 'cycling-lab import';
/** Files that are read and synced at the same time. */
const AT_ONCE = 8;
/** What calls itself so and is none is told; anything else in a folder is none of our business. */
const RIDE_NAME = /\.(fit|gpx|tcx|zip)(\.gz)?$/i;
/** Refusals that are told one by one. */
const TOLD = 20;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rider: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help || positionals.length === 0) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  const { rider: riderName, help: _, ...flags } = values;
  const config = readConfig(process.env, { ...flags, cwd: process.cwd() });
  const sources = await Promise.all(positionals.map(sourcesIn));
  return importAll(sources.flat(), riderName, config);
}

/** A file that is a ride or an archive by its content, and how to call it. */
interface Source {
  path: string;
  name: string;
}

/** The file itself, or all files below a folder but hidden ones, in the order of their names. */
async function sourcesIn(path: string): Promise<Source[]> {
  const found = await stat(path).catch((cause) => {
    throw new LabError('bad-request', `${path} cannot be read`, { cause });
  });
  if (found.isFile()) return [{ path, name: relative(join(path, '..'), path) }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: file, name: relative(path, file) }))
    .filter(({ name }) => !/(^|[\\/])(\.|__MACOSX)/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function importAll(
  sources: Source[],
  riderName: string | undefined,
  config: Config,
): Promise<number> {
  const truth = await openTruth(config.dataDir);
  try {
    const work = await openWork(truth, {
      file: warehouseIn(config.dataDir),
      command: COMMAND,
      logger: pino({ level: config.logLevel }, pino.destination(2)),
      onFatal(error) {
        throw error;
      },
    });
    try {
      const rider = await riderCalled(riderName, truth.ledger);
      const tally = startTally(work.jobs, truth.ledger, progressBar(process.stderr, Date.now));
      await work.jobs.start();
      await takeInAll(sources, { rider, jobs: work.jobs, tally, maxBytes: config.maxUploadBytes });
      await work.jobs.idle();
      return await tally.conclude();
    } finally {
      await work.close();
    }
  } finally {
    await truth.ledger.close();
  }
}

async function riderCalled(name: string | undefined, ledger: Ledger): Promise<Rider> {
  const riders = await ledger.riders.list();
  const [only, another] = riders.filter((rider) => name === undefined || rider.name === name);
  if (only && !another) return only;
  const names = riders.map((rider) => `"${rider.name}"`).join(', ');
  const choice = names ? `there are ${names}` : 'there is none yet';
  throw new LabError('bad-request', `whose rides are these? ${choice}: say --rider NAME`);
}

async function takeInAll(
  sources: Source[],
  { rider, jobs, tally, maxBytes }: { rider: Rider; jobs: Jobs; tally: Tally; maxBytes: number },
): Promise<void> {
  const left = sources.values();
  async function takeSome(): Promise<void> {
    for (const { path, name } of left) {
      const refusal = await refusalOf(path);
      if (refusal) tally.passOver(name, refusal);
      else {
        const arrival = { filename: name, riderId: rider.id, uploadedBy: COMMAND, maxBytes };
        await jobs.takeIn(createReadStream(path), arrival);
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, takeSome));
}

/** Why a file is not even looked into: a folder holds more than rides. */
async function refusalOf(path: string): Promise<LabError | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    sniff(buffer.subarray(0, bytesRead));
    return null;
  } catch (error) {
    if (error instanceof LabError) return error;
    throw error;
  } finally {
    await file.close();
  }
}

interface Tally {
  passOver(name: string, refusal: LabError): void;
  /** Says what came of everything; the exit status. */
  conclude(): Promise<number>;
}

/** Follows all uploads to their ends. */
function startTally(jobs: Jobs, ledger: Ledger, bar: ProgressBar): Tally {
  const open = new Set<string>();
  /** Ids of uploads. */
  const refused: string[] = [];
  const refusals: string[] = [];
  const count = { rides: 0, files: 0, duplicates: 0, skipped: 0 };
  let seen = 0;

  jobs.subscribe(null, ({ uploadId, state, rideIds, error }) => {
    if (state === 'queued') {
      seen++;
      open.add(uploadId);
    } else if (state === 'duplicate') {
      seen++;
      count.duplicates++;
    } else if (state !== 'running' && open.delete(uploadId)) {
      count.rides += rideIds.length;
      if (rideIds.length > 0) count.files++;
      if (error?.code === 'not-cycling') count.skipped++;
      else if (error) refused.push(uploadId);
    }
    bar.show(seen - open.size, seen, `${count.rides} rides`);
  });

  async function conclude(): Promise<number> {
    bar.end();
    const failures = refused.length + refusals.length;
    process.stdout.write(
      `${count.rides} new rides from ${count.files} files; ${count.duplicates} files were there ` +
        `already, ${count.skipped} hold no cycling, ${failures} were refused\n`,
    );
    for (const id of refused.slice(0, TOLD)) refusals.push(refusalIn(await ledger.uploads.get(id)));
    for (const refusal of refusals.slice(0, TOLD)) process.stdout.write(`  ${refusal}\n`);
    if (failures > TOLD) process.stdout.write(`  … and ${failures - TOLD} more\n`);
    return failures > 0 ? 2 : 0;
  }

  return {
    passOver(name, { code, message }) {
      if (RIDE_NAME.test(name)) refusals.push(`${name}: ${message} (${code})`);
      else count.skipped++;
    },
    conclude,
  };
}

function refusalIn(upload: Upload | undefined): string {
  return `${upload?.filename}: ${upload?.error?.message} (${upload?.error?.code})`;
}
