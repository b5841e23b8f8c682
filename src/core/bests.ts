import { betterStart } from './kernels/best-starts.ts';
import { type BestStart, ROW } from './kernels/plain/best-starts.ts';
import { makeColumn } from './lent-memory.ts';
import type { Column } from './recording.ts';
import type { Ride } from './ride.ts';
import type { Range } from './series.ts';

/** The highest mean over a duration. */
export interface Best {
  /** Seconds. */
  duration: number;
  value: number;
  /** Second of the ride at which the earliest best window starts. */
  start: number;
}

export interface Bests {
  /** Beats a minute. */
  heartRate: Best[];
  /** Metres a second, by the clock: a pause counts as standing. */
  speed: Best[];
}

const HEART_RATE_DURATIONS = [60, 300, 600, 1200, 1800, 3600, 5400, 7200, 10800];
const SPEED_DURATIONS = [5, 30, 60, 300, 600, 1200, 1800, 3600, 7200, 10800, 18000];

/** Best heart rates and speeds; durations are left out for which no window is free of holes. */
export function bests({ grid, running }: Pick<Ride, 'grid' | 'running'>): Bests {
  const { heartRate, speed } = grid;
  const sums = makeColumn(running.length + 1);
  sums[0] = 0;
  const always = new Uint8Array(running.length).fill(1);
  // a heart rate of 0 is a missing measurement
  const rates = heartRate ? summedUp(heartRate, always, Number.MIN_VALUE, sums) : null;
  const heartRates = rates ? bestMeans(rates, HEART_RATE_DURATIONS) : [];
  const speeds = speed ? summedUp(speed, running, 0, sums) : null;
  return { heartRate: heartRates, speed: speeds ? bestMeans(speeds, SPEED_DURATIONS) : [] };
}

interface SummedUp {
  /** Of the first 0, 1, 2 … values. */
  sums: Float64Array;
  /** Where no value is missing. */
  stretches: Range[];
  /** No value lies outside these. */
  highest: number;
  lowest: number;
}

/** A value counts as 0 where nothing runs, and is missing below `least`. */
function summedUp(
  column: Column,
  running: Uint8Array,
  least: number,
  sums: Float64Array,
): SummedUp {
  const summed = {
    sums,
    stretches: [] as Range[],
    highest: Number.MIN_VALUE,
    lowest: Number.MAX_VALUE,
  };
  let start = 0;
  while (start < column.length) {
    const end = sumStretch(summed, column, running, least, start);
    if (end > start) summed.stretches.push({ start, end });
    start = end + 1;
  }
  return summed;
}

/** Sums up until a value is missing; says where. */
function sumStretch(
  summed: SummedUp,
  column: Column,
  running: Uint8Array,
  least: number,
  start: number,
): number {
  const { sums } = summed;
  let sum = sums[start];
  let { highest, lowest } = summed;
  let i = start;
  for (; i < column.length; i++) {
    const value = running[i] === 1 ? column[i] : 0;
    if (!(value >= least)) break;
    sum += value;
    if (value > highest) highest = value;
    if (value < lowest) lowest = value;
    sums[i + 1] = sum;
  }
  summed.highest = highest;
  summed.lowest = lowest;
  if (i < column.length) sums[i + 1] = sum;
  return i;
}

/** The best mean of each duration over windows without a missing value. */
function bestMeans(summed: SummedUp, durations: readonly number[]): Best[] {
  const { sums } = summed;
  return durations.flatMap((duration) => {
    const start = bestStart(summed, duration);
    if (start < 0) return [];
    return { duration, value: (sums[start + duration] - sums[start]) / duration, start };
  });
}

/** Where the earliest best window of a duration starts; −1 where none fits into a stretch. */
function bestStart({ sums, stretches, highest, lowest }: SummedUp, duration: number): number {
  let best: BestStart = { start: -1, sum: glimpsed(sums, stretches, duration) };
  // sums are rounded: what is steady to within a millionth may differ by more than it says
  const change = Math.max(highest - lowest, highest * 1e-6);
  for (const { start, end } of stretches) {
    const starts = { start, end: end - duration + 1 };
    best = betterStart(sums, duration, starts, change, best);
  }
  return best.start;
}

/** The highest sum of a few windows: the search that knows a good one leaves out the more. */
function glimpsed(sums: Float64Array, stretches: readonly Range[], duration: number): number {
  const step = Math.max(ROW, duration >> 2);
  let most = Number.NEGATIVE_INFINITY;
  for (const { start, end } of stretches) {
    for (let at = start; at + duration <= end; at += step) {
      most = Math.max(most, sums[at + duration] - sums[at]);
    }
  }
  return most;
}
