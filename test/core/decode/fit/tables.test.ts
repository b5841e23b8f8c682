import { describe, expect, it } from 'vitest';
import {
  addRow,
  type Definition,
  dropRowsFrom,
  emptyTable,
} from '../../../../src/core/decode/fit/tables.ts';

const definition = (message: number) => ({ message }) as Definition;

describe('a table', () => {
  const [one, two] = [definition(1), definition(2)];

  it('keeps offsets and times in order and makes runs of equal definitions', () => {
    const table = emptyTable(10_000);
    for (let i = 0; i < 1000; i++) addRow(table, i < 600 ? one : two, i * 10, i);
    expect(table.count).toBe(1000);
    expect([...table.offsets.subarray(0, 1000)]).toEqual(
      Array.from({ length: 1000 }, (_, i) => i * 10),
    );
    expect(table.times[999]).toBe(999);
    expect(table.runs).toEqual([
      { definition: one, start: 0, end: 600 },
      { definition: two, start: 600, end: 1000 },
    ]);
  });

  it('takes as many rows as its limit and not one more', () => {
    const table = emptyTable(300);
    for (let i = 0; i < 300; i++) addRow(table, one, i, i);
    expect(() => addRow(table, one, 0, 0)).toThrow(
      expect.objectContaining({ code: 'too-many-samples' }),
    );
  });

  it('drops its last rows with their runs', () => {
    const table = emptyTable(10);
    for (let i = 0; i < 4; i++) addRow(table, i < 3 ? one : two, i, i);
    dropRowsFrom(table, 2);
    expect(table).toMatchObject({ count: 2, runs: [{ definition: one, start: 0, end: 2 }] });
  });
});
