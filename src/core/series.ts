import type { Column } from './recording.ts';

/** Half-open: `start` is inside, `end` is not. */
export interface Range {
  start: number;
  end: number;
}

/**
 * Asks whether one of the ranges, which ascend and lie apart, reaches into (from, to). The questions
 * must ascend too: all of them together then take one walk along the ranges.
 */
export function reachingInto(ranges: readonly Range[]): (from: number, to: number) => boolean {
  let next = 0;
  return (from, to) => {
    while (next < ranges.length && ranges[next].end <= from) next++;
    return next < ranges.length && ranges[next].start < to;
  };
}

/** Both lists as one that ascends, its ranges apart. */
export function merged(some: readonly Range[], others: readonly Range[]): Range[] {
  const ranges: Range[] = [];
  for (const { start, end } of [...some, ...others].sort((a, b) => a.start - b.start)) {
    const last = ranges.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

/** A moment, for `reachingInto`. */
export function momentAt(at: number): Range {
  return { start: at, end: at };
}

/**
 * Samples at `time` (seconds, ascending) on a grid of one value a second; missing stays NaN.
 * Second i covers [i, i + 1): several values in it are averaged, and where the next value comes at
 * most `longestGap` seconds after the last one, the last is held until then. Never backwards.
 */
export function hold(time: Column, values: Column, seconds: number, longestGap: number): Column {
  const grid = new Float64Array(seconds).fill(Number.NaN);
  let previous = -1;
  let previousTime = Number.NaN;
  let count = 0;
  for (let i = 0; i < time.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    const second = Math.floor(time[i]);
    if (second === previous) {
      count++;
      grid[second] += (value - grid[second]) / count;
    } else {
      if (second > previous + 1 && time[i] - previousTime <= longestGap) {
        grid.fill(grid[previous], previous + 1, second);
      }
      grid[second] = value;
      previous = second;
      count = 1;
    }
    previousTime = time[i];
  }
  return grid;
}

/**
 * Samples at `time` (seconds, ascending, the first within [0, 1)) at the instants 0, 1, 2 …,
 * linear between neighbours at most `longestGap` seconds apart; NaN elsewhere.
 */
export function interpolate(
  time: Column,
  values: Column,
  seconds: number,
  longestGap: number,
): Column {
  const grid = new Float64Array(seconds).fill(Number.NaN);
  let before = -1;
  for (let i = 0; i < time.length; i++) {
    if (Number.isNaN(values[i])) continue;
    if (before >= 0 && time[i] - time[before] <= longestGap) {
      fillLine(grid, time[before], values[before], time[i], values[i]);
    } else {
      // no neighbour to come from: the value stands for the second that it was taken in
      grid[Math.floor(time[i])] = values[i];
    }
    before = i;
  }
  return grid;
}

function fillLine(grid: Column, t0: number, v0: number, t1: number, v1: number): void {
  const slope = t1 > t0 ? (v1 - v0) / (t1 - t0) : 0;
  for (let second = Math.ceil(t0); second <= t1; second++) {
    grid[second] = second === t1 ? v1 : v0 + slope * (second - t0);
  }
}
