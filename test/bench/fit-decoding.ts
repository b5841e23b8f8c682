import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import FitParser from 'fit-file-parser';
import { decodeFit } from '../../src/core/decode/fit/index.ts';
import { withLentMemory } from '../../src/core/lent-memory.ts';
import type { Channel, Recording } from '../../src/core/recording.ts';
import { corpusDir } from '../corpus-dir.ts';
import type { Comparison } from './run.ts';
import { alternate, median, shuffle } from './timing.ts';

/** What the peer calls our channels; units asked for below are ours. */
const PEER_FIELDS: [channel: Channel, names: string[]][] = [
  ['latitude', ['position_lat']],
  ['longitude', ['position_long']],
  ['altitude', ['enhanced_altitude', 'altitude']],
  ['distance', ['distance']],
  ['speed', ['enhanced_speed', 'speed']],
  ['power', ['power']],
  ['heartRate', ['heart_rate']],
  ['temperature', ['temperature']],
];

/** The peer rounds in other places. */
const TOLERANCE = 1e-6;

type PeerRecord = Record<string, unknown>;

/** Bytes of FIT files to columns (ours) or to records (the peer's), checksums included. */
export async function compareFitDecoding(options: {
  seed: number;
  rounds: number;
}): Promise<Comparison> {
  const { data, files, megabytes } = readFiles();
  for (const [name, bytes] of files) await assertEqual(name, bytes);
  const inAnyOrder = shuffle(files, options.seed).map(([, bytes]) => bytes);
  // as the threads of the service do it; beside it with memory of their own for all columns
  const { ours, theirs } = await alternate(options.rounds, {
    ours: () => {
      for (const bytes of inAnyOrder) withLentMemory(() => void decodeFit(bytes));
    },
    theirs: async () => {
      for (const bytes of inAnyOrder) await readWithPeer(bytes);
    },
  });
  const { ours: kept } = await alternate(options.rounds, {
    ours: () => {
      for (const bytes of inAnyOrder) decodeFit(bytes);
    },
    theirs: () => {},
  });
  const what = 'FIT decode to columns';
  const beside = `${(megabytes / ours).toFixed(2)} GB/s, checksums included; columns in new memory ${kept.toFixed(1)} ms; ${slowest(files)}`;
  return { what, target: 100, peer: 'fit-file-parser', data, ours, theirs, beside };
}

const PASSES = 40;

/** Which file goes by at the lowest rate, each read again and again by itself. */
function slowest(files: Files['files']): string {
  const rates = files.map(([name, bytes]) => {
    const times = Array.from({ length: PASSES }, () => {
      const begun = performance.now();
      decodeFit(bytes);
      return performance.now() - begun;
    });
    const gigabytes = bytes.length / 1e6 / median(times);
    return { name, gigabytes, kilobytes: bytes.length / 1e3 };
  });
  rates.sort((a, b) => a.gigabytes - b.gigabytes);
  const [{ name, gigabytes, kilobytes } = { name: 'none', gigabytes: 0, kilobytes: 0 }] = rates;
  return `the slowest file ${gigabytes.toFixed(2)} GB/s (${name}, ${kilobytes.toFixed(0)} kB)`;
}

interface Files {
  data: string;
  megabytes: number;
  files: [name: string, bytes: Buffer<ArrayBuffer>][];
}

/** The sound rides of the corpus where there is one, else the simulated samples. */
function readFiles(): Files {
  const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const corpus = corpusDir();
  const folders = corpus
    ? [join(corpus, 'power'), join(corpus, 'no-power')]
    : [inRepository('samples')];
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.fit'))
      .map((name): [string, Buffer<ArrayBuffer>] => [name, readFileSync(join(folder, name))]),
  );
  const megabytes = files.reduce((sum, [, bytes]) => sum + bytes.length, 0) / 1e6;
  const origin = corpus ? 'corpus' : 'samples';
  const data = `${files.length} files of the ${origin}, ${megabytes.toFixed(1)} MB`;
  return { data, megabytes, files };
}

async function readWithPeer(bytes: Buffer<ArrayBuffer>): Promise<PeerRecord[]> {
  const parser = new FitParser({
    mode: 'list',
    lengthUnit: 'm',
    speedUnit: 'm/s',
    temperatureUnit: 'celsius',
  });
  const { records } = await parser.parseAsync(bytes);
  return (records ?? []) as PeerRecord[];
}

/** Throws when the two do not say the same of any sample. */
async function assertEqual(name: string, bytes: Buffer<ArrayBuffer>): Promise<void> {
  const recordings = decodeFit(bytes);
  const records = await readWithPeer(bytes);
  const samples = recordings.reduce((sum, { time }) => sum + time.length, 0);
  assert.equal(samples, records.length, `${name}: number of samples`);
  let start = 0;
  for (const recording of recordings) {
    const end = start + recording.time.length;
    assertRecording(name, recording, records.slice(start, end));
    start = end;
  }
}

function assertRecording(
  name: string,
  { time, columns, notes }: Recording,
  records: PeerRecord[],
): void {
  let missing = 0;
  for (const [i, record] of records.entries()) {
    assert.equal(time[i], Number(record.timestamp) / 1000, `${name}: time of sample ${i}`);
    for (const [channel, names] of PEER_FIELDS) {
      const theirs = names.map((field) => record[field]).find((value) => typeof value === 'number');
      const ours = columns[channel]?.[i] ?? Number.NaN;
      if (Number.isNaN(ours)) missing += isSaid(channel, theirs) ? 1 : 0;
      else
        assert.ok(
          Math.abs(ours - Number(theirs)) <= TOLERANCE,
          `${name}: ${channel} of ${i}: ${ours}, ${theirs}`,
        );
    }
  }
  // what we leave out we must have said: a position counts for latitude and longitude
  const said = notes.reduce((sum, { count }) => sum + 2 * count, 0);
  assert.ok(missing <= said, `${name}: ${missing} values are missing without a note`);
}

/** The peer gives 0 beats a minute where a sensor found no pulse. */
function isSaid(channel: Channel, value: unknown): boolean {
  return typeof value === 'number' && !(channel === 'heartRate' && value === 0);
}
