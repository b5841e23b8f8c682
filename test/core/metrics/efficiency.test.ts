import { describe, expect, it } from 'vitest';
import { efficiency } from '../../../src/core/metrics/efficiency.ts';
import { measured, steady, valueFor } from './measured.ts';

describe('efficiency', () => {
  it('is weighted power by heart rate', () => {
    const ride = measured({ power: steady(210, 60), heartRate: steady(140, 60) });
    expect(valueFor(efficiency, ride)).toBe(1.5);
  });

  it('needs both', () => {
    expect(valueFor(efficiency, measured({ power: steady(210, 60) }))).toBeNaN();
    expect(valueFor(efficiency, measured({ heartRate: steady(140, 60) }))).toBeNaN();
  });
});
