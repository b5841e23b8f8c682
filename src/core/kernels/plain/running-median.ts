import { middle } from '../../median.ts';
import type { Column } from '../../recording.ts';

/** The twin of `runningMedian` in assembly/running-median.ts. */
export function medianPlainly(column: Column, reach: number, medians: Column): void {
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
