import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricInput } from '../../../src/core/metrics/metric.ts';
import { variability, weightedPower } from '../../../src/core/metrics/weighted-power.ts';
import { measured, NOBODY, repeated, steady, valueFor } from './measured.ts';

const weighted = (power: number[]): number => valueFor(weightedPower, measured({ power }));

const byValue = (a: number, b: number) => a - b;

// expected values: computed from the definition by the sources of analysis-rules.md, part C
describe('weightedPower', () => {
  it.each([
    ['an hour of 200 W', steady(200, 3600), 200],
    ['15 s on, 15 s off', repeated([...steady(300, 15), ...steady(100, 15)], 120), 200],
    ['30 s on, 30 s off', repeated([...steady(300, 30), ...steady(100, 30)], 60), 221.850941],
    ['1 min on, 1 min off', repeated([...steady(300, 60), ...steady(100, 60)], 30), 239.099521],
    ['5 min on, 5 min off', repeated([...steady(300, 300), ...steady(100, 300)], 6), 250.616553],
    ['an hour on, then coasting', [...steady(250, 3600), ...steady(0, 1200)], 232.622945],
    ['a saw', Array.from({ length: 9999 }, (_, i) => (i + 1) % 1000), 660.870707],
  ])('of %s', (_, power, expected) => {
    expect(weighted(power)).toBeCloseTo(expected, 6);
  });

  it('of steady power is that power', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 30, max: 500 }),
        (watts, seconds) => {
          expect(weighted(steady(watts, seconds))).toBeCloseTo(watts, 9);
        },
      ),
      { seed: 1 },
    );
  });

  it('of anything that repeats every 30 s is its mean', () => {
    const pattern = fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(pattern, (watts) => {
        const mean = watts.reduce((sum, w) => sum + w, 0) / 30;
        expect(weighted(repeated(watts, 5))).toBeCloseTo(mean, 9);
      }),
      { seed: 1 },
    );
  });

  it('cuts pauses and missing seconds out', () => {
    const gap = steady(Number.NaN, 40);
    const effort = repeated([100, 300, 250], 40);
    const broken = [...effort.slice(0, 50), ...gap, ...effort.slice(50)];
    const pauses = [{ start: 50, end: 70 }];
    expect(valueFor(weightedPower, measured({ power: broken }, { pauses }))).toBe(weighted(effort));
  });

  it('of a part is that of its seconds alone, by the definition', () => {
    const watts = fc.oneof(fc.double({ min: 0, max: 900, noNaN: true }), fc.constant(Number.NaN));
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(watts, { minLength: 1, maxLength: 1500, size: 'max' }),
        share,
        share,
        (power, a, b) => {
          const [start, end] = [a, b].map((part) => Math.round(part * power.length)).sort(byValue);
          const known = power.slice(start, end).filter((value) => !Number.isNaN(value));
          const fourths = known.slice(29).map((_value, i) => {
            const window = known.slice(i, i + 30);
            return (window.reduce((sum, value) => sum + value, 0) / 30) ** 4;
          });
          const mean = fourths.reduce((sum, value) => sum + value, 0) / fourths.length;
          const weighted = valueFor(weightedPower, measured({ power }), { start, end });
          if (fourths.length === 0) expect(weighted).toBeNaN();
          else expect(weighted).toBeCloseTo(mean ** 0.25, 9);
        },
      ),
      { seed: 11 },
    );
  });

  it('needs 30 s', () => {
    expect(weighted(steady(200, 29))).toBeNaN();
    expect(weighted(steady(200, 30))).toBe(200);
  });

  it('says so when it rests on less than 20 min', () => {
    const remark = (seconds: number) => {
      const ride = measured({ power: steady(200, seconds) });
      return weightedPower.remark(metricInput(ride, NOBODY))?.code ?? null;
    };
    expect([29, 1199, 1200].map(remark)).toEqual([null, 'short', null]);
  });
});

describe('variability', () => {
  it('is 1 for steady power and grows with its changes', () => {
    expect(valueFor(variability, measured({ power: steady(180, 600) }))).toBe(1);
    const uneven = measured({ power: repeated([...steady(300, 60), ...steady(100, 60)], 30) });
    expect(valueFor(variability, uneven)).toBeCloseTo(239.099521 / 200, 8);
  });

  it('is unknown for a ride of coasting', () => {
    expect(valueFor(variability, measured({ power: steady(0, 60) }))).toBeNaN();
  });
});
