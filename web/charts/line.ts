import type { Column } from '../../src/core/recording.ts';
import type { Range } from '../../src/core/series.ts';

export interface Point {
  x: number;
  /** NaN: the line is interrupted here. */
  y: number;
}

/** Values inside of pauses (`time` within one of `pauses`) become missing. */
export function withoutPauses(time: Column, values: Column, pauses: readonly Range[]): Column {
  let next = 0;
  return values.map((value, i) => {
    while (next < pauses.length && pauses[next].end <= time[i]) next++;
    return next < pauses.length && pauses[next].start <= time[i] ? Number.NaN : value;
  });
}

/**
 * Centred mean over `window` samples; what is missing stays missing and nothing is averaged across
 * it. At both ends of an unbroken run the window shrinks.
 */
export function smooth(values: Column, window: number): Column {
  const half = Math.floor(window / 2);
  if (half < 1) return values;
  const smoothed = new Float64Array(values.length).fill(Number.NaN);
  for (let start = 0; start < values.length; ) {
    const end = runEnd(values, start);
    for (let i = start; i < end; i++) {
      smoothed[i] = mean(values, Math.max(start, i - half), Math.min(end, i + half + 1));
    }
    start = Math.max(end, start + 1);
  }
  return smoothed;
}

/** A line through the samples, interrupted where a value is missing and where a pause lies between two. */
export function linePoints(
  samples: { time: Column; x: Column; y: Column },
  pauses: readonly Range[],
): Point[] {
  const { time, x, y } = samples;
  const points: Point[] = [];
  let next = 0;
  for (let i = 0; i < y.length; i++) {
    const before = next;
    while (next < pauses.length && pauses[next].start < time[i]) next++;
    if (i > 0 && next > before) points.push({ x: x[i], y: Number.NaN });
    points.push({ x: x[i], y: y[i] });
  }
  return points;
}

/** The first index after `start` at which a value is missing; `start` itself where it is. */
function runEnd(values: Column, start: number): number {
  let end = start;
  while (end < values.length && !Number.isNaN(values[end])) end++;
  return end;
}

function mean(values: Column, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += values[i];
  return sum / (end - start);
}
