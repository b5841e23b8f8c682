import { describe, expect, it } from 'vitest';
import {
  noteIgnored,
  readDeveloperColumn,
  readDeveloperFields,
} from '../../../../src/core/decode/fit/developer-fields.ts';
import { readSamples } from '../../../../src/core/decode/fit/records.ts';
import { F32, FitBuilder, TEXT, U8, U16 } from './fit-builder.ts';
import { walkThrough } from './walked.ts';

const RECORD = 20;
const DESCRIPTION = 206;
const POWER = 7;
const NAN = Number.NaN;

/** An app's power (float, native field 7) and its own "Form" (uint8), beside a native power. */
function appFile() {
  const builder = new FitBuilder()
    .define(1, DESCRIPTION, [
      [0, U8],
      [1, U8],
      [2, U8],
      [3, TEXT, 16],
      [14, U16],
      [15, U8],
    ])
    .data(1, 0, 1, F32, 'Power', RECORD, POWER)
    .data(1, 0, 2, U8, 'Form', 0xffff, 0xff)
    .data(1, 0, 3, U8, 'Never written', 0xffff, 0xff)
    .define(
      0,
      RECORD,
      [[POWER, U16]],
      [
        { number: 1, size: 4, index: 0, type: F32 },
        { number: 2, size: 1, index: 0, type: U8 },
      ],
    )
    .data(0, 100, 222.5, 7)
    .data(0, 0xffff, 223.5, 8);
  const { source, found } = walkThrough(builder);
  const records = found.tables.get(RECORD);
  if (records === undefined) throw new Error('two records were written');
  return { source, records, fields: readDeveloperFields(source, found.tables.get(DESCRIPTION)) };
}

describe('developer fields', () => {
  it('are described with type, name and the native field they stand for', () => {
    const { fields } = appFile();
    expect(fields.map(({ name, native, type }) => [name, native, type])).toEqual([
      ['Power', POWER, 8],
      ['Form', null, 2],
      ['Never written', null, 2],
    ]);
  });

  it('are read after the native fields of a message', () => {
    const { source, records, fields } = appFile();
    expect(readDeveloperColumn(source, records, fields[0])?.column).toEqual(
      Float64Array.of(222.5, 223.5),
    );
    expect(readDeveloperColumn(source, records, fields[1])?.column).toEqual(Float64Array.of(7, 8));
    expect(readDeveloperColumn(source, records, fields[2])).toBeNull();
  });

  it('fill a native channel only where it is missing', () => {
    const { source, records, fields } = appFile();
    expect(readSamples(source, records, fields).columns.power).toEqual(Float64Array.of(100, 223.5));
    expect(readSamples(source, records, []).columns.power).toEqual(Float64Array.of(100, NAN));
  });

  it('that no channel takes are named in a note, if any sample carries them', () => {
    const { source, records, fields } = appFile();
    expect(noteIgnored(source, records, fields)).toMatchObject({
      code: 'developer-fields-ignored',
      count: 1,
      detail: 'Fields of apps that were not read: Form',
    });
    expect(noteIgnored(source, records, fields.slice(0, 1))).toBeNull();
  });
});
