import { describe, expect, it } from 'vitest';
import {
  type FieldReading,
  readerOf,
  type Scaling,
} from '../../../../src/core/decode/fit/values.ts';
import { readPlainly } from '../../../../src/core/kernels/plain/fit-columns.ts';
import { FitBuilder, U8 } from '../../decode/fit/fit-builder.ts';
import { tableOf } from '../../decode/fit/walked.ts';

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

/** The field behind one leading byte of each record, read without looking for its number. */
function readingOf(
  builder: FitBuilder,
  { type, size }: { type: number; size: number },
  scaling: Scaling = {},
): FieldReading {
  const { source, table } = tableOf(builder, RECORD);
  const reader = readerOf(table.definitions[0], { offset: 1, size, type: type & 0x1f }, scaling);
  const { scale = 1, offset = 0 } = scaling;
  return readPlainly(source.view, table, [reader], { scale, offset });
}

describe('readPlainly(view, table, readers, scaling)', () => {
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
        expect(readingOf(builder, { size: bytes.length, type })).toEqual({
          column: Float64Array.of(value, NAN),
          missing: 1,
          rejected: 0,
        });
      },
    );
  }

  for (const bigEndian of [false, true]) {
    it(`bounds values and counts those outside, but not the missing ones (big endian ${bigEndian})`, () => {
      const bounds = { low: 20, high: 200, zeroIsMissing: true };
      const builder = new FitBuilder({ bigEndian }).define(0, RECORD, [
        [3, U8],
        [7, U8],
      ]);
      for (const raw of [0, 39, 40, 400 / 2, 255, 254]) builder.data(0, 9, raw);
      expect(readingOf(builder, { size: 1, type: U8 }, { scale: 2, bounds })).toEqual({
        column: Float64Array.of(NAN, NAN, 20, 100, NAN, 127),
        missing: 3,
        rejected: 1,
      });
    });
  }

  it('bounds infinite floats away', () => {
    const bounds = { low: 0, high: 10 };
    const builder = new FitBuilder().define(0, RECORD, [
      [3, U8],
      [7, 0x88, 4],
    ]);
    for (const bytes of [
      [0, 0, 0x80, 0x7f],
      [0, 0, 0xc0, 0x3f],
    ])
      builder.raw(0, 9, ...bytes);
    expect(readingOf(builder, { size: 4, type: 8 }, { bounds })).toEqual({
      column: Float64Array.of(NAN, 1.5),
      missing: 1,
      rejected: 1,
    });
  });
});
