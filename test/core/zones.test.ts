import { describe, expect, it } from 'vitest';
import { areZoneBounds, zones } from '../../src/core/zones.ts';
import { measured, NOBODY } from './metrics/measured.ts';

const rider = { ...NOBODY, threshold: 200, thresholdHeartRate: 100 };

describe('zones', () => {
  it('begin at exactly their bound', () => {
    const power = [0.55, 0.75, 0.9, 1.05, 1.2, 1.5].map((share) => Math.round(share * 200));
    const { power: times } = zones(measured({ power }), rider);
    // GoldenCheetah: [lo, hi) → zones 2 … 7
    expect(times?.map(({ seconds }) => seconds)).toEqual([0, 1, 1, 1, 1, 1, 1]);
  });

  it('end just below the next bound, unrounded', () => {
    const { power } = zones(measured({ power: [0, 109.99, 110, 299.9, 300, 2000] }), rider);
    expect(power?.map(({ seconds }) => seconds)).toEqual([2, 1, 0, 0, 0, 1, 2]);
    expect(power?.[1]).toEqual({ zone: 2, from: 110, to: 150, seconds: 1 });
    expect(power?.[6].to).toBe(Number.POSITIVE_INFINITY);
  });

  it('of heart rate', () => {
    const { heartRate } = zones(measured({ heartRate: [0, 67, 68, 83, 94, 104, 105, 190] }), rider);
    expect(heartRate?.map(({ seconds }) => seconds)).toEqual([1, 1, 1, 2, 2]);
  });

  it('are those of the rider where they have their own', () => {
    const own = { ...rider, powerZones: [0, 60, 100], heartRateZones: [0, 80] };
    const ride = measured({ power: [119, 120, 199, 200], heartRate: [79, 80, 81, 82] });
    const { power, heartRate } = zones(ride, own);
    expect(power?.map(({ from, seconds }) => [from, seconds])).toEqual([
      [0, 1],
      [120, 2],
      [200, 1],
    ]);
    expect(heartRate?.map(({ from, seconds }) => [from, seconds])).toEqual([
      [0, 1],
      [80, 3],
    ]);
  });

  it('leave out pauses and missing seconds', () => {
    const pauses = [{ start: 0, end: 2 }];
    const { power } = zones(measured({ power: [100, 100, Number.NaN, 100] }, { pauses }), rider);
    expect(power?.[0].seconds).toBe(1);
  });

  it('are unknown without a threshold or a measurement', () => {
    expect(zones(measured({ power: [100] }), NOBODY).power).toBeNull();
    expect(zones(measured({ power: [Number.NaN] }), rider).power).toBeNull();
    expect(zones(measured({ power: [100] }), rider).heartRate).toBeNull();
  });
});

describe('areZoneBounds(percents)', () => {
  it.each([
    [[0, 55, 75], true],
    [[0, 50], true],
    [[0], false],
    [[], false],
    [[10, 20], false],
    [[0, 50, 50], false],
    [[0, 60, 50], false],
    [[0, Number.NaN, 50], false],
    [[0, 1, 2, 3, 4, 5, 6], true],
    [[0, 1, 2, 3, 4, 5, 6, 7], false],
  ])('of %j is %s', (percents, expected) => {
    expect(areZoneBounds(percents)).toBe(expected);
  });
});
