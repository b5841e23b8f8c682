import { describe, expect, it } from 'vitest';
import { readSamples } from '../../../../src/core/decode/fit/records.ts';
import { type Field, FitBuilder, I8, I32, NOON, NOON_UNIX, U8, U16, U32 } from './fit-builder.ts';
import { tableOf } from './walked.ts';

const RECORD = 20;
const NAN = Number.NaN;

function samplesOf(fields: Field[], ...rows: number[][]) {
  const builder = new FitBuilder().define(0, RECORD, fields);
  for (const row of rows) builder.data(0, ...row);
  const { source, table } = tableOf(builder, RECORD);
  return readSamples(source, table, []);
}

describe('readSamples(source, records, developerFields)', () => {
  it('reads every channel in SI units', () => {
    const fields: Field[] = [
      [253, U32],
      [0, I32],
      [1, I32],
      [2, U16],
      [5, U32],
      [6, U16],
      [7, U16],
      [3, U8],
      [4, U8],
      [13, I8],
      [31, U8],
    ];
    const half = 2 ** 30;
    const row = [NOON, half / 2, -half, 11_531, 123_456, 12_345, 250, 150, 90, 246, 4];
    const { time, columns } = samplesOf(fields, row);
    expect(time).toEqual(Float64Array.of(NOON_UNIX));
    expect(columns).toEqual({
      latitude: Float64Array.of(45),
      longitude: Float64Array.of(-90),
      altitude: Float64Array.of(11_531 / 5 - 500),
      distance: Float64Array.of(1234.56),
      speed: Float64Array.of(12.345),
      power: Float64Array.of(250),
      heartRate: Float64Array.of(150),
      cadence: Float64Array.of(90),
      temperature: Float64Array.of(-10),
      accuracy: Float64Array.of(4),
    });
  });

  it.each<[string, Field, number[], number[]]>([
    ['power', [7, U32], [0, 65_534, 65_536, 0xffffffff], [0, 65_534, NAN, NAN]],
    ['heartRate', [3, U8], [19, 20, 250, 251], [NAN, 20, 250, NAN]],
    ['cadence', [4, U8], [0, 250, 251, 0xff], [0, 250, NAN, NAN]],
    ['speed', [6, U16], [0, 40_000, 40_001, 0xffff], [0, 40, NAN, NAN]],
    ['altitude', [2, U16], [0, 47_500, 47_501, 0xffff], [-500, 9000, NAN, NAN]],
    ['temperature', [13, I8], [-61, -60, 60, 61], [NAN, -60, 60, NAN]],
    ['latitude', [0, I32], [2 ** 30, 2 ** 30 + 1, -(2 ** 30), 0x7fffffff], [90, NAN, -90, NAN]],
  ])(
    'bounds %s, and counts what it took out but not what was missing',
    (channel, field, raw, kept) => {
      const { columns, notes } = samplesOf([field], ...raw.map((value) => [value]));
      expect(columns).toEqual({ [channel]: Float64Array.from(kept) });
      const isMissing = (value: number) => [0xff, 0xffff, 0x7fffffff, 0xffffffff].includes(value);
      const count = kept.filter(Number.isNaN).length - raw.filter(isMissing).length;
      expect(notes).toEqual([expect.objectContaining({ code: 'values-out-of-range', count })]);
    },
  );

  it('counts over all channels in one note and names each', () => {
    const { notes } = samplesOf(
      [
        [7, U32],
        [6, U16],
      ],
      [70_000, 41_000],
      [5, 5000],
    );
    expect(notes).toEqual([
      {
        code: 'values-out-of-range',
        count: 2,
        detail: 'Removed: speed 1 outside 0 to 40, power 1 outside 0 to 65534',
      },
    ]);
  });

  it('takes a heart rate of 0 for missing without a word', () => {
    const { columns, notes } = samplesOf([[3, U8]], [0], [120]);
    expect([columns.heartRate, notes]).toEqual([Float64Array.of(NAN, 120), []]);
  });

  it('prefers enhanced altitude and speed, and the plain ones where those are missing', () => {
    const { columns } = samplesOf(
      [
        [2, U16],
        [78, U32],
        [6, U16],
        [73, U32],
      ],
      [2500, 5000, 1000, 2000],
      [2500, 0xffffffff, 1000, 0xffffffff],
    );
    expect(columns.altitude).toEqual(Float64Array.of(500, 0));
    expect(columns.speed).toEqual(Float64Array.of(2, 1));
  });

  it.each([
    ['is not asked where the better one says all', 2000, 0],
    ['is counted where the better one lacks something', 0xffffffff, 1],
  ])('takes out what a lesser field cannot truly say; it %s', (_, better, count) => {
    const fields: Field[] = [
      [6, U16],
      [73, U32],
    ];
    const { columns, notes } = samplesOf(fields, [41_000, 2000], [1000, better]);
    expect(columns.speed).toEqual(Float64Array.of(2, better === 2000 ? 2 : 1));
    expect(notes.map((note) => note.count)).toEqual(count === 0 ? [] : [count]);
  });

  it('adds the fraction to the cadence where there is one', () => {
    const { columns } = samplesOf(
      [
        [4, U8],
        [53, U8],
      ],
      [90, 64],
      [90, 0xff],
      [0xff, 64],
    );
    expect(columns.cadence).toEqual(Float64Array.of(90.5, 90, NAN));
  });

  it('gives the left share of the balance', () => {
    const right = 0x80;
    const { columns } = samplesOf([[30, U8]], [right | 52], [47], [right | 101], [0xff]);
    expect(columns.leftBalance).toEqual(Float64Array.of(0.48, 0.47, NAN, NAN));
  });

  it('takes packed speed and distance of small watches', () => {
    const { columns } = samplesOf([[8, 0x0d, 3]], [0x01a_0c8]);
    expect(columns.speed).toEqual(Float64Array.of(2));
    expect(columns.distance).toEqual(Float64Array.of(0x1a / 16));
  });
});
