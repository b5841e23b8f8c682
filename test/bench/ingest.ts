import assert from 'node:assert/strict';
import { mkdir, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuUsage, threadCpuUsage } from 'node:process';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { ANALYSIS_VERSION, analyse } from '../../src/core/analyse.ts';
import type { Effort } from '../../src/core/climbs/effort.ts';
import { buildIndex } from '../../src/core/climbs/territory.ts';
import { METRICS } from '../../src/core/metrics/index.ts';
import { CURVE_GRID, onCurveGrid } from '../../src/core/power-curve.ts';
import { constantProfile } from '../../src/core/profile.ts';
import type { Runner } from '../../src/jobs/runner.ts';
import { startThreads } from '../../src/jobs/threads.ts';
import { openTruth, type Truth } from '../../src/server/truth.ts';
import { openWork, type Work } from '../../src/server/work.ts';
import { loadTerritories } from '../../src/territories.ts';
import type { RideResult, UploadResult } from '../../src/warehouse/result.ts';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import type { Measurement } from './run.ts';
import { type SimulatedFile, simulateFiles } from './simulated-files.ts';

/** A service runs for weeks: its threads have compiled for good what they run all the time. */
const WARM_UP = 256;
const TIMED = 512;
/** Files that come in at the same time, as in `cycling-lab import`. */
const AT_ONCE = 8;
/** Rides that the warehouse takes at once. */
const GROUP = 64;
const NOW = Date.now() / 1000;
const RIDER = { threshold: 260, weight: 70, maximumHeartRate: 190 };

const territories = await loadTerritories();
const climbs = buildIndex(territories);

/**
 * From files to durable results: original and folder synced, ledger and warehouse committed, by the
 * parts that the service is made of. Beside it the same machine's limits, each alone.
 */
