import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  carbohydrateAt,
  carbohydrateBurnt,
  carbohydrateIntake,
  drink,
  energySpent,
} from '../../src/core/fuelling.ts';

const MINUTE = 60;

describe('energySpent(work)', () => {
  it('is the kilocalories a kilojoule costs at 20 to 25 % efficiency (analysis-rules B16)', () => {
    const { low, central, high } = energySpent(1_000_000);
    expect(low).toBeCloseTo(956, 0);
    expect(central).toBeCloseTo(1039, 0);
    expect(high).toBeCloseTo(1195, 0);
  });

  it('is unknown for unknown work', () => {
    expect(energySpent(Number.NaN).central).toBeNaN();
  });
});

describe('carbohydrateAt(power, ratio, efficiency)', () => {
  it.each([
    [0.85, 105],
    [0.9, 140],
    [0.95, 174],
    [1, 208],
  ])('is at 200 W, 22 % and a ratio of %f what B16 says: %d g/h', (ratio, grams) => {
    expect(Math.abs(carbohydrateAt(200, ratio, 0.22) - grams)).toBeLessThan(1.5);
  });

  it('is nothing on fat alone', () => {
    expect(carbohydrateAt(100, 0.7, 0.22)).toBe(0);
  });
});

describe('carbohydrateBurnt(power, threshold)', () => {
  /** kJ that a gram of glucose frees when it is burnt, from tables of chemistry. */
  const GLUCOSE = 15.6;

  it.each([
    [65, 0.5],
    [100, 1],
  ])('covers at %d %% of the threshold the share %f of the energy', (percent, share) => {
    const { central } = carbohydrateBurnt(percent * 2.5, 250);
    const spent = ((percent * 2.5) / 0.23) * 3.6;
    expect(Math.abs((central * GLUCOSE) / spent - share)).toBeLessThan(0.05);
  });

  it('is a range of a fifth to both sides', () => {
    const { low, central, high } = carbohydrateBurnt(180, 250);
    expect(low / central).toBeCloseTo(0.8, 9);
    expect(high / central).toBeCloseTo(1.2, 9);
  });

  it('rises with the power, and never falls below 0', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (power, more) => {
          const less = carbohydrateBurnt(power, 250).central;
          expect(less).toBeGreaterThanOrEqual(0);
          expect(carbohydrateBurnt(power + more, 250).central).toBeGreaterThanOrEqual(less - 1e-9);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('carbohydrateIntake(seconds)', () => {
  it.each([
    [30, 0, 0],
    [60, 0, 30],
    [120, 30, 60],
    [149, 30, 60],
    [150, 30, 90],
    [400, 30, 90],
  ])('advises for %d minutes %d to %d g/h', (minutes, low, high) => {
    expect(carbohydrateIntake(minutes * MINUTE)).toEqual({ low, high });
  });
});

describe('drink(temperature)', () => {
  it('stays within the 0.4 to 0.8 l/h of the ACSM, and asks for more in the warm', () => {
    const spans = [-5, 10, 20, 30, 38].map(drink);
    spans.forEach(({ low, high }, i) => {
      expect(low).toBeGreaterThanOrEqual(0.4);
      expect(high).toBeLessThanOrEqual(0.8);
      expect(low + high).toBeGreaterThanOrEqual(i === 0 ? 0 : spans[i - 1].low + spans[i - 1].high);
    });
    expect(spans[4].low).toBeGreaterThan(spans[0].low);
  });

  it('is the whole range where the weather is not known', () => {
    expect(drink(Number.NaN)).toEqual({ low: 0.4, high: 0.8 });
  });
});
