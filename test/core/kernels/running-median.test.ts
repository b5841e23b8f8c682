import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runningMedian } from '../../../src/core/kernels/running-median.ts';
import { kernelsAt, makeColumn, withLentMemory } from '../../../src/core/lent-memory.ts';

describe('runningMedian', () => {
  it('is the sorted middle of each window', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 12 }), (list, reach) => {
        const expected = list.map((_, i) =>
          middle(list.slice(Math.max(0, i - reach), i + reach + 1)),
        );
        expect([...runningMedian(Float64Array.from(list), reach)]).toEqual(expected);
        expect(whenLent(list, reach)).toEqual(expected);
      }),
      { seed: 1 },
    );
  });

  it('is empty for nothing', () => {
    expect(runningMedian(new Float64Array(0), 15)).toHaveLength(0);
  });
});

function middle(window: number[]): number {
  const sorted = window.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** Where the column lies in the memory of the kernels. */
function whenLent(list: readonly number[], reach: number): number[] {
  return withLentMemory(() => {
    const column = makeColumn(list.length);
    column.set(list);
    expect(kernelsAt(column)).not.toBeNull();
    return [...runningMedian(column, reach)];
  });
}
