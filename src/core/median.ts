import { makeColumn } from './lent-memory.ts';
import type { Column } from './recording.ts';

/**
 * The median of each value and its neighbours up to `reach` away on either side; at the ends the
 * window is cut. The column has no missing values.
 */
export function runningMedian(column: Column, reach: number): Column {
  const medians = makeColumn(column.length);
  const window: number[] = []; // ascending
  for (let i = -reach; i < column.length; i++) {
    const entering = i + reach;
    const leaving = i - reach - 1;
    if (entering < column.length)
      window.splice(rank(window, column[entering]), 0, column[entering]);
    if (leaving >= 0) window.splice(rank(window, column[leaving]), 1);
    if (i >= 0) medians[i] = middle(window);
  }
  return medians;
}

/** How many of the ascending values are less than `value`. */
function rank(ascending: readonly number[], value: number): number {
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
  return values.length === 0 ? Number.NaN : middle(values.toSorted((a, b) => a - b));
}

function middle(ascending: readonly number[]): number {
  const half = ascending.length >>> 1;
  if (ascending.length % 2 === 1) return ascending[half];
  return (ascending[half - 1] + ascending[half]) / 2;
}
