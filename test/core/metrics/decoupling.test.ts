import { describe, expect, it } from 'vitest';
import { decoupling } from '../../../src/core/metrics/decoupling.ts';
import { measured, steady, valueFor } from './measured.ts';

describe('decoupling', () => {
  const heartRate = [...steady(120, 1200), ...steady(150, 1200)];

  it('is positive when the heart drifts', () => {
    // 200 W at 120 bpm, then at 150 bpm: 1 − 120/150
    expect(valueFor(decoupling, measured({ power: steady(200, 2400), heartRate }))).toBeCloseTo(
      20,
      9,
    );
  });

  it('halves the timer, not the clock', () => {
    const rest = steady(0, 3000);
    const power = [...steady(200, 600), ...rest, ...steady(200, 1800)];
    const beats = [...heartRate.slice(0, 600), ...rest, ...heartRate.slice(600)];
    const pauses = [{ start: 600, end: 3600 }];
    expect(valueFor(decoupling, measured({ power, heartRate: beats }, { pauses }))).toBeCloseTo(
      20,
      9,
    );
  });

  it('needs 20 min in each half', () => {
    const ride = measured({ power: steady(200, 2400), heartRate });
    expect(valueFor(decoupling, ride, { start: 1, end: 2400 })).toBeNaN();
  });
});
