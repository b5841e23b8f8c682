import { describe, expect, it } from 'vitest';
import {
  DefinitionReader,
  findDeveloperField,
  findField,
} from '../../../../src/core/decode/fit/definitions.ts';
import { emptyTable } from '../../../../src/core/decode/fit/tables.ts';
import { FitBuilder, TEXT, U8, U16, U32 } from './fit-builder.ts';

const HEADER = 14;
const developer = { number: 3, size: 2, index: 1, type: U16 };

function readerOf(bytes: Uint8Array): DefinitionReader {
  const view = new DataView(bytes.buffer);
  return new DefinitionReader({ bytes, view }, () => emptyTable(10));
}

describe('DefinitionReader', () => {
  it('reads message number, byte order, sizes and the place of the timestamp', () => {
    for (const bigEndian of [false, true]) {
      const bytes = new FitBuilder({ bigEndian })
        .define(
          2,
          0x1234,
          [
            [0, TEXT, 5],
            [253, U32],
            [7, U16],
          ],
          [developer],
        )
        .build();
      expect(readerOf(bytes).read(HEADER, bytes.length, null)).toMatchObject({
        message: 0x1234,
        littleEndian: !bigEndian,
        size: 13,
        fields: 3,
        developers: 1,
        timeAt: 5,
      });
    }
  });

  it('gives the same object for the same content, whatever its local number', () => {
    const builder = new FitBuilder().define(0, 20, [[7, U16]]);
    const [second, third] = [builder.position, builder.define(1, 20, [[3, U8]]).position];
    const bytes = builder.define(5, 20, [[7, U16]]).build();
    const reader = readerOf(bytes);
    const first = reader.read(HEADER, bytes.length, null);
    expect(reader.read(second, bytes.length, first)).not.toBe(first);
    expect(reader.read(third, bytes.length, null)).toBe(first);
  });

  it('does not take a definition with developer fields for one without', () => {
    const builder = new FitBuilder().define(0, 20, [[7, U16]]);
    const second = builder.position;
    const bytes = builder.define(0, 20, [[7, U16]], [developer]).build();
    const reader = readerOf(bytes);
    const first = reader.read(HEADER, bytes.length, null);
    expect(reader.read(second, bytes.length, first)).toMatchObject({ size: 4, developers: 1 });
  });

  it('gives null when the definition does not end in the data, or has no byte order', () => {
    const bytes = new FitBuilder().define(0, 20, [[7, U16]], [developer]).build();
    const end = bytes.length - 2;
    for (let cut = HEADER + 1; cut < end; cut++) {
      expect(readerOf(bytes).read(HEADER, cut, null)).toBeNull();
    }
    expect(readerOf(bytes).read(HEADER, end, null)).not.toBeNull();
    bytes[HEADER + 2] = 2;
    expect(readerOf(bytes).read(HEADER, end, null)).toBeNull();
  });

  it('refuses a flood of different definitions', () => {
    const builder = new FitBuilder();
    const at: number[] = [];
    for (let message = 0; message < 5000; message++) {
      at.push(builder.position);
      builder.define(0, message, []);
    }
    const bytes = builder.build();
    const reader = readerOf(bytes);
    const readAll = () => at.map((one) => reader.read(one, bytes.length, null));
    expect(readAll).toThrow(expect.objectContaining({ code: 'fit-definition' }));
  });
});

describe('findField, findDeveloperField', () => {
  const bytes = new FitBuilder()
    .define(
      0,
      20,
      [
        [0, TEXT, 5],
        [7, U16],
      ],
      [developer],
    )
    .build();
  const definition = readerOf(bytes).read(HEADER, bytes.length, null);
  if (definition === null) throw new Error('the definition above is sound');

  it('give offset, size and base type', () => {
    expect(findField(bytes, definition, 7)).toEqual({ offset: 5, size: 2, type: 4 });
    expect(findDeveloperField(bytes, definition, 1, 3)).toEqual({ offset: 7, size: 2 });
  });

  it('give null for what the definition lacks', () => {
    expect(findField(bytes, definition, 8)).toBeNull();
    expect(findDeveloperField(bytes, definition, 0, 3)).toBeNull();
  });
});
