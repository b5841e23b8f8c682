import { searchWindows } from './kernels/best-windows.ts';
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
  const means = new Float64Array(sums.length);
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

/** About the median: the mean, rounded, of those that fall in the middle class of one. Any value would do. */
function middling(units: ArrayLike<number>, scale: number): number {
  const counts = new Int32Array(CLASSES);
  const classOf = (unit: number) => Math.min(Math.floor(unit / scale), CLASSES - 1);
  for (let i = 0; i < units.length; i++) counts[classOf(units[i])]++;
  let middle = 0;
  for (let below = counts[0]; 2 * below < units.length; below += counts[middle]) middle++;
  let sum = 0;
  for (let i = 0; i < units.length; i++) if (classOf(units[i]) === middle) sum += units[i];
  return Math.round(sum / Math.max(1, counts[middle]));
}

function tiltedSums(units: ArrayLike<number>, tilt: number): Float64Array {
  const sums = new Float64Array(units.length + 1);
  for (let i = 0; i < units.length; i++) sums[i + 1] = sums[i] + units[i] - tilt;
  return sums;
}
