import { expect, it } from 'vitest';
import { medianPlainly } from '../../../../src/core/kernels/plain/running-median.ts';

it('is the middle of each window, cut at both ends', () => {
  const medians = new Float64Array(5);
  medianPlainly(Float64Array.of(9, 1, 5, 5, 0), 1, medians);
  expect([...medians]).toEqual([5, 5, 5, 5, 2.5]);
});
