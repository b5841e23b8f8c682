import { describe, expect, it } from 'vitest';
import {
  addRows,
  type Definition,
  definitionOf,
  dropRowsFrom,
  emptyTable,
  NO_TIME,
  setHeaderTime,
} from '../../../../src/core/decode/fit/tables.ts';

const definition = (message: number) => ({ message, size: 9, rank: -1 }) as Definition;

describe('a table', () => {
  it('keeps neighbouring messages of one definition as one run, and ranks its definitions', () => {
    const [one, two] = [definition(1), definition(2)];
    const table = emptyTable(10_000);
    addRows(table, one, 600, 0);
    addRows(table, one, 300, 0);
    addRows(table, two, 100, 0);
    addRows(table, one, 1, 0);
    expect(table.count).toBe(1001);
    expect(table.offsets.length).toBeGreaterThanOrEqual(1001);
    expect(table.runs).toEqual([
      { definition: one, start: 0, end: 900 },
      { definition: two, start: 900, end: 1000 },
      { definition: one, start: 1000, end: 1001 },
    ]);
    expect(table.definitions).toEqual([one, two]);
    expect([one.rank, two.rank]).toEqual([0, 1]);
    expect([0, 899, 900, 999, 1000].map((row) => definitionOf(table, row))).toEqual([
      ...[one, one, two, two, one],
    ]);
  });

  it('keeps what was filed when it grows, and makes room for what is likely', () => {
    const [one, table] = [definition(1), emptyTable(100_000)];
    addRows(table, one, 200, 0);
    table.offsets[199] = 7;
    setHeaderTime(table, 199, 8);
    addRows(table, one, 700, 10_000);
    expect([table.offsets[199], table.headerTimes?.[199]]).toEqual([7, 8]);
    expect(table.headerTimes?.[200]).toBe(NO_TIME);
    expect(table.offsets.length).toBe(1900);
    addRows(table, one, 99_100, 1e9);
    expect(table.offsets.length).toBe(100_000);
  });

  it('takes as many rows as its limit and not one more', () => {
    const [one, table] = [definition(1), emptyTable(300)];
    addRows(table, one, 300, 0);
    expect(() => addRows(table, one, 1, 0)).toThrow(
      expect.objectContaining({ code: 'too-many-samples' }),
    );
  });

  it('drops its last rows with their runs', () => {
    const [one, two, table] = [definition(1), definition(2), emptyTable(10)];
    addRows(table, one, 3, 0);
    addRows(table, two, 1, 0);
    dropRowsFrom(table, 2);
    expect(table).toMatchObject({ count: 2, runs: [{ definition: one, start: 0, end: 2 }] });
  });
});
