import type { Column } from '../../src/core/recording.ts';

/** The fixed scale of slopes, in per cent: each band reaches from its bound to the next one's. */
export const SLOPE_BANDS = [
  { from: Number.NEGATIVE_INFINITY, token: '--slope-down' },
  { from: 0, token: '--slope-0' },
  { from: 3, token: '--slope-3' },
  { from: 6, token: '--slope-6' },
  { from: 9, token: '--slope-9' },
  { from: 12, token: '--slope-12' },
] as const;

/** Metres over which slopes are told: less than the first follows the noise of the altitude. */
const BASES = [100, 200, 500, 1000];

/** So many pieces in sight are as many as an eye can tell apart. */
const PIECES = 200;

/** Metres over which to tell the slopes of a part of a ride that is so many metres long. */
export function slopeBase(metresInSight: number): number {
  return BASES.find((base) => base * PIECES >= metresInSight) ?? 1000;
}

/**
 * Slope in per cent at each sample, from the altitudes half of `base` metres before and behind it;
 * missing where altitude or distance are, and where less than half of `base` was ridden around it.
 */
export function slopes(distance: Column, altitude: Column, base: number): Column {
  const result = new Float64Array(distance.length).fill(Number.NaN);
  const known = indexesWithBoth(distance, altitude);
  let low = 0;
  let high = 0;
  for (let k = 0; k < known.length; k++) {
    const here = distance[known[k]];
    while (low < k && distance[known[low + 1]] <= here - base / 2) low++;
    high = Math.max(high, k);
    while (high < known.length - 1 && distance[known[high]] < here + base / 2) high++;
    const run = distance[known[high]] - distance[known[low]];
    if (run < base / 2) continue;
    result[known[k]] = (100 * (altitude[known[high]] - altitude[known[low]])) / run;
  }
  return result;
}

/** Index into SLOPE_BANDS; −1 where the slope is unknown. */
export function slopeBand(slope: number): number {
  return SLOPE_BANDS.findLastIndex((band) => slope >= band.from);
}

export interface SlopeRun {
  /** Half-open indexes of samples. */
  start: number;
  end: number;
  /** Index into SLOPE_BANDS; −1 unknown. */
  band: number;
}

/** Neighbouring samples of one band together. */
export function slopeRuns(values: Column): SlopeRun[] {
  const runs: SlopeRun[] = [];
  for (let i = 0; i < values.length; i++) {
    const band = slopeBand(values[i]);
    const last = runs.at(-1);
    if (last?.band === band) last.end = i + 1;
    else runs.push({ start: i, end: i + 1, band });
  }
  return runs;
}

function indexesWithBoth(distance: Column, altitude: Column): number[] {
  const indexes: number[] = [];
  for (let i = 0; i < distance.length; i++) {
    if (!Number.isNaN(distance[i]) && !Number.isNaN(altitude[i])) indexes.push(i);
  }
  return indexes;
}
