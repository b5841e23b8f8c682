import { describe, expect, it } from 'vitest';
import { energy, energyHigh, energyLow } from '../../../src/core/metrics/energy.ts';
import { measured, steady, valueFor } from './measured.ts';

describe('energy', () => {
  // kcal for each kJ at a gross efficiency of 25 and 20 %: analysis-rules.md B16
  it('is a range about the work', () => {
    const oneMegajoule = measured({ power: steady(250, 4000) });
    expect(valueFor(energyLow, oneMegajoule)).toBeCloseTo(956, 0);
    expect(valueFor(energyHigh, oneMegajoule)).toBeCloseTo(1195, 0);
    expect(valueFor(energy, oneMegajoule)).toBeCloseTo(1000 / (4.184 * 0.23), 9);
  });

  it('is unknown without power', () => {
    expect(valueFor(energy, measured({ heartRate: steady(140, 60) }))).toBeNaN();
  });
});
