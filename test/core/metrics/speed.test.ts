import { describe, expect, it } from 'vitest';
import { averageSpeed, maximumSpeed } from '../../../src/core/metrics/speed.ts';
import { measured, valueFor } from './measured.ts';

describe('averageSpeed', () => {
  it('is distance by moving time: standing does not count', () => {
    const ride = measured({ distance: [0, 10, 20, 20, 30] }, { moving: [1, 1, 0, 0, 1] });
    expect(valueFor(averageSpeed, ride)).toBe(10);
  });

  it('is unknown for a ride that never moved', () => {
    const ride = measured({ distance: [0, 0] }, { moving: [0, 0] });
    expect(valueFor(averageSpeed, ride)).toBeNaN();
  });
});

describe('maximumSpeed', () => {
  it('is the highest while the timer runs', () => {
    const pauses = [{ start: 2, end: 3 }];
    expect(valueFor(maximumSpeed, measured({ speed: [5, 9, 20, 7] }, { pauses }))).toBe(9);
  });
});
