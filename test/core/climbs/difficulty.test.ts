import { describe, expect, it } from 'vitest';
import { difficultyOf } from '../../../src/core/climbs/difficulty.ts';

describe('difficultyOf(climb)', () => {
  it('is for Alpe d’Huez what the published formulas give (analysis-rules B13, C37)', () => {
    const alpe = difficultyOf({ length: 14_454, height: 1121, summit: 1860 });
    expect(alpe.score).toBeCloseTo(112_100, 6);
    expect(alpe.category).toBe('hc');
    expect(alpe.fiets).toBeCloseTo(9.554, 3);
    expect(alpe.climbByBike).toBeCloseTo(141.02, 1);
  });

  it.each([
    [80_001, 'hc'],
    [80_000, '1'],
    [64_000, '2'],
    [32_000, '3'],
    [16_000, '4'],
    [8_000, null],
  ])('puts a score of %d into category %s', (score, category) => {
    const height = score / 100;
    expect(difficultyOf({ length: height / 0.06, height, summit: 900 }).category).toBe(category);
  });

  it('has no score for a ramp or a false flat', () => {
    expect(difficultyOf({ length: 299, height: 60, summit: 800 }).score).toBeNaN();
    expect(difficultyOf({ length: 20_000, height: 590, summit: 800 })).toMatchObject({
      score: Number.NaN,
      category: null,
    });
  });

  it('counts the height of the summit only above 1000 m', () => {
    const low = difficultyOf({ length: 10_000, height: 500, summit: 1000 });
    const high = difficultyOf({ length: 10_000, height: 500, summit: 2000 });
    expect(low.fiets).toBeCloseTo(2.5, 9);
    expect(high.fiets).toBeCloseTo(3.5, 9);
    expect(high.climbByBike - low.climbByBike).toBeCloseTo(10, 9);
  });
});
