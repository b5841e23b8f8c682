import { describe, expect, it } from 'vitest';
import { scheduleWith } from '../../../src/core/climbs/pacing.ts';
import { planEven, type Wish } from '../../../src/core/climbs/plan.ts';
import { type Change, DOUBTS, effectOf, timeSpan } from '../../../src/core/climbs/plan-spread.ts';
import { variantOf } from './oisans.ts';

const WISH: Wish = {
  rider: { weight: 75, threshold: 240, wPrime: Number.NaN, acclimatised: false },
  bikeClass: 'road',
  bike: {},
  temperature: 20,
  headwind: 0,
  intensity: 'steady',
  assist: 'medium',
};
const alpe = variantOf('alpe-dhuez/finish-13.8');

describe('timeSpan(plan, thresholdDoubt)', () => {
  it.each(['alpe-dhuez/finish-13.8', 'croix-de-fer/rochetaillee'])(
    'holds on %s about 95 of 100 rides on which every doubt is drawn at random',
    (id) => {
      const plan = planEven(variantOf(id), WISH);
      const { low, high } = timeSpan(plan);
      const draw = seededNormal(5);
      let inside = 0;
      const rides = 400;
      for (let ride = 0; ride < rides; ride++) {
        const off = (doubt: number): number => (draw() * doubt) / 1.96;
        const setup = {
          ...plan.setup,
          mass: plan.setup.mass + off(DOUBTS.mass),
          rolling: plan.setup.rolling * (1 + off(DOUBTS.rolling)),
          dragArea: plan.setup.dragArea * (1 + off(DOUBTS.dragArea)),
          headwind: plan.setup.headwind + off(DOUBTS.wind),
        };
        const share = 1 + off(DOUBTS.power);
        const powers = [...plan.even.powers].map((power) => power * share);
        const time = scheduleWith(plan.stretches, powers, setup).times.at(-1) ?? Number.NaN;
        if (time >= low && time <= high) inside++;
      }
      expect(inside / rides).toBeGreaterThan(0.92);
      expect(inside / rides).toBeLessThan(0.98);
    },
  );

  it('is wider where the threshold is only a guess', () => {
    const plan = planEven(alpe, WISH);
    const known = timeSpan(plan);
    const guessed = timeSpan(plan, 0.15);
    expect(guessed.low).toBeLessThan(known.low);
    expect(guessed.high).toBeGreaterThan(known.high);
    expect(known.low).toBeLessThan(plan.seconds);
    expect(known.high).toBeGreaterThan(plan.seconds);
  });
});

describe('effectOf(change, climb, { wish, usual })', () => {
  const usual = planEven(alpe, WISH).seconds;
  const effect = (change: Change) => effectOf(change, alpe, { wish: WISH, usual });

  it('has the right sign for each', () => {
    for (const change of ['heavier', 'weaker', 'headwind'] as const) {
      expect(effect(change)).toBeGreaterThan(0);
    }
    for (const change of ['lighter', 'stronger', 'tailwind'] as const) {
      expect(effect(change)).toBeLessThan(0);
    }
  });

  it('is for 5 kg near the share of the mass: on a steep climb weight is time', () => {
    const share = effect('heavier') / usual;
    expect(share).toBeGreaterThan(0.045);
    expect(share).toBeLessThan(5 / 85 + 0.01);
  });
});

/** Normal numbers of mean 0 and deviation 1, always the same ones (Box and Muller). */
function seededNormal(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
