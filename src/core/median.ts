import { makeColumn } from './lent-memory.ts';
import type { Column } from './recording.ts';

/**
 * The median of each value and its neighbours up to `reach` away on either side; at the ends the
 * window is cut. The column has no missing values.
 */
export function runningMedian(column: Column, reach: number): Column {
  const medians = makeColumn(column.length);
  // ascending; a place that is not taken holds what is greater than any value, as one always does
  const window = new Float64Array(2 * reach + 2).fill(NOTHING);
  for (let i = -reach; i < column.length; i++) {
    const first = i - reach;
    const last = i + reach;
    const leaving = first > 0 ? column[first - 1] : NOTHING;
    exchange(window, leaving, last < column.length ? column[last] : NOTHING);
    const taken = Math.min(last + 1, column.length) - Math.max(0, first);
    if (i >= 0) medians[i] = middle(window, taken);
  }
  return medians;
}

const NOTHING = Number.POSITIVE_INFINITY;

/** Puts one of the ascending values in the place of another and moves those between. */
function exchange(ascending: Float64Array, leaving: number, entering: number): void {
  let i = rank(ascending, leaving);
  for (; i > 0 && ascending[i - 1] > entering; i--) ascending[i] = ascending[i - 1];
  for (; ascending[i + 1] < entering; i++) ascending[i] = ascending[i + 1];
  ascending[i] = entering;
}

/** How many of the ascending values are less than `value`. */
function rank(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const centre = (low + high) >>> 1;
    if (ascending[centre] < value) low = centre + 1;
    else high = centre;
  }
  return low;
}

/** The middle one of some values, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  return values.length === 0
    ? Number.NaN
    : middle(
        values.toSorted((a, b) => a - b),
        values.length,
      );
}

/** Of the first `count`. */
function middle(ascending: ArrayLike<number>, count: number): number {
  const half = count >>> 1;
  if (count % 2 === 1) return ascending[half];
  return (ascending[half - 1] + ascending[half]) / 2;
}
