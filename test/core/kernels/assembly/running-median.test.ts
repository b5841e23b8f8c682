import { expect, it } from 'vitest';
import { type Kernels, startedKernels } from '../../../../src/core/kernels/load.ts';
import { medianPlainly } from '../../../../src/core/kernels/plain/running-median.ts';
import { randomOf } from '../../../mutations.ts';
import { degenerateSeries, randomSeries } from '../series.ts';

const RUBBISH = 666;

/** By the kernel: the column is the last of all memory, the medians come first in it. */
function byKernel(kernels: Kernels, values: readonly number[], reach: number): Float64Array {
  const { buffer } = kernels.memory;
  const column = buffer.byteLength - 8 * values.length;
  new Float64Array(buffer, column).set(values);
  const out = kernels.roomStart();
  const medians = new Float64Array(buffer, out, values.length + 1).fill(RUBBISH);
  kernels.runningMedian(column, values.length, reach, out);
  expect(medians[values.length]).toBe(RUBBISH);
  return medians.slice(0, -1);
}

function kernelsHere(): Kernels {
  const kernels = startedKernels();
  if (kernels === null) throw new Error('there are kernels in Node');
  return kernels;
}

it('gives what its twin gives, to the bit', () => {
  const kernels = kernelsHere();
  const series = [...degenerateSeries().map(([, one]) => one), ...randomSeries(60, 7, 900)];
  for (const [i, values] of series.entries()) {
    const metres = values.map((value) => value / 5 - 500);
    for (const reach of [0, 1, 2, 15, 16, i % 40]) {
      const expected = new Float64Array(metres.length);
      medianPlainly(Float64Array.from(metres), reach, expected);
      expect(byKernel(kernels, metres, reach)).toEqual(expected);
    }
  }
});

it('comes to an end, also on values that nobody should give it', () => {
  const kernels = kernelsHere();
  const random = randomOf(3);
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0, 5];
  for (let length = 0; length < 80; length++) {
    const values = Array.from({ length }, () => odd[Math.floor(odd.length * random())] ?? 0);
    expect(byKernel(kernels, values, 15)).toHaveLength(length);
  }
});
