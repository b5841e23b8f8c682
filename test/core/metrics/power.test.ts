import { describe, expect, it } from 'vitest';
import { averagePower, maximumPower, work } from '../../../src/core/metrics/power.ts';
import { measured, valueFor } from './measured.ts';

describe('power', () => {
  const power = [200, 0, Number.NaN, 100, 900, 300];
  const ride = measured({ power }, { pauses: [{ start: 4, end: 5 }] });

  it('averages coasting as 0, and neither pauses nor missing seconds', () => {
    expect(valueFor(averagePower, ride)).toBe(150);
  });

  it('has its maximum outside pauses', () => {
    expect(valueFor(maximumPower, ride)).toBe(300);
  });

  it('sums to work', () => {
    expect(valueFor(work, ride)).toBe(600);
  });

  it('is unknown without a power meter, not 0', () => {
    const without = measured({ heartRate: [120, 121] });
    expect([averagePower, maximumPower, work].map((m) => valueFor(m, without))).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });
});
