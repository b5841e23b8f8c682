import { describe, expect, it } from 'vitest';
import { intensity, trainingLoad } from '../../../src/core/metrics/training-load.ts';
import { measured, NOBODY, steady, valueFor } from './measured.ts';

const rider = (threshold: number | null) => ({ ...NOBODY, threshold });

describe('intensity and training load', () => {
  it('of an hour at threshold are 1 and 100 points', () => {
    const ride = measured({ power: steady(300, 3600) });
    expect(valueFor(intensity, ride, undefined, rider(300))).toBe(1);
    expect(valueFor(trainingLoad, ride, undefined, rider(300))).toBe(100);
  });

  it('of an hour at threshold and 20 min of coasting', () => {
    const ride = measured({ power: [...steady(250, 3600), ...steady(0, 1200)] });
    // djconnel, cyclingforums: 115.5 without the 30 s smoothing, 115.442 with it
    expect(valueFor(trainingLoad, ride, undefined, rider(250))).toBeCloseTo(115.442, 3);
  });

  it('do not grow in a pause', () => {
    const power = [...steady(300, 1800), ...steady(0, 900), ...steady(300, 1800)];
    const ride = measured({ power }, { pauses: [{ start: 1800, end: 2700 }] });
    expect(valueFor(trainingLoad, ride, undefined, rider(300))).toBe(100);
  });

  it('are unknown without a threshold', () => {
    const ride = measured({ power: steady(300, 3600) });
    expect(valueFor(intensity, ride, undefined, rider(null))).toBeNaN();
    expect(valueFor(trainingLoad, ride, undefined, rider(null))).toBeNaN();
  });
});
