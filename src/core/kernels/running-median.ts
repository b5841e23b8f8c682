import { kernelsAt, makeColumn } from '../lent-memory.ts';
import type { Column } from '../recording.ts';
import { medianPlainly } from './plain/running-median.ts';

/**
 * The median of each value and its neighbours up to `reach` away on either side; at the ends the
 * window is cut. The column has no missing values.
 */
export function runningMedian(column: Column, reach: number): Column {
  const { length, byteOffset } = column;
  const medians = makeColumn(length);
  const kernels = kernelsAt(column, medians);
  if (kernels) kernels.runningMedian(byteOffset, length, reach, medians.byteOffset);
  else medianPlainly(column, reach, medians);
  return medians;
}
