import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sustainablePower } from '../../src/core/sustainable.ts';

const MINUTE = 60;

/**
 * Medians of the adults of the GoldenCheetah OpenData (analysis-rules C36); their threshold as 95 %
 * of their best twenty minutes.
 */
const MEDIAN = { threshold: 0.95 * 276.6, wPrime: 17_280 };

describe('sustainablePower(seconds, strength)', () => {
  it('is the threshold for an hour, and the threshold is 95 % of twenty minutes', () => {
    const strength = { threshold: 250, wPrime: Number.NaN };
    expect(sustainablePower(60 * MINUTE, strength)).toBeCloseTo(250, 9);
    expect(0.95 * sustainablePower(20 * MINUTE, strength)).toBeCloseTo(250, 9);
  });

  it.each([
    [3, 354],
    [7, 309],
    [12, 289],
    [20, 276.6],
  ])('is for %d minutes near the %f W that the median of many riders gave', (minutes, watts) => {
    const power = sustainablePower(minutes * MINUTE, MEDIAN);
    expect(Math.abs(power / watts - 1)).toBeLessThan(0.025);
  });

  it('is cautious about short efforts where W′ is unknown', () => {
    const unknown = { ...MEDIAN, wPrime: Number.NaN };
    for (const minutes of [3, 7, 12]) {
      const power = sustainablePower(minutes * MINUTE, unknown);
      expect(power).toBeLessThan(sustainablePower(minutes * MINUTE, MEDIAN));
      expect(power).toBeGreaterThan(MEDIAN.threshold);
    }
  });

  it('falls with time, without a jump', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 120, max: 40_000, noNaN: true }),
        fc.constantFrom(Number.NaN, 8_000, 25_000),
        (seconds, wPrime) => {
          const strength = { threshold: 250, wPrime };
          const before = sustainablePower(seconds, strength);
          const after = sustainablePower(seconds + 1, strength);
          expect(after).toBeLessThan(before);
          expect(before - after).toBeLessThan(2);
        },
      ),
      { seed: 11, numRuns: 500 },
    );
  });
});
