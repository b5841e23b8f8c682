import { describe, expect, it } from 'vitest';
import { readerOf, readValue } from '../../../../src/core/decode/fit/values.ts';
import { FitBuilder, I16, U8 } from './fit-builder.ts';
import { tableOf } from './walked.ts';

const RECORD = 20;

describe('readerOf(definition, place, scaling)', () => {
  it('is null for text, unknown types, and sizes that do not fit the type', () => {
    const { table } = tableOf(new FitBuilder().define(0, RECORD, [[3, U8]]).data(0, 1), RECORD);
    const [{ definition }] = table.runs;
    const places = [
      { offset: 0, size: 4, type: 7 },
      { offset: 0, size: 4, type: 17 },
      { offset: 0, size: 3, type: 4 },
      { offset: 0, size: 0, type: 2 },
    ];
    expect(places.map((place) => readerOf(definition, place, {}))).toEqual(places.map(() => null));
    expect(readerOf(definition, null, {})).toBeNull();
  });
});

describe('readValue(view, payload, reader, scaling)', () => {
  const builder = new FitBuilder()
    .define(0, RECORD, [[7, I16]])
    .data(0, -250)
    .data(0, 0x7fff);
  const { source, table } = tableOf(builder, RECORD);
  const reader = readerOf(table.definitions[0], { offset: 0, size: 2, type: 3 }, {});
  const value = (row: number, one = reader) =>
    readValue(source.view, table.offsets[row], one, { scale: 100, offset: 2 });

  it('is scaled; NaN for "no value" and where there is no such field', () => {
    expect([value(0), value(1), value(0, null)]).toEqual([-4.5, Number.NaN, Number.NaN]);
  });
});
