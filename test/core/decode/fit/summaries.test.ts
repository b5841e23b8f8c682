import { describe, expect, it } from 'vitest';
import { readLaps, readTimer, readUtcOffset } from '../../../../src/core/decode/fit/summaries.ts';
import { ENUM, FitBuilder, NOON, NOON_UNIX, U32 } from './fit-builder.ts';
import { tableOf } from './walked.ts';

const EVENT = 21;
const LAP = 19;
const ACTIVITY = 34;

describe('readTimer(source, table)', () => {
  it('takes every kind of stop, and only events of the timer', () => {
    const builder = new FitBuilder().define(0, EVENT, [
      [253, U32],
      [0, ENUM],
      [1, ENUM],
    ]);
    const rows = [
      [0, 0],
      [0, 1],
      [0, 4],
      [0, 8],
      [0, 9],
      [0, 3],
      [8, 0],
    ];
    rows.forEach(([event, type], i) => {
      builder.data(0, NOON + i, event, type);
    });
    builder.data(0, 1000, 0, 0);
    const { source, table } = tableOf(builder, EVENT);
    expect(readTimer(source, table)).toEqual([
      { time: NOON_UNIX, kind: 'start' },
      ...[1, 2, 3, 4].map((i) => ({ time: NOON_UNIX + i, kind: 'stop' })),
    ]);
    expect(readTimer(source, undefined)).toEqual([]);
  });
});

describe('readLaps(source, table)', () => {
  const fields = [
    [253, U32],
    [2, U32],
    [7, U32],
    [8, U32],
    [9, U32],
    [24, ENUM],
  ] as const;
  const none = 0xffffffff;
  const lapsOf = (...rows: number[][]) => {
    const builder = new FitBuilder().define(
      0,
      LAP,
      fields.map(([number, type]) => [number, type]),
    );
    for (const row of rows) builder.data(0, ...row);
    const { source, table } = tableOf(builder, LAP);
    return readLaps(source, table);
  };

  it('ends a lap its elapsed time after its start', () => {
    expect(lapsOf([NOON + 99, NOON, 60_500, 59_000, 50_000, 2])).toEqual([
      {
        start: NOON_UNIX,
        end: NOON_UNIX + 60.5,
        trigger: 'distance',
        timer: 59,
        distance: 500,
      },
    ]);
  });

  it('ends it at its message when the elapsed time is missing', () => {
    expect(lapsOf([NOON + 99, NOON, none, none, none, 0xff])).toEqual([
      { start: NOON_UNIX, end: NOON_UNIX + 99, trigger: null, timer: null, distance: null },
    ]);
  });

  it('leaves out laps without a dated start, or that end before it', () => {
    expect(lapsOf([NOON, none, 1, 1, 1, 0], [NOON, NOON + 5, none, 1, 1, 0])).toEqual([]);
  });
});

describe('readUtcOffset(source, table)', () => {
  const offsetOf = (...rows: [time: number, local: number][]) => {
    const builder = new FitBuilder().define(0, ACTIVITY, [
      [253, U32],
      [5, U32],
    ]);
    for (const row of rows) builder.data(0, ...row);
    const { source, table } = tableOf(builder, ACTIVITY);
    return readUtcOffset(source, table);
  };
  const none = 0xffffffff;

  it.each([
    ['in summer in France', 7200, 7200],
    ['west of Greenwich', -12_600, -12_600],
    ['in Nepal, its clock a little slow', 20_700 - 3, 20_700],
    ['further off than clocks are', 15 * 3600, null],
  ])('is that of a device %s', (_, apart, expected) => {
    expect(offsetOf([NOON, NOON + apart])).toBe(expected);
  });

  it('is unknown where the file does not say both times', () => {
    expect(offsetOf([NOON, none])).toBeNull();
    expect(offsetOf([none, NOON], [NOON, NOON + 3600])).toBe(3600);
  });
});
