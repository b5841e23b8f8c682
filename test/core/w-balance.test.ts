import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wBalance, wBalanceRider } from '../../src/core/w-balance.ts';

const rider = { criticalPower: 250, wPrime: 20_000 };
const steady = (watts: number, seconds: number): number[] => new Array(seconds).fill(watts);

describe('wBalanceRider(rider)', () => {
  it('takes the threshold for critical power, and nobody of whom one of the two is unknown', () => {
    const [threshold, wPrime] = [260, 18_000];
    expect(wBalanceRider({ threshold, wPrime })).toEqual({ criticalPower: 260, wPrime });
    expect(wBalanceRider({ threshold, wPrime: null })).toBeNull();
    expect(wBalanceRider({ threshold: null, wPrime })).toBeNull();
  });
});

describe('wBalance(power, rider)', () => {
  it('gives the exact answer of 60 s at 400 W and 300 s at 100 W (analysis-rules B5)', () => {
    const left = wBalance(Float64Array.from([...steady(400, 60), ...steady(100, 300)]), rider);
    expect(left[59]).toBeCloseTo(11_000, 6);
    expect(left[359]).toBeCloseTo(19_051.41, 2);
  });

  it('stays near the Euler steps of sweatpy where these are small (C2)', () => {
    const ramp = Float64Array.from({ length: 100 }, (_, watts) => watts);
    const left = wBalance(ramp, { criticalPower: 25, wPrime: 2000 });
    expect(left[50]).toBeCloseTo(1675, 6);
    expect(left[75]).toBeCloseTo(725, 6);
    expect(left[99]).toBeCloseTo(-775, 6);
  });

  it('takes unknown seconds and pauses for rest', () => {
    const known = Float64Array.from([...steady(350, 30), ...steady(0, 30)]);
    const gaps = Float64Array.from([...steady(350, 30), ...steady(Number.NaN, 30)]);
    expect(wBalance(gaps, rider)).toEqual(wBalance(known, rider));
  });

  it('never has more than W′, and more power never leaves more', () => {
    const watts = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(watts, fc.nat(299), (powers, at) => {
        const left = wBalance(Float64Array.from(powers), rider);
        expect(Math.max(...left)).toBeLessThanOrEqual(rider.wPrime);
        const harder = powers.map((power, i) => (i === at % powers.length ? power + 50 : power));
        expect(wBalance(Float64Array.from(harder), rider).at(-1)).toBeLessThanOrEqual(
          (left.at(-1) as number) + 1e-9,
        );
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('is empty for an empty series', () => {
    expect(wBalance(new Float64Array(0), rider)).toHaveLength(0);
  });
});
