import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode } from '../../src/core/decode/index.ts';
import { constantProfile } from '../../src/core/profile.ts';
import { toRide } from '../../src/core/ride.ts';
import { STREAM_CHANNELS } from '../../src/core/streams.ts';
import { wBalance } from '../../src/core/w-balance.ts';
import type { Runner } from '../../src/jobs/runner.ts';
import { startThreads } from '../../src/jobs/threads.ts';
import { corpusDir } from '../corpus-dir.ts';
import type { Measured, Measurement } from './run.ts';

const NOW = 1_800_000_000;
const RIDER = { threshold: 250, wPrime: 20_000 };
/** What the ride page asks for. */
const POINTS = 2_000;
const WARM_UP = 20;
/** Rides of one to six hours with most of what can be recorded. */
const CORPUS = {
  fit: [
    'power/2019-02-17-062644-ELEMNT-297E-195-0.fit',
    ...['power/activity.fit', 'power/brasilia.fit', 'power/first-power-ride.fit', 'power/huez.fit'],
  ],
  gpx: [
    'gpx/7555261629.gpx',
    'gpx/strava.gpx',
    'gpx/movescount.gpx',
    'gpx/20190929_ride_4108490848.gpx',
  ],
};

/**
 * What the server does for the page of a ride: the thread reads the original, decodes it, takes it to
 * seconds with all channels and W′ left, and hands the JSON over. Without HTTP and compression.
 */
export async function measureRidePage({ rounds }: { rounds: number }): Promise<Measurement> {
  const entry = new URL('../../workers/thread.ts', import.meta.url);
  const runner = startThreads({ entry, size: 1, budget: 20 });
  try {
    await runner.ready();
    const [fit, gpx] = [filesOf('fit'), filesOf('gpx')];
    for (const file of [...fit, ...gpx]) await assertEqual(runner, file);
    return {
      what: 'a ride page’s channels and W′, original to JSON',
      data: `${fit.length} FIT and ${gpx.length} GPX files, each ${10 * rounds} times`,
      values: [
        ...told('FIT', await times(runner, fit, rounds), 5),
        ...told('GPX', await times(runner, gpx, rounds), 15),
      ],
      beside: `one thread of ${availableParallelism()}; ${[...fit, ...gpx].map(sizeOf).join(', ')}`,
    };
  } finally {
    await runner.close();
  }
}

function ask(runner: Runner, file: string) {
  return runner.streams({
    ...{ file, now: NOW, part: 0, profile: constantProfile(RIDER), zones: null },
    ...{ channels: STREAM_CHANNELS, points: POINTS, format: 'json' },
  });
}

/** Of the corpus, or the samples where there is none. */
function filesOf(kind: 'fit' | 'gpx'): string[] {
  const corpus = corpusDir();
  if (corpus) return CORPUS[kind].map((name) => `${corpus}/${name}`);
  return [fileURLToPath(new URL(`../../samples/la-garde.${kind}`, import.meta.url))];
}

function sizeOf(file: string): string {
  return `${basename(file)} ${Math.round(statSync(file).size / 1000)} kB`;
}

/** Milliseconds of each answer, ascending. */
async function times(runner: Runner, files: readonly string[], rounds: number): Promise<number[]> {
  const found: number[] = [];
  for (let round = -WARM_UP; round < 10 * rounds; round++) {
    for (const file of files) {
      const began = performance.now();
      await ask(runner, file);
      if (round >= 0) found.push(performance.now() - began);
    }
  }
  return found.sort((a, b) => a - b);
}

function told(kind: string, sorted: readonly number[], most: number): Measured[] {
  const share = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] as number;
  return [
    { name: `${kind}, p50`, value: share(0.5), unit: 'ms', most },
    { name: `${kind}, p95`, value: share(0.95), unit: 'ms' },
    { name: `${kind}, p99`, value: share(0.99), unit: 'ms' },
  ];
}

/** Half of the last decimal told, where that is not the first. */
const DECIMALS: Record<string, number> = {
  ...{ latitude: 5e-7, longitude: 5e-7, altitude: 0.005, speed: 5e-4, leftBalance: 5e-4 },
  wBalance: 0.5,
};
const PLACES: readonly string[] = ['latitude', 'longitude', 'distance'];

/** What the page is sent is each step's mean, or for places its beginning, as JavaScript prints it. */
async function assertEqual(runner: Runner, file: string): Promise<void> {
  const text = new TextDecoder().decode((await ask(runner, file)) ?? undefined);
  const sent = JSON.parse(text) as { step: number; channels: Record<string, (number | null)[]> };
  const [recording] = decode(new Uint8Array(readFileSync(file)));
  assert.ok(recording);
  const ride = toRide(recording, { now: NOW });
  const rider = { criticalPower: RIDER.threshold, wPrime: RIDER.wPrime };
  for (const [name, values] of Object.entries(sent.channels)) {
    const left = ride.grid.power && wBalance(ride.grid.power, rider);
    const column = name === 'wBalance' ? left : ride.grid[name as 'power'];
    values.forEach((value, i) => {
      const part = [...(column ?? []).slice(i * sent.step, (i + 1) * sent.step)];
      const known = part.filter((one) => !Number.isNaN(one));
      const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
      const truth = PLACES.includes(name) ? known[0] : mean;
      if (value === null) assert.equal(known.length, 0);
      else
        assert.ok(
          Math.abs(value - Number(truth)) <= (DECIMALS[name] ?? 0.05) + 1e-9,
          `${name} ${i}: ${value}, ${truth}`,
        );
    });
  }
}
