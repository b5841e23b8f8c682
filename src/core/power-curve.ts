import { bestWindows } from './best-windows.ts';
import { makeColumn } from './lent-memory.ts';
import type { Column } from './recording.ts';
import type { Ride } from './ride.ts';

/** The highest mean power for every duration d from 1 s to the whole ride, at index d − 1. */
export interface PowerCurve {
  watts: Column;
  /** Second of the ride at which the earliest best window starts. */
  start: Int32Array;
}

const MINUTE = 60;
const HOUR = 3600;

/** Durations that riders ask for. */
const NAMED = [
  ...[1, 2, 3, 5, 10, 15, 30],
  ...[1, 2, 3, 5, 8, 10, 12, 20, 30, 45, 60, 90].map((minutes) => minutes * MINUTE),
  ...[2, 3, 4, 5, 6, 8, 10, 12, 24].map((hours) => hours * HOUR),
];

/** Neighbouring durations of the grid are about this far apart. */
const GRID_RATIO = 1.07;

/**
 * The durations at which curves are stored and drawn, ascending: those that riders ask for, and
 * between them an even spread on the logarithmic axis up to 24 h.
 */
export const CURVE_GRID: readonly number[] = curveGrid();

function curveGrid(): number[] {
  const grid = NAMED.flatMap((named, i) => evenly(named, NAMED[i + 1] ?? named));
  return [...new Set(grid)];
}

/** Whole seconds from `start` to before `end`, in equal ratios of about GRID_RATIO. */
function evenly(start: number, end: number): number[] {
  const steps = Math.max(1, Math.round(Math.log(end / start) / Math.log(GRID_RATIO)));
  return Array.from({ length: steps }, (_, k) => Math.round(start * (end / start) ** (k / steps)));
}

/** The power curve of a ride: pauses and missing power count as 0 W. Null without a power channel. */
export function powerCurve({ grid, running }: Pick<Ride, 'grid' | 'running'>): PowerCurve | null {
  if (!grid.power) return null;
  const watts = makeColumn(grid.power.length);
  for (let i = 0; i < watts.length; i++) {
    const value = grid.power[i];
    watts[i] = running[i] === 1 && value > 0 ? value : 0;
  }
  const { means, starts } = bestWindows(watts);
  return { watts: means, start: starts };
}

/** The curve at the durations of CURVE_GRID; NaN and −1 where the ride is shorter. */
export function onCurveGrid(curve: PowerCurve): PowerCurve {
  const watts = new Float64Array(CURVE_GRID.length).fill(Number.NaN);
  const start = new Int32Array(CURVE_GRID.length).fill(-1);
  for (let i = 0; i < CURVE_GRID.length && CURVE_GRID[i] <= curve.watts.length; i++) {
    watts[i] = curve.watts[CURVE_GRID[i] - 1];
    start[i] = curve.start[CURVE_GRID[i] - 1];
  }
  return { watts, start };
}

/** The best of several curves at each duration, and the curve it is from; NaN and null where there is none. */
export interface MergedCurve<Source> {
  watts: Column;
  sources: (Source | null)[];
}

/** Merges curves of any lengths, every duration or on one grid; where two are equal the first counts. */
export function mergeCurves<Source extends { watts: ArrayLike<number> }>(
  curves: readonly Source[],
): MergedCurve<Source> {
  const length = curves.reduce((longest, { watts }) => Math.max(longest, watts.length), 0);
  const watts = new Float64Array(length).fill(Number.NaN);
  const sources: (Source | null)[] = new Array(length).fill(null);
  for (const curve of curves) {
    for (let i = 0; i < curve.watts.length; i++) {
      if (Number.isNaN(curve.watts[i]) || curve.watts[i] <= watts[i]) continue;
      watts[i] = curve.watts[i];
      sources[i] = curve;
    }
  }
  return { watts, sources };
}