export async function measureIngest({ seed }: { seed: number }): Promise<Measurement> {
  const files = simulateFiles(WARM_UP + TIMED, seed);
  const folder = await mkdtemp(join(tmpdir(), 'cycling-lab-bench-'));
  try {
    const { rate, mainThread, all, rebuildRate } = await timeIngest(files, folder);
    const timed = files.slice(WARM_UP);
    const { analysesRate, results } = await timeAnalyses(timed, folder);
    const rowsRate = await timeRows(results, folder);
    const syncsRate = await timeSyncs(timed, folder);
    const hours = timed.reduce((sum, { seconds }) => sum + seconds, 0) / 3600 / TIMED;
    const bytes = timed.reduce((sum, file) => sum + file.bytes.length, 0) / TIMED;
    return {
      what: 'durable rides a second: original synced, ledger and warehouse committed',
      data: `${TIMED} FIT files of ${hours.toFixed(1)} h and ${(bytes / 1e3).toFixed(0)} kB on average, ${AT_ONCE} at once`,
      values: [
        { name: 'rides', value: rate, unit: 'a second', least: 300 },
        { name: 'main thread', value: mainThread, unit: 'ms of CPU a ride', most: 1.5 },
        { name: 'process', value: all, unit: 'ms of CPU a ride' },
      ],
      beside:
        `each alone: analyses on all threads ${analysesRate.toFixed(0)} a second, ` +
        `rows into the warehouse ${rowsRate.toFixed(0)}, ` +
        `files synced with their folders ${syncsRate.toFixed(0)}; ` +
        `all of them computed anew, threads started cold: ${rebuildRate.toFixed(0)} a second`,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function timeIngest(files: readonly SimulatedFile[], folder: string) {
  const truth = await openTruth(join(folder, 'data'));
  const work = await openWorkOn(truth, join(folder, 'data', 'warehouse.duckdb'));
  const riderId = await newRider(truth, work);
  await work.jobs.start();
  await takeInAll(files.slice(0, WARM_UP), riderId, work);
  await assertComputed(files.slice(0, WARM_UP), { truth, work, riderId });
  globalThis.gc?.();
  const began = performance.now();
  const before = { main: threadCpuUsage(), all: cpuUsage() };
  await takeInAll(files.slice(WARM_UP), riderId, work);
  const main = threadCpuUsage(before.main);
  const all = cpuUsage(before.all);
  const seconds = (performance.now() - began) / 1000;
  await assertComputed(files, { truth, work, riderId });
  await work.close();
  const rebuilt = await openWorkOn(truth, join(folder, 'data', 'rebuilt.duckdb'));
  const rebuildRate = await timeRebuild(files.length, rebuilt);
  await assertComputed(files, { truth, work: rebuilt, riderId });
  await rebuilt.close();
  await truth.ledger.close();
  const perRide = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e3 / TIMED;
  return { rate: TIMED / seconds, mainThread: perRide(main), all: perRide(all), rebuildRate };
}

function openWorkOn(truth: Truth, file: string): Promise<Work> {
  const logger = pino({ level: 'error' }, pino.destination(2));
  return openWork(truth, { file, command: 'bench', territories, logger, onFatal: fail });
}

/** As `cycling-lab rebuild`: the ledger knows the rides, the warehouse is empty. */
async function timeRebuild(rides: number, { jobs }: Work): Promise<number> {
  const began = performance.now();
  await jobs.start();
  await jobs.idle();
  return rides / ((performance.now() - began) / 1000);
}

/** An adult who agreed that files are kept. */
async function newRider({ ledger }: Truth, { jobs }: Work): Promise<string> {
  const link = { tokenHash: 'bench', role: 'rider', group: null, name: 'Ann', email: null };
  await ledger.invitations.create({ ...link, invitedBy: 'bench', expiresAt: NOW + 3600 });
  const account = { name: 'Ann', email: 'ann@example.org', passwordHash: '', language: 'en' };
  await ledger.invitations.accept('bench', { ...account, birthMonth: '1980-01' });
  const [rider] = await ledger.riders.list();
  assert.ok(rider);
  const scope = { fields: [], mayUpload: false, textVersion: 'bench' };
  const consent = { riderId: rider.id, purpose: 'analysis', subject: null, ...scope } as const;
  await ledger.consents.give(consent, () => null);
  for (const value of constantProfile(RIDER)) {
    await jobs.changeProfile(rider.id, (profiles, affected) =>
      profiles.add(rider.id, value, affected),
    );
  }
  return rider.id;
}

/** Settles when all are analysed and in the warehouse. */
async function takeInAll(
  files: readonly SimulatedFile[],
  riderId: string,
  { jobs }: Work,
): Promise<void> {
  const left = files.values();
  const takeSome = async (): Promise<void> => {
    for (const { filename, bytes } of left) {
      const arrival = { filename, riderId, uploadedBy: 'bench', maxBytes: 1e9 };
      await jobs.takeIn(Readable.from(pieces(bytes), { objectMode: false }), arrival);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeSome));
  await jobs.idle();
}

/** As a stream of a file or a request brings them. */
function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
}

/** Every file is one finished upload with one ride, and the warehouse tells of it what `analyse` does. */
async function assertComputed(
  files: readonly SimulatedFile[],
  { truth, work, riderId }: { truth: Truth; work: Work; riderId: string },
): Promise<void> {
  const uploads = await truth.ledger.uploads.list({ limit: files.length + 9, ofRiders: [riderId] });
  const rides = new Map(uploads.map((upload) => [upload.filename, upload]));
  assert.equal(uploads.length, files.length);
  assert.equal(rides.size, files.length);
  assert.equal((await work.warehouse.current()).size, files.length);
  for (const { filename, bytes } of files) {
    const upload = rides.get(filename);
    assert.equal(upload?.state, 'done');
    assert.equal(upload.rideIds.length, 1);
    await assertSame(bytes, upload.rideIds[0] as string, work.warehouse);
  }
}

async function assertSame(bytes: Uint8Array, id: string, warehouse: Warehouse): Promise<void> {
  const [analysis] = analyse(bytes, {
    now: NOW,
    profile: constantProfile(RIDER),
    climbs,
    cyclingOnly: true,
  });
  assert.ok(analysis);
  const { ride, metrics, efforts, powerCurve, laps, zones, bests, notes } = analysis;
  const found = await warehouse.ride(id, 'whole');
  const curve = await warehouse.rideCurve(id, 'whole');
  assert.ok(found && curve && powerCurve);
  assert.equal(found.start, ride.start);
  assert.equal(found.seconds, ride.seconds);
  for (const metric of METRICS) assert.equal(found.metrics[metric.id], stored(metrics[metric.id]));
  const watts = Array.from(onCurveGrid(powerCurve).watts, stored);
  assert.deepEqual(
    curve.watts,
    watts.filter((value) => value !== null),
  );
  assert.deepEqual(found.efforts.map(briefly), efforts.map(briefly));
  const details = { laps, zones, bests, notes, pauses: ride.pauses };
  for (const [name, detail] of Object.entries(details)) {
    assert.deepEqual(found[name as keyof typeof details], JSON.parse(JSON.stringify(detail)));
  }
}

type Passage = Pick<Effort, 'climb' | 'variant' | 'start' | 'end' | 'elapsed'>;

function briefly({ climb, variant, start, end, elapsed }: Passage): Passage {
  return { climb, variant, start, end, elapsed };
}

/** Metrics and curves are kept as 32-bit floats. */
function stored(value: number): number | null {
  return Number.isFinite(value) ? Math.fround(value) : null;
}

/** All files through the threads of the service, nothing else beside. */
async function timeAnalyses(files: readonly SimulatedFile[], folder: string) {
  const runner = startThreads({
    entry: new URL('../../workers/thread.ts', import.meta.url),
    size: availableParallelism(),
    budget: 20,
  });
  await runner.ready();
  const paths = await Promise.all(
    files.map(async ({ filename, bytes }) => {
      const path = join(folder, filename);
      await writeFile(path, bytes);
      return path;
    }),
  );
  await analyseAll(paths.slice(0, WARM_UP), runner);
  const began = performance.now();
  const results = await analyseAll(paths, runner);
  const analysesRate = files.length / ((performance.now() - began) / 1000);
  await runner.close();
  return { analysesRate, results };
}

async function analyseAll(paths: readonly string[], runner: Runner): Promise<RideResult[]> {
  const profile = constantProfile(RIDER);
  const results = paths.map((file) =>
    runner.analyse({ file, now: NOW, profile, declared: [], zones: [] }),
  );
  return (await Promise.all(results)).flat();
}

/** The rows of all results into an empty warehouse, a group after the other. */
async function timeRows(results: readonly RideResult[], folder: string): Promise<number> {
  const warehouse = await openWarehouse(join(folder, 'rows.duckdb'), {
    metricIds: METRICS.map(({ id }) => id),
    curveGrid: [...CURVE_GRID],
    analysisVersion: ANALYSIS_VERSION,
    packsVersion: climbs.version,
    command: 'bench',
    zoneKeys: async () => new Map(),
    onFatal: fail,
  });
  const uploads = results.map((result, i): UploadResult => {
    const ride = { rideId: `ride ${i}`, title: null, result };
    return {
      uploadId: `upload ${i}`,
      riderId: 'ann',
      filename: 'a.fit',
      zoneKey: '',
      rides: [ride],
    };
  });
  const began = performance.now();
  for (let from = 0; from < uploads.length; from += GROUP) {
    await warehouse.commit(uploads.slice(from, from + GROUP));
  }
  const rate = uploads.length / ((performance.now() - began) / 1000);
  await warehouse.close();
  return rate;
}

/** Each file written, synced, renamed into one of many folders, and the folder synced. */
async function timeSyncs(files: readonly SimulatedFile[], folder: string): Promise<number> {
  const left = files.entries();
  const writeSome = async (): Promise<void> => {
    for (const [i, { bytes }] of left) {
      const temporary = join(folder, `${i}`);
      const file = await open(temporary, 'wx');
      await file.write(bytes);
      await file.sync();
      await file.close();
      const into = join(folder, `synced-${i % 256}`);
      await mkdir(into, { recursive: true });
      await rename(temporary, join(into, `${i}`));
      const opened = await open(into);
      await opened.sync();
      await opened.close();
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, writeSome));
  return files.length / ((performance.now() - began) / 1000);
}

function fail(error: Error): never {
  throw error;
}
