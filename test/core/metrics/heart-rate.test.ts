import { describe, expect, it } from 'vitest';
import { averageHeartRate, maximumHeartRate } from '../../../src/core/metrics/heart-rate.ts';
import { measured, valueFor } from './measured.ts';

describe('heart rate', () => {
  const heartRate = [120, 0, Number.NaN, 150, 190, 141];
  const ride = measured({ heartRate }, { pauses: [{ start: 4, end: 5 }] });

  it('averages neither zeros nor missing values nor pauses', () => {
    expect(valueFor(averageHeartRate, ride)).toBe(137);
  });

  it('has its maximum outside pauses', () => {
    expect(valueFor(maximumHeartRate, ride)).toBe(150);
  });

  it('is unknown when the strap sent only zeros', () => {
    expect(valueFor(averageHeartRate, measured({ heartRate: [0, 0] }))).toBeNaN();
    expect(valueFor(maximumHeartRate, measured({ heartRate: [0, 0] }))).toBeNaN();
  });
});
