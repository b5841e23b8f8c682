import { describe, expect, it } from 'vitest';
import { isBeatsOnly, readActivity } from '../../../../src/core/decode/fit/activity.ts';
import { ENUM, FitBuilder, NOON, NOON_UNIX, TEXT, U8, U16, U32 } from './fit-builder.ts';
import { walkThrough } from './walked.ts';

const NO_BEATS = { time: new Float64Array(0), rate: new Float64Array(0) };

function recordingsOf(builder: FitBuilder, beats = NO_BEATS) {
  const { source, found } = walkThrough(builder);
  return readActivity(source, found, beats);
}

/** Swim and ride, ten seconds each, with a lap each and the timer on from end to end. */
function duathlon(order: 'first' | 'last'): FitBuilder {
  const builder = new FitBuilder().fileId();
  const samples = () => builder.ride(20);
  const summary = () =>
    builder
      .define(1, 18, [
        [2, U32],
        [5, ENUM],
      ])
      .data(1, NOON + 10, 2)
      .data(1, NOON, 5)
      .define(2, 19, [
        [2, U32],
        [7, U32],
      ])
      .data(2, NOON, 10_000)
      .data(2, NOON + 10, 10_000)
      .define(3, 21, [
        [253, U32],
        [0, ENUM],
        [1, ENUM],
      ])
      .data(3, NOON, 0, 0)
      .data(3, NOON + 10, 0, 4)
      .data(3, NOON + 10, 0, 0)
      .data(3, NOON + 20, 0, 4);
  if (order === 'first') summary();
  samples();
  return order === 'last' ? summary() : builder;
}

describe('readActivity(source, walk, beats)', () => {
  it.each(['first', 'last'] as const)('gives one recording a session, sessions %s', (order) => {
    const [swim, ride] = recordingsOf(duathlon(order));
    expect([swim.sport, ride.sport]).toEqual(['swimming', 'cycling']);
    expect([...(ride.columns.power ?? [])]).toEqual([
      110, 111, 112, 113, 114, 115, 116, 117, 118, 119,
    ]);
    expect(swim.laps.map(({ start }) => start - NOON_UNIX)).toEqual([0]);
    expect(ride.laps.map(({ start }) => start - NOON_UNIX)).toEqual([10]);
    const events = [swim, ride].map(({ timer }) =>
      timer.map((at) => [at.time - NOON_UNIX, at.kind]),
    );
    expect(events).toEqual([
      [
        [0, 'start'],
        [10, 'stop'],
      ],
      [
        [10, 'start'],
        [20, 'stop'],
      ],
    ]);
  });

  it('does without a sport setting and a file id that are defined and never sent', () => {
    const builder = new FitBuilder().define(1, 0, [[8, TEXT, 8]]).define(2, 12, [[3, TEXT, 8]]);
    expect(recordingsOf(builder.ride(1))).toMatchObject([
      { sport: 'unknown', title: null, creator: null },
    ]);
  });

  it('takes the sport setting when there is no session', () => {
    const builder = new FitBuilder()
      .define(1, 0, [
        [0, ENUM],
        [1, U16],
        [2, U16],
      ])
      .data(1, 4, 1, 3121)
      .define(2, 12, [
        [0, ENUM],
        [1, ENUM],
        [3, TEXT, 8],
      ])
      .data(2, 2, 46, 'Gravel');
    expect(recordingsOf(builder.ride(1))).toMatchObject([
      {
        format: 'fit',
        sport: 'cycling',
        subSport: 'gravel_cycling',
        title: 'Gravel',
        creator: 'Garmin Edge 530',
        totals: null,
      },
    ]);
  });

  it('counts samples without a date', () => {
    const builder = new FitBuilder().fileId().ride(2).data(0, 777, 100);
    const [{ time, notes }] = recordingsOf(builder);
    expect([...time]).toEqual([NOON_UNIX, NOON_UNIX + 1, Number.NaN]);
    expect(notes).toMatchObject([{ code: 'time-unset-samples', count: 1 }]);
  });

  it('fills in the beats of a strap', () => {
    const beats = { time: Float64Array.of(NOON_UNIX + 1), rate: Float64Array.of(130) };
    const [{ columns, notes }] = recordingsOf(new FitBuilder().fileId().ride(3), beats);
    expect([...(columns.heartRate ?? [])]).toEqual([Number.NaN, 130, 130]);
    expect(notes).toMatchObject([{ code: 'heart-rate-merged', count: 2 }]);
  });
});

describe('isBeatsOnly(walk)', () => {
  it('is true for stored beats without samples', () => {
    const beats = () => new FitBuilder().define(1, 132, [[6, U8]]).data(1, 60);
    expect(isBeatsOnly(walkThrough(beats()).found)).toBe(true);
    expect(isBeatsOnly(walkThrough(beats().ride(1)).found)).toBe(false);
    expect(isBeatsOnly(walkThrough(new FitBuilder().fileId(2)).found)).toBe(false);
  });
});
