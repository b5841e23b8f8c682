import { describe, expect, it } from 'vitest';
import { readTimes, toUnix } from '../../../../src/core/decode/fit/times.ts';
import { FitBuilder, NOON, NOON_UNIX, U8, U32 } from './fit-builder.ts';
import { tableOf } from './walked.ts';

const NAN = Number.NaN;

describe('toUnix(raw)', () => {
  it('counts from 1989-12-31', () => {
    const raw = (Date.UTC(2015, 6, 10) - Date.UTC(1989, 11, 31)) / 1000;
    expect(toUnix(raw)).toBe(Date.UTC(2015, 6, 10) / 1000);
  });

  it('is missing for "no value" and for times that count from switching on', () => {
    expect([0xffffffff, 0x0fffffff, 0, NAN].map(toUnix)).toEqual([NAN, NAN, NAN, NAN]);
  });
});

describe('readTimes(source, table)', () => {
  it('reads dates from messages and from their headers, and says how many have none', () => {
    const builder = new FitBuilder()
      .define(0, 20, [
        [3, U8],
        [253, U32],
      ])
      .define(1, 20, [[3, U8]])
      .data(1, 100)
      .data(0, 100, NOON)
      .compressed(1, (NOON + 3) & 0x1f, 100)
      .data(0, 100, 0xffffffff)
      .data(0, 100, 77)
      .data(1, 100);
    const { source, table } = tableOf(builder, 20);
    const { column, missing } = readTimes(source, table);
    expect([...column]).toEqual([NAN, NOON_UNIX, NOON_UNIX + 3, NAN, NAN, NAN]);
    expect(missing).toBe(4);
  });

  it('reads the dates of a table whose headers alone say them', () => {
    const builder = new FitBuilder()
      .define(0, 21, [[253, U32]])
      .define(1, 20, [[3, U8]])
      .data(0, NOON)
      .compressed(1, (NOON + 1) & 0x1f, 100);
    const { source, table } = tableOf(builder, 20);
    expect([...readTimes(source, table).column]).toEqual([NOON_UNIX + 1]);
  });
});
