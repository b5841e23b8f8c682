import { describe, expect, it } from 'vitest';
import { distance } from '../../../src/core/metrics/distance.ts';
import { measured, steady, valueFor } from './measured.ts';

describe('distance', () => {
  const ride = measured({ distance: [0, 5, 11, Number.NaN, 21, 30] });

  it('is what was ridden from the first to the last second', () => {
    expect(valueFor(distance, ride)).toBe(30);
  });

  it('adds up over neighbouring ranges, also where a border has no value', () => {
    const first = valueFor(distance, ride, { start: 0, end: 3 });
    const second = valueFor(distance, ride, { start: 3, end: 6 });
    expect([first, second]).toEqual([11, 19]);
  });

  it('is unknown without a distance channel', () => {
    expect(valueFor(distance, measured({ power: steady(200, 9) }))).toBeNaN();
  });
});
