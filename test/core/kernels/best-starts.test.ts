import { expect, it } from 'vitest';
import { betterStart } from '../../../src/core/kernels/best-starts.ts';
import type { BestStart } from '../../../src/core/kernels/plain/best-starts.ts';
import { makeColumn, withLentMemory } from '../../../src/core/lent-memory.ts';
import { prefixesOf } from './agreement.ts';
import { degenerateSeries, randomSeries } from './series.ts';

it('gives the same in the memory of the kernels and elsewhere', () => {
  const series = [...degenerateSeries().map(([, one]) => one), ...randomSeries(60, 21, 1500)];
  for (const values of series.filter(({ length }) => length > 0)) {
    const sums = prefixesOf(values.map((value) => value / 7));
    const change = Math.max(...values) / 7;
    for (const duration of [1, 5, 60].filter((one) => one <= values.length)) {
      const end = values.length - duration + 1;
      const middle = end >> 1;
      const search = (some: Float64Array): BestStart => {
        const none = { start: -1, sum: Number.NEGATIVE_INFINITY };
        const first = betterStart(some, duration, { start: 0, end: middle }, change, none);
        return betterStart(some, duration, { start: middle, end }, change, first);
      };
      const lent = withLentMemory(() => {
        const column = makeColumn(sums.length);
        column.set(sums);
        return search(column);
      });
      expect(lent).toEqual(search(sums));
      const highest = Math.max(...Array.from({ length: end }, (_, i) => sumAt(sums, i, duration)));
      expect(lent.sum).toBe(highest);
      expect(sumAt(sums, lent.start, duration)).toBe(highest);
    }
  }
});

function sumAt(sums: Float64Array, start: number, duration: number): number {
  return (sums[start + duration] ?? 0) - (sums[start] ?? 0);
}
