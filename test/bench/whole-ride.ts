import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { SportsLib } from '@sports-alliance/sports-lib';
import { WITH_EVERYTHING } from '../../samples/record.ts';
import { simulateRide } from '../../samples/ride-file.ts';
import { RIDERS } from '../../samples/riders.ts';
import { readLines } from '../../samples/route.ts';
import { writeFit } from '../../samples/write-fit.ts';
import { type Analysis, analyse } from '../../src/core/analyse.ts';
import { buildIndex } from '../../src/core/climbs/territory.ts';
import { withLentMemory } from '../../src/core/lent-memory.ts';
import { constantProfile } from '../../src/core/profile.ts';
import { oisans } from '../core/climbs/oisans.ts';
import { corpusDir } from '../corpus-dir.ts';
import type { Comparison } from './run.ts';
import { alternate } from './timing.ts';

const NOW = 1_800_000_000;
const LONG_RIDE = 'power/2019-02-17-062644-ELEMNT-297E-195-0.fit';
const SAMPLE = 'la-garde.fit';
const HOUR = 3600;
const profile = constantProfile({ threshold: 250, weight: 70 });
const climbs = buildIndex([oisans]);

/** From the bytes of a FIT file to everything there is to know, climbs included; the peer knows none. */
export async function compareWholeRide(options: {
  seed: number;
  rounds: number;
}): Promise<Comparison> {
  const simulated = await compare('simulated', simulateFiveHours(options.seed), options.rounds);
  const real = readRide();
  const recorded = await compare(real.name, real.bytes, options.rounds);
  const { data, ours, theirs } = simulated;
  return {
    what: 'bytes to every result, one thread',
    target: 100,
    most: 2.5,
    peer: '@sports-alliance/sports-lib',
    data,
    ours,
    theirs,
    beside: `without climbs ${simulated.withoutClimbs.toFixed(2)} ms; ${told(recorded)}`,
  };
}

function told({ data, ours, theirs }: Awaited<ReturnType<typeof compare>>): string {
  const ratio = (theirs / ours).toFixed(1);
  return `${data}: ${ours.toFixed(2)} ms, theirs ${theirs.toFixed(1)} ms, ratio ${ratio}`;
}

async function compare(name: string, bytes: Buffer<ArrayBuffer>, rounds: number) {
  const analysed = (known: typeof climbs | null) =>
    analyse(bytes, { now: NOW, profile, climbs: known, cyclingOnly: false });
  // as the threads of the service do it
  const inLentMemory = (known: typeof climbs | null) => () => {
    withLentMemory(() => {
      analysed(known);
    });
  };
  const [analysis] = analysed(climbs);
  assert.ok(analysis);
  await assertEqual(analysis, bytes);
  const times = await alternate(rounds, {
    ours: inLentMemory(climbs),
    theirs: () => readWithPeer(bytes),
  });
  const { ours: withoutClimbs } = await alternate(rounds, {
    ours: inLentMemory(null),
    theirs: () => {},
  });
  return { data: `${name}, ${contents(analysis)}`, ...times, withoutClimbs };
}

function contents({ ride, efforts }: Analysis): string {
  const { elapsed, records, grid, laps, pauses } = ride;
  const hours = (elapsed / HOUR).toFixed(1);
  const channels = Object.keys(grid).length;
  return `${hours} h, ${records} samples of ${channels} channels, ${pauses.length} pauses, ${laps.length} laps, ${efforts.length} efforts`;
}

/** Up and down the Croix de Fer until five hours are over, a sample a second, a lap an hour. */
function simulateFiveHours(seed: number): Buffer<ArrayBuffer> {
  const lines = readLines(new URL('../../territories/oisans/climbs.geojson', import.meta.url));
  const there = ['croix-de-fer/verney', '-croix-de-fer/verney'];
  const { recorded, info } = simulateRide(lines, {
    title: 'Five hours',
    start: '2026-06-14T07:30:00Z',
    rider: RIDERS[0] as (typeof RIDERS)[0],
    stages: [...there, ...there, ...there],
    effort: 0.7,
    stops: [{ at: 2.5 * HOUR, seconds: 300 }],
    temperature: 21,
    subSport: 'road',
    recorder: WITH_EVERYTHING,
    seed,
  });
  const seconds = 5 * HOUR;
  assert.ok(recorded.seconds >= seconds);
  const laps = [0, 1, 2, 3, 4].map((lap) => ({ start: lap * HOUR, end: (lap + 1) * HOUR }));
  const samples = recorded.samples.filter(({ time }) => time < seconds);
  const pauses = recorded.pauses.filter(({ end }) => end < seconds);
  return Buffer.from(writeFit({ samples, pauses, seconds }, { ...info, laps }));
}

function readRide(): { name: string; bytes: Buffer<ArrayBuffer> } {
  const corpus = corpusDir();
  if (corpus) return { name: LONG_RIDE, bytes: readFileSync(`${corpus}/${LONG_RIDE}`) };
  return { name: SAMPLE, bytes: readFileSync(new URL(`../../samples/${SAMPLE}`, import.meta.url)) };
}

async function readWithPeer(bytes: Buffer<ArrayBuffer>): Promise<void> {
  await SportsLib.importFromFit(bytes);
}

/** Both must have read the same ride: what leaves little to choose is nearly equal. */
async function assertEqual({ ride, metrics }: Analysis, bytes: Buffer<ArrayBuffer>): Promise<void> {
  const stats = (await SportsLib.importFromFit(bytes)).getFirstActivity().getStats();
  const assertNear = (ours: number, name: string, tolerance: number) => {
    const theirs = Number(stats.get(name)?.getValue());
    assert.ok(Math.abs(ours - theirs) <= tolerance, `${name}: ${ours}, ${theirs}`);
  };
  assertNear(ride.timer, 'Duration', 2);
  assertNear(metrics.distance, 'Distance', 0.001 * metrics.distance);
  assertNear(metrics.averagePower, 'Average Power', 1);
  assertNear(metrics.averageHeartRate, 'Average Heart Rate', 1);
  assertNear(metrics.maximumHeartRate, 'Maximum Heart Rate', 0);
}
