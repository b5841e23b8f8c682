import { expect, it } from 'vitest';
import { BLOCK, talliedBlocks } from '../../../src/core/kernels/tallies.ts';
import { makeColumn, makeFlags, withLentMemory } from '../../../src/core/lent-memory.ts';

it('tells whole blocks of a column that lies where kernels are', () => {
  const said = withLentMemory(() => {
    const column = makeColumn(2 * BLOCK + 9).fill(Number.NaN);
    const running = makeFlags(column.length).fill(1);
    column.set([5, 3, 1]);
    running[1] = 0;
    return Array.from(talliedBlocks(column, running, 2) ?? []);
  });
  expect(said).toEqual([1, 5, 5, 0, 0, Number.NEGATIVE_INFINITY]);
});

it('leaves other columns to its twin', () => {
  expect(talliedBlocks(new Float64Array(BLOCK), new Uint8Array(BLOCK), 0)).toBeNull();
});
