import { describe, expect, it } from 'vitest';
import { leftBalance } from '../../../src/core/metrics/left-balance.ts';
import { measured, valueFor } from './measured.ts';

describe('leftBalance', () => {
  it('is the left share of the work', () => {
    const power = [300, 100, 0, Number.NaN, 200];
    const share = [0.5, 0.7, 1, 0.9, Number.NaN];
    expect(valueFor(leftBalance, measured({ power, leftBalance: share }))).toBeCloseTo(0.55, 12);
  });

  it('is unknown where nothing was measured', () => {
    expect(valueFor(leftBalance, measured({ power: [200, 200] }))).toBeNaN();
    const coasting = measured({ power: [0, 0], leftBalance: [0.5, 0.5] });
    expect(valueFor(leftBalance, coasting)).toBeNaN();
  });
});
