import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricInput } from '../../../src/core/metrics/metric.ts';
import { maximum, mean, powerTally, tally } from '../../../src/core/metrics/statistics.ts';
import { measured, NOBODY } from './measured.ts';

describe('tally', () => {
  const cadence = [Number.NaN, -1, 0, 80, 90];
  const ride = measured({ cadence }, { pauses: [{ start: 4, end: 5 }] });

  it('is of what was measured while the timer ran', () => {
    expect(tally(metricInput(ride, NOBODY), 'cadence')).toEqual({
      seconds: 3,
      sum: 79,
      highest: 80,
    });
  });

  it('leaves out what is below the floor', () => {
    const counted = tally(metricInput(ride, NOBODY), 'cadence', Number.MIN_VALUE);
    expect(counted).toEqual({ seconds: 1, sum: 80, highest: 80 });
  });

  it('is of nothing without the channel, or in a part without a value', () => {
    const nothing = { seconds: 0, sum: 0, highest: Number.NaN };
    expect(tally(metricInput(ride, NOBODY), 'heartRate')).toEqual(nothing);
    expect(powerTally(metricInput(ride, NOBODY))).toEqual(nothing);
    expect(tally(metricInput(ride, NOBODY, { start: 0, end: 1 }), 'cadence')).toEqual(nothing);
  });

  it('of a part is that of its seconds alone, however the ride is divided', () => {
    const value = fc.oneof(fc.integer({ min: -5, max: 2000 }), fc.constant(Number.NaN));
    const values = fc.array(value, { minLength: 1, maxLength: 1200, size: 'max' });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, share, (power, a, b, c) => {
        const [start, middle, end] = [a, b, c]
          .map((part) => Math.round(part * power.length))
          .sort((one, other) => one - other);
        const paused = measured({ power }, { pauses: [{ start: middle, end: middle + 9 }] });
        const kept = power.filter(
          (watts, i) => i >= start && i < end && paused.running[i] === 1 && watts >= 0,
        );
        const sum = kept.reduce((total, watts) => total + watts, 0);
        const highest = kept.length > 0 ? Math.max(...kept) : Number.NaN;
        expect(powerTally(metricInput(paused, NOBODY, { start, end }))).toEqual({
          seconds: kept.length,
          sum,
          highest,
        });
      }),
      { seed: 8 },
    );
  });
});

describe('mean and maximum', () => {
  it('of values', () => {
    expect(mean({ seconds: 3, sum: 6, highest: 4 })).toBe(2);
    expect(maximum(Float64Array.of(3, -1, 4))).toBe(4);
  });

  it('has its maximum among the values that are known', () => {
    const { NaN: missing } = Number;
    expect(maximum(Float64Array.of(missing, 9, missing, 4, missing))).toBe(9);
  });

  it('of nothing are unknown', () => {
    expect(mean({ seconds: 0, sum: 0, highest: Number.NaN })).toBeNaN();
    expect(maximum(new Float64Array(0))).toBeNaN();
  });
});
