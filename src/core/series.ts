import { kernelsAt, makeColumn } from './lent-memory.ts';
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

/** What ranges, which ascend and lie apart, leave of [0, length). */
export function between(ranges: readonly Range[], length: number): Range[] {
  const starts = [0, ...ranges.map(({ end }) => end)];
  const ends = [...ranges.map(({ start }) => start), length];
  return starts
    .map((start, i) => ({ start, end: ends[i] }))
    .filter(({ start, end }) => end > start);
}

/** A moment, for `reachingInto`. */
export function momentAt(at: number): Range {
  return { start: at, end: at };
}

export function countOnes(flags: Uint8Array): number {
  const kernels = kernelsAt(flags);
  if (kernels) return kernels.countOnes(flags.byteOffset, flags.length);
  let ones = 0;
  for (let i = 0; i < flags.length; i++) ones += flags[i];
  return ones;
}

/** The first sample behind one that is not a second later than the one before. */
export function endOfRun(time: Column, start: number): number {
  const kernels = kernelsAt(time);
  if (kernels) return kernels.endOfRun(time.byteOffset, time.length, start);
  let end = start + 1;
  while (end < time.length && time[end] === time[end - 1] + 1) end++;
  return end;
}

/** Whether no value is missing. */
export function isComplete(column: Column): boolean {
  const kernels = kernelsAt(column);
  if (kernels) return kernels.countMissing(column.byteOffset, column.length) === 0;
  return isCompletePlainly(column);
}

/** A sum is NaN where a value is: several are added at a time. */
function isCompletePlainly(column: Column): boolean {
  const fours = column.length & ~3;
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < fours; i += 4) {
    a += column[i];
    b += column[i + 1];
    c += column[i + 2];
    d += column[i + 3];
  }
  for (let i = fours; i < column.length; i++) a += column[i];
  return !Number.isNaN(a + b + c + d);
}

/**
 * Samples at `time` (seconds, ascending) on a grid of one value a second; missing stays NaN.
 * Second i covers [i, i + 1): several values in it are averaged, and where the next value comes at
 * most `longestGap` seconds after the last one, the last is held until then. Never backwards.
 */
export function hold(time: Column, values: Column, seconds: number, longestGap: number): Column {
  const grid = makeColumn(seconds);
  return grid.fill(Number.NaN, holdOn(grid, time, values, longestGap));
}

/** Says how many seconds it has written. */
function holdOn(grid: Column, time: Column, values: Column, longestGap: number): number {
  let next = 0; // the first second without a value
  let last = Number.NaN;
  let count = 0;
  for (let i = 0; i < time.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    const second = Math.floor(time[i]);
    if (second >= next) {
      const between = time[i] - last <= longestGap ? grid[next - 1] : Number.NaN;
      while (next < second) grid[next++] = between;
      grid[next++] = value;
      count = 1;
    } else {
      count++;
      grid[second] += (value - grid[second]) / count;
    }
    last = time[i];
  }
  return next;
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
  const grid = makeColumn(seconds);
  return grid.fill(Number.NaN, interpolateOn(grid, time, values, longestGap));
}

/** Says how many instants it has written. */
function interpolateOn(grid: Column, time: Column, values: Column, longestGap: number): number {
  let next = 0; // the first instant without a value
  let before = -1;
  for (let i = 0; i < time.length; i++) {
    if (Number.isNaN(values[i])) continue;
    const at = time[i];
    if (at === next) {
      grid[next++] = values[i];
    } else if (before >= 0 && at - time[before] <= longestGap) {
      const slope = (values[i] - values[before]) / (at - time[before]);
      for (; next < at; next++) grid[next] = values[before] + slope * (next - time[before]);
      if (next === at) grid[next++] = values[i];
    } else {
      // no neighbour to come from: the value stands for the second that it was taken in
      const second = Math.floor(at);
      while (next < second) grid[next++] = Number.NaN;
      grid[next++] = values[i];
    }
    before = i;
  }
  return next;
}

/**
 * On a grid of one value a second: has `fill` write what is missing between two values that are at
 * most `longestGap` seconds apart.
 */
export function fillHoles(
  grid: Column,
  longestGap: number,
  fill: (grid: Column, before: number, after: number) => void,
): void {
  let before = -1;
  for (let i = 0; i < grid.length; i++) {
    if (Number.isNaN(grid[i])) continue;
    if (i - before > 1 && before >= 0 && i - before <= longestGap) fill(grid, before, i);
    before = i;
  }
}

/** As `hold`. */
export function holdBetween(grid: Column, before: number, after: number): void {
  grid.fill(grid[before], before + 1, after);
}

/** As `interpolate`. */
export function lineBetween(grid: Column, before: number, after: number): void {
  const value = grid[before];
  const slope = (grid[after] - value) / (after - before);
  for (let i = before + 1; i < after; i++) grid[i] = value + slope * (i - before);
}
