import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { decode } from '../../src/core/decode/index.ts';
import { useKernels } from '../../src/core/kernels/load.ts';
import { type PowerCurve, powerCurve } from '../../src/core/power-curve.ts';
import { type Ride, toRide } from '../../src/core/ride.ts';
import { wandering } from '../core/kernels/series.ts';
import { corpusDir } from '../corpus-dir.ts';
import { randomOf } from '../mutations.ts';
import type { Comparison } from './run.ts';
import { alternate, shuffle } from './timing.ts';

const FIVE_HOURS = 18_000;
const DAY = 86_400;
const NOW = 1_800_000_000;
const PEER = 'every window, one subtraction each';
const KERNELS = new URL('../../src/core/kernels/kernels.wasm', import.meta.url);

type Measured = Pick<Ride, 'grid' | 'running'>;

/** The highest mean power of every duration of a ride of five hours, and where each begins. */
export async function comparePowerCurve(options: {
  seed: number;
  rounds: number;
}): Promise<Comparison> {
  const { ride, data } = rideOf(FIVE_HOURS, options.seed);
  assertEqual(ride);
  const times = await alternate(options.rounds, {
    ours: () => powerCurve(ride),
    theirs: () => everyWindow(ride),
  });
  const beside = `${await worstCases(options)}; ${await withoutKernel(ride, options.rounds)}`;
  const what = 'power curve, every duration, 5 h';
  return { what, target: 100, most: 1.5, peer: PEER, data, ...times, beside };
}

/** The same for a day. */
export async function compareCurveOfDay(options: { seed: number }): Promise<Comparison> {
  const { ride, data } = rideOf(DAY, options.seed);
  assertEqual(ride);
  const times = await alternate(
    3,
    { ours: () => powerCurve(ride), theirs: () => everyWindow(ride) },
    1,
  );
  const what = 'power curve, every duration, 24 h';
  return { what, target: 100, most: 15, peer: PEER, data, ...times };
}

/** Five hours of what leaves little to rule out. */
async function worstCases({ seed, rounds }: { seed: number; rounds: number }): Promise<string> {
  const random = randomOf(seed);
  const of = (watt: (second: number) => number) =>
    measured(Array.from({ length: FIVE_HOURS }, (_, i) => Math.max(0, Math.round(watt(i)))));
  let debt = 0;
  const cases: [string, Measured][] = [
    ['one power', of(() => 200)],
    ['flat indoors', of(() => 200 + 8 * (random() + random() - 1))],
    [
      'flat indoors, held to the mean by the trainer',
      of(() => {
        const watt = Math.round(200 + 16 * (random() - 0.5) - debt / 2);
        debt += watt - 200;
        return watt;
      }),
    ],
    ['30 s on, 30 s off, noisy', of((i) => (i % 60 < 30 ? 300 : 100) + 20 * (random() - 0.5))],
    ['every other second, where nothing can be ruled out', of((i) => 300 * (i % 2))],
  ];
  const said: string[] = [];
  for (const [name, ride] of cases) {
    assertEqual(ride);
    const { ours } = await alternate(rounds, { ours: () => powerCurve(ride), theirs: () => {} });
    said.push(`${name} ${ours.toFixed(1)} ms`);
  }
  return said.join('; ');
}

/** What runs where the kernel cannot. */
async function withoutKernel(ride: Measured, rounds: number): Promise<string> {
  useKernels(null);
  assertEqual(ride);
  const { ours } = await alternate(rounds, { ours: () => powerCurve(ride), theirs: () => {} });
  useKernels(new WebAssembly.Module(readFileSync(KERNELS)));
  return `the twin without WebAssembly ${ours.toFixed(1)} ms`;
}

/** Real rides of the corpus end to end, in an order that the seed decides; without it a wandering road. */
function rideOf(seconds: number, seed: number): { ride: Measured; data: string } {
  const corpus = corpusDir();
  if (!corpus) return { ride: measured(wandering(seconds, seed)), data: 'invented' };
  const watts: number[] = [];
  const files = shuffle(
    readdirSync(`${corpus}/power`).filter((name) => name.endsWith('.fit')),
    seed,
  );
  while (watts.length < seconds) {
    for (const name of files) {
      for (const recording of decode(new Uint8Array(readFileSync(`${corpus}/power/${name}`)))) {
        const { grid, running } = toRide(recording, { now: NOW });
        for (const [i, watt] of grid.power?.entries() ?? []) watts.push(running[i] ? watt : 0);
      }
    }
  }
  return { ride: measured(watts.slice(0, seconds)), data: 'rides of the corpus end to end' };
}

function measured(watts: readonly number[]): Measured {
  const power = Float64Array.from(watts);
  return { grid: { power }, running: new Uint8Array(power.length).fill(1) };
}

/** The definition, in a loop that leaves the processor nothing to wait for. */
function everyWindow({ grid }: Measured): PowerCurve {
  const power = grid.power ?? new Float64Array(0);
  const length = power.length;
  const sums = new Float64Array(length + 1);
  for (let i = 0; i < length; i++) {
    sums[i + 1] = (sums[i] ?? 0) + Math.round(1000 * (power[i] || 0));
  }
  const watts = new Float64Array(length);
  const start = new Int32Array(length);
  for (let duration = 1; duration <= length; duration++) {
    let highest = -1;
    let where = 0;
    for (let from = 0; from + duration <= length; from++) {
      const sum = sums[from + duration] - sums[from];
      if (sum > highest) {
        highest = sum;
        where = from;
      }
    }
    watts[duration - 1] = highest / (1000 * duration);
    start[duration - 1] = where;
  }
  return { watts, start };
}

function assertEqual(ride: Measured): void {
  assert.deepEqual(powerCurve(ride), everyWindow(ride));
}
