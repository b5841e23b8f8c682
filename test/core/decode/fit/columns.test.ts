import { describe, expect, it } from 'vitest';
import { readColumn, readText } from '../../../../src/core/decode/fit/columns.ts';
import { FitBuilder, TEXT, U8, U16 } from './fit-builder.ts';
import { tableOf } from './walked.ts';

const RECORD = 20;
const NAN = Number.NaN;

/** Base type byte, size, the value's bytes in little endian, the value; then the bytes for "none". */
const TYPES: [name: string, type: number, bytes: number[], value: number, none: number[]][] = [
  ['enum', 0x00, [5], 5, [0xff]],
  ['sint8', 0x01, [0x80], -128, [0x7f]],
  ['uint8', 0x02, [0xfe], 254, [0xff]],
  ['sint16', 0x83, [0x00, 0x80], -32768, [0xff, 0x7f]],
  ['uint16', 0x84, [0xfe, 0xff], 65534, [0xff, 0xff]],
  ['sint32', 0x85, [0x00, 0x00, 0x00, 0x80], -(2 ** 31), [0xff, 0xff, 0xff, 0x7f]],
  ['uint32', 0x86, [0xfe, 0xff, 0xff, 0xff], 2 ** 32 - 2, [0xff, 0xff, 0xff, 0xff]],
  ['float32', 0x88, [0x00, 0x00, 0xc0, 0x3f], 1.5, [0xff, 0xff, 0xff, 0xff]],
  ['float64', 0x89, [0, 0, 0, 0, 0, 0, 0xf8, 0x3f], 1.5, [255, 255, 255, 255, 255, 255, 255, 255]],
  ['uint8z', 0x0a, [0xff], 255, [0]],
  ['uint16z', 0x8b, [0xff, 0xff], 65535, [0, 0]],
  ['uint32z', 0x8c, [0xff, 0xff, 0xff, 0xff], 2 ** 32 - 1, [0, 0, 0, 0]],
  ['byte', 0x0d, [0xfe], 254, [0xff]],
  ['sint64', 0x8e, [1, 0, 0, 0, 0, 1, 0, 0], 2 ** 40 + 1, [255, 255, 255, 255, 255, 255, 255, 127]],
  ['uint64', 0x8f, [1, 0, 0, 0, 0, 1, 0, 0], 2 ** 40 + 1, [255, 255, 255, 255, 255, 255, 255, 255]],
  ['uint64z', 0x90, [1, 0, 0, 0, 0, 1, 0, 0], 2 ** 40 + 1, [0, 0, 0, 0, 0, 0, 0, 0]],
];

describe('readColumn(source, table, rule)', () => {
  for (const bigEndian of [false, true]) {
    const order = bigEndian ? 'big' : 'little';
    it.each(TYPES)(
      `reads %s (${order} endian) and its "no value"`,
      (_, type, bytes, value, none) => {
        const inOrder = (list: number[]) => (bigEndian ? list.toReversed() : list);
        const builder = new FitBuilder({ bigEndian })
          .define(0, RECORD, [
            [3, U8],
            [7, type, bytes.length],
          ])
          .raw(0, 9, ...inOrder(bytes))
          .raw(0, 9, ...inOrder(none));
        const { source, table } = tableOf(builder, RECORD);
        expect(readColumn(source, table, { field: 7 })).toEqual(Float64Array.of(value, NAN));
      },
    );
  }

  it('applies scale and offset', () => {
    const builder = new FitBuilder().define(0, RECORD, [[2, U16]]).data(0, 5000);
    const { source, table } = tableOf(builder, RECORD);
    expect(readColumn(source, table, { field: 2, scale: 5, offset: 500 })?.[0]).toBe(500);
  });

  it('leaves rows missing whose definition lacks the field, and is null when all do', () => {
    const builder = new FitBuilder().define(0, RECORD, [[7, U16]]).define(1, RECORD, [[3, U8]]);
    for (const local of [0, 1, 0, 1]) builder.data(local, 150);
    const { source, table } = tableOf(builder, RECORD);
    expect(readColumn(source, table, { field: 7 })).toEqual(Float64Array.of(150, NAN, 150, NAN));
    expect(readColumn(source, table, { field: 4 })).toBeNull();
  });

  it('takes the first of an array, and nothing of a size that does not fit the type', () => {
    const array = new FitBuilder().define(0, RECORD, [[7, U16, 4]]).data(0, [300, 400]);
    const misfit = new FitBuilder().define(0, RECORD, [[7, U16, 3]]).raw(0, 1, 2, 3);
    const unknown = new FitBuilder().define(0, RECORD, [[7, 0x1f, 1]]).raw(0, 1);
    const columns = [array, misfit, unknown].map((builder) => {
      const { source, table } = tableOf(builder, RECORD);
      return readColumn(source, table, { field: 7 });
    });
    expect(columns).toEqual([Float64Array.of(300), null, null]);
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
