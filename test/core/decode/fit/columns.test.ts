import { describe, expect, it } from 'vitest';
import { readColumn, readFields, readText } from '../../../../src/core/decode/fit/columns.ts';
import { NO_TIME } from '../../../../src/core/decode/fit/tables.ts';
import { FitBuilder, NOON, TEXT, U8, U16, U32 } from './fit-builder.ts';
import { tableOf } from './walked.ts';

const RECORD = 20;
const NAN = Number.NaN;

describe('readColumn(source, table, rule)', () => {
  it('applies scale and offset', () => {
    const builder = new FitBuilder().define(0, RECORD, [[2, U16]]).data(0, 5000);
    const { source, table } = tableOf(builder, RECORD);
    expect(readColumn(source, table, { field: 2, scale: 5, offset: 500 })?.column).toEqual(
      Float64Array.of(500),
    );
  });

  it('leaves rows missing whose definition lacks the field, and is null when all do', () => {
    const builder = new FitBuilder().define(0, RECORD, [[7, U16]]).define(1, RECORD, [[3, U8]]);
    for (const local of [0, 1, 0, 1]) builder.data(local, 150);
    const { source, table } = tableOf(builder, RECORD);
    expect(readColumn(source, table, { field: 7 })).toEqual({
      column: Float64Array.of(150, NAN, 150, NAN),
      missing: 2,
      rejected: 0,
    });
    expect(readColumn(source, table, { field: 4 })).toBeNull();
  });

  it('takes the first of an array, and nothing of a size that does not fit the type', () => {
    const array = new FitBuilder().define(0, RECORD, [[7, U16, 4]]).data(0, [300, 400]);
    const misfit = new FitBuilder().define(0, RECORD, [[7, U16, 3]]).raw(0, 1, 2, 3);
    const unknown = new FitBuilder().define(0, RECORD, [[7, 0x1f, 1]]).raw(0, 1);
    const columns = [array, misfit, unknown].map((builder) => {
      const { source, table } = tableOf(builder, RECORD);
      return readColumn(source, table, { field: 7 })?.column ?? null;
    });
    expect(columns).toEqual([Float64Array.of(300), null, null]);
  });
});

describe('readFields(source, table, rules)', () => {
  it('gives each message as its own definition has it, NaN for what it does not say', () => {
    const builder = new FitBuilder()
      .define(0, 19, [
        [253, U32],
        [7, U16],
      ])
      .define(1, 19, [[3, U8]])
      .data(0, NOON, 2500)
      .data(1, 90)
      .data(0, NOON + 9, 0xffff);
    const { source, table } = tableOf(builder, 19);
    const rules = { pulse: { field: 3 }, metres: { field: 7, scale: 100 } };
    expect(readFields(source, table, rules)).toEqual({
      time: [NOON, NO_TIME, NOON + 9],
      pulse: [NAN, 90, NAN],
      metres: [25, NAN, NAN],
    });
    expect(readFields(source, undefined, rules)).toEqual({ time: [], pulse: [], metres: [] });
  });
});

describe('readText(source, table, row, field)', () => {
  it('reads up to the first NUL in each row’s own definition', () => {
    const builder = new FitBuilder()
      .define(0, 12, [[3, TEXT, 8]])
      .data(0, 'Vélo')
      .define(1, 12, [
        [0, U8],
        [3, TEXT, 4],
      ])
      .data(1, 0, 'long')
      .data(0, '');
    const { source, table } = tableOf(builder, 12);
    expect([0, 1, 2].map((row) => readText(source, table, row, 3))).toEqual(['Vélo', 'long', null]);
  });

  it('is null for a missing field and for one that is no text', () => {
    const { source, table } = tableOf(new FitBuilder().fileId(), 0);
    expect([readText(source, table, 0, 0), readText(source, table, 0, 8)]).toEqual([null, null]);
  });
});
