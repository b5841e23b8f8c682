import { describe, expect, it } from 'vitest';
import { climbRate, ferrariRatio } from '../../../src/core/climbs/climb-rate.ts';

describe('climbRate(height, seconds) and ferrariRatio(rate, gradient)', () => {
  it.each([
    [1071, 40, 0.081, 1606.5, 5.717],
    [1090, 37, 0.079, 1767.6, 6.335],
  ])(
    'are for %d m in %d minutes what others published (analysis-rules C21, C22)',
    (height, minutes, gradient, rate, ratio) => {
      const found = climbRate(height, minutes * 60);
      expect(found).toBeCloseTo(rate, 1);
      expect(ferrariRatio(found, gradient)).toBeCloseTo(ratio, 3);
    },
  );

  it.each([
    [5, 1180],
    [6, 1215],
    [7, 1250],
    [8, 1290],
    [9, 1340],
    [10, 1400],
    [11, 1475],
    [12, 1565],
    [13, 1675],
  ])('come for 4.69 W/kg on %d %% within the known error of the rule (C23)', (percent, rate) => {
    const error = ferrariRatio(rate, percent / 100) / (300 / 64) - 1;
    expect(error).toBeGreaterThan(-0.02);
    expect(error).toBeLessThan(0.085);
  });

  it.each([
    [112 * 60 + 54, 2.14],
    [76 * 60 + 26, 3.17],
    [58 * 60 + 28, 4.14],
    [47 * 60 + 51, 5.06],
    [40 * 60 + 53, 5.92],
  ])('read %f s to Alpe d’Huez as analysis-rules B9 says', (seconds, ratio) => {
    const read = ferrariRatio(climbRate(1121, seconds), 1121 / 14_454);
    expect(Math.abs(read - ratio)).toBeLessThan(0.011);
  });

  it('say nothing where the rule does not hold', () => {
    expect(ferrariRatio(900, 0.03)).toBeNaN();
    expect(ferrariRatio(900, 0.14)).toBeNaN();
  });
});
