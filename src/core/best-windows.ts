import { searchWindows } from './kernels/best-windows.ts';
import { makeColumn } from './lent-memory.ts';
import type { Column } from './recording.ts';

/** For each length d, at index d − 1, the highest mean over d neighbouring values and where it starts. */
export interface BestWindows {
  means: Column;
  /** The earliest of the best windows. */
  starts: Int32Array;
}

/** Sums are kept in whole thousandths where values are not whole, so that they are exact and ties are ties. */
const RESOLUTION = 1000;

/** Values from here on are one class when the middle is looked for. */
const CLASSES = 4096;
/** So many values tell where the middle is, to a quarter of a watt on a flat ride. */
const LOOKED_AT = 4096;

/**
 * The best mean of every length from 1 to all, exact for values in whole thousandths (others are
 * rounded to them); values are ≥ 0.
 *
 * What is searched are tilted sums: the sum of the first i values less i times a middling value. A
 * length's windows all lose the same by it, so the best ones stay; but the sums hardly change where
 * values are steady, which makes the bounds of the search tight: flat rides are no slower than hilly ones.
 */
export function bestWindows(values: ArrayLike<number>): BestWindows {
  const { units, scale } = inWholeUnits(values);
  const tilt = middling(units, scale);
  const { sums, starts } = searchWindows(tiltedSums(units, tilt));
  const means = makeColumn(sums.length);
  for (let i = 0; i < means.length; i++) means[i] = (sums[i] + tilt * (i + 1)) / (scale * (i + 1));
  return { means, starts };
}

function inWholeUnits(values: ArrayLike<number>): { units: ArrayLike<number>; scale: number } {
  let i = 0;
  while (i < values.length && Math.floor(values[i]) === values[i]) i++;
  if (i === values.length) return { units: values, scale: 1 };
  const units = Float64Array.from(values, (value) => Math.round(value * RESOLUTION));
  return { units, scale: RESOLUTION };
}

/**
 * About the median: of some of the values, the mean, rounded, of those that fall in the middle class of
 * one. Any value would do, but one beside the middle of a flat ride makes the search several times slower.
 */
function middling(units: ArrayLike<number>, scale: number): number {
  const counts = new Int32Array(CLASSES);
  const totals = new Float64Array(CLASSES);
  const stride = Math.ceil(units.length / LOOKED_AT) | 1; // odd: what alternates is seen both ways
  for (let i = 0; i < units.length; i += stride) {
    const own = Math.min(Math.floor(units[i] / scale), CLASSES - 1);
    counts[own]++;
    totals[own] += units[i];
  }
  const half = units.length / stride / 2;
  let middle = 0;
  for (let below = counts[0]; below < half; below += counts[middle]) middle++;
  return Math.round(totals[middle] / Math.max(1, counts[middle]));
}

function tiltedSums(units: ArrayLike<number>, tilt: number): Float64Array {
  const sums = makeColumn(units.length + 1);
  let sum = 0;
  sums[0] = 0;
  for (let i = 0; i < units.length; i++) {
    sum += units[i] - tilt;
    sums[i + 1] = sum;
  }
  return sums;
}
