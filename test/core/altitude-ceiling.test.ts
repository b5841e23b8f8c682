import { describe, expect, it } from 'vitest';
import { altitudeCeiling } from '../../src/core/altitude-ceiling.ts';

describe('altitudeCeiling(altitude, acclimatised)', () => {
  it.each([
    [1860, 0.925, 0.89],
    [2645, 0.871, 0.828],
  ])('leaves at %d m what analysis-rules B10 says', (altitude, used, unused) => {
    expect(Math.abs(altitudeCeiling(altitude, true) - used)).toBeLessThan(0.001);
    expect(Math.abs(altitudeCeiling(altitude, false) - unused)).toBeLessThan(0.001);
  });

  it('never promises more than at sea level, and less the higher one is', () => {
    for (const acclimatised of [true, false]) {
      const shares = [0, 300, 1000, 2000, 3000].map((m) => altitudeCeiling(m, acclimatised));
      expect(Math.max(...shares)).toBeLessThanOrEqual(1);
      expect(shares).toEqual([...shares].sort((a, b) => b - a));
    }
  });
});
