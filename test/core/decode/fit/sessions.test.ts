import { describe, expect, it } from 'vitest';
import { readSessions, type Session, shareOut } from '../../../../src/core/decode/fit/sessions.ts';
import { ENUM, FitBuilder, NOON, NOON_UNIX, TEXT, U8, U16, U32 } from './fit-builder.ts';
import { tableOf } from './walked.ts';

const SESSION = 18;
const NAN = Number.NaN;

describe('readSessions(source, table)', () => {
  it('gives sport and totals in SI units, null where the message says nothing', () => {
    const builder = new FitBuilder()
      .define(0, SESSION, [
        [2, U32],
        [5, ENUM],
        [6, ENUM],
        [110, TEXT, 8],
        [7, U32],
        [9, U32],
        [20, U16],
        [35, U16],
        [36, U16],
        [45, U16],
        [18, U8],
        [92, U8],
        [16, U8],
      ])
      .data(0, NOON, 2, 8, 'VTT', 3_600_500, 4_000_012, 201, 1054, 786, 0, 85, 64, 0xff);
    const { source, table } = tableOf(builder, SESSION);
    expect(readSessions(source, table)).toEqual([
      {
        start: NOON_UNIX,
        sport: 'cycling',
        subSport: 'mountain',
        title: 'VTT',
        totals: {
          elapsed: 3600.5,
          timer: null,
          distance: 40_000.12,
          ascent: null,
          descent: null,
          averagePower: 201,
          maximumPower: null,
          weightedPower: null,
          trainingLoad: 105.4,
          intensity: 0.786,
          threshold: null,
          work: null,
          averageHeartRate: null,
          maximumHeartRate: null,
          averageCadence: 85.5,
        },
      },
    ]);
  });

  it('sorts by start and knows none without messages', () => {
    const builder = new FitBuilder().define(0, SESSION, [[2, U32]]);
    const { source, table } = tableOf(builder.data(0, NOON + 9).data(0, NOON), SESSION);
    expect(readSessions(source, table).map(({ start }) => start - NOON_UNIX)).toEqual([0, 9]);
    expect(readSessions(source, undefined)).toEqual([]);
  });
});

describe('shareOut(sessions, time, columns)', () => {
  const session = (start: number): Session => ({
    start,
    sport: 'cycling',
    subSport: null,
    title: null,
    totals: null,
  });
  const share = (starts: number[], times: number[]) => {
    const power = Float64Array.from(times, (_, i) => i);
    const shares = shareOut(starts.map(session), Float64Array.from(times), { power });
    return shares.map(({ session: { start }, time, columns }) => {
      expect(columns.power).toHaveLength(time.length);
      return [start, ...(columns.power ?? [])];
    });
  };

  it('gives everything to a single session, dated or not', () => {
    expect(share([100], [5, 6, 7])).toEqual([[100, 0, 1, 2]]);
    expect(share([NAN], [5, 6, 7])).toEqual([[NAN, 0, 1, 2]]);
  });

  it('gives a sample to the last session that had begun, the first ones to the first', () => {
    expect(share([10, 20], [8, 10, 19, 20, 99])).toEqual([
      [10, 0, 1, 2],
      [20, 3, 4],
    ]);
  });

  it('keeps every sample once, in file order, when times go backwards or are missing', () => {
    expect(share([10, 20, 30], [12, 31, NAN, 22, NAN, 11])).toEqual([
      [10, 0, 5],
      [20, 3, 4],
      [30, 1, 2],
    ]);
  });

  it('leaves out sessions without samples, without a date, or written twice', () => {
    expect(share([10, 20, 20, NAN], [12, 22])).toEqual([
      [10, 0],
      [20, 1],
    ]);
    expect(share([10, 20], [22, 23])).toEqual([[20, 0, 1]]);
  });
});
