import { expect, it } from 'vitest';
import { searchPlainly } from '../../../../src/core/kernels/plain/best-windows.ts';
import { prefixesOf } from '../agreement.ts';
import { degenerateSeries, randomSeries } from '../series.ts';

/** The definition: every window, the first of the highest. */
function everyWindow(prefixes: Float64Array) {
  const length = prefixes.length - 1;
  const sums = new Float64Array(length).fill(Number.NEGATIVE_INFINITY);
  const starts = new Int32Array(length);
  for (let start = 0; start < length; start++) {
    for (let end = start + 1; end <= length; end++) {
      const sum = (prefixes[end] ?? 0) - (prefixes[start] ?? 0);
      if (sum <= (sums[end - start - 1] ?? 0)) continue;
      sums[end - start - 1] = sum;
      starts[end - start - 1] = start;
    }
  }
  return { sums, starts };
}

it.each(degenerateSeries())('equals the definition: %s', (_, watts) => {
  for (const tilt of [0, 137, 300]) {
    const prefixes = prefixesOf(watts.map((watt) => watt - tilt));
    expect(searchPlainly(prefixes)).toEqual(everyWindow(prefixes));
  }
});

it('equals the definition on 200 random series', () => {
  for (const watts of randomSeries(200, 8, 1200)) {
    const prefixes = prefixesOf(watts.map((watt) => watt - 150));
    expect(searchPlainly(prefixes)).toEqual(everyWindow(prefixes));
  }
});
