import { describe, expect, it } from 'vitest';
import {
  addRows,
  type Definition,
  dropRowsFrom,
  emptyTable,
} from '../../../../src/core/decode/fit/tables.ts';

const definition = (message: number, size: number) => ({ message, size }) as Definition;

describe('a table', () => {
  const [one, two] = [definition(1, 9), definition(2, 19)];

  it('keeps neighbouring messages of one definition as one run', () => {
    const table = emptyTable(10_000);
    addRows(table, one, 100, 600);
    addRows(table, one, 6100, 300);
    addRows(table, two, 10_000, 100);
    expect(table.count).toBe(1000);
    expect(table.times.length).toBeGreaterThanOrEqual(1000);
    expect(table.runs).toEqual([
      { definition: one, start: 0, end: 900, offset: 100, step: 10 },
      { definition: two, start: 900, end: 1000, offset: 10_000, step: 20 },
    ]);
  });

  it('keeps messages with the same bytes between them as one run', () => {
    const table = emptyTable(100);
    for (let i = 0; i < 50; i++) addRows(table, one, 100 + i * 33, 1);
    expect(table.runs).toEqual([{ definition: one, start: 0, end: 50, offset: 100, step: 33 }]);
  });

  it('begins a run where the step changes', () => {
    const table = emptyTable(100);
    addRows(table, one, 100, 5);
    addRows(table, one, 155, 1);
    addRows(table, one, 165, 4);
    expect(table.runs.map(({ start, end, offset, step }) => [start, end, offset, step])).toEqual([
      [0, 5, 100, 10],
      [5, 10, 155, 10],
    ]);
  });

  it('takes as many rows as its limit and not one more', () => {
    const table = emptyTable(300);
    addRows(table, one, 0, 300);
    expect(() => addRows(table, one, 3000, 1)).toThrow(
      expect.objectContaining({ code: 'too-many-samples' }),
    );
  });

  it('drops its last rows with their runs', () => {
    const table = emptyTable(10);
    addRows(table, one, 0, 3);
    addRows(table, two, 100, 1);
    dropRowsFrom(table, 2);
    expect(table).toMatchObject({ count: 2, runs: [{ definition: one, start: 0, end: 2 }] });
  });
});
