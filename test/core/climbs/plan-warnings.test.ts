import { describe, expect, it } from 'vitest';
import { LOWEST_GEAR } from '../../../src/core/climbs/gearing.ts';
import { planEven, type Wish } from '../../../src/core/climbs/plan.ts';
import { cruxOf, type Outing, warningsOf } from '../../../src/core/climbs/plan-warnings.ts';
import { variantOf } from './oisans.ts';

const WISH: Wish = {
  rider: { weight: 70, threshold: 330, wPrime: Number.NaN, acclimatised: true },
  bikeClass: 'road',
  bike: {},
  temperature: 20,
  headwind: 0,
  intensity: 'hard',
  assist: 'medium',
};
const alpe = variantOf('alpe-dhuez/finish-13.8');

function warnings(wish: Partial<Wish>, outing: Partial<Outing> = {}, climb = alpe) {
  const whole = { ...WISH, ...wish };
  const plan = planEven(climb, whole);
  const crux = cruxOf(climb, plan, LOWEST_GEAR[whole.bikeClass]);
  return warningsOf(climb, plan, whole, {
    crux,
    startHour: Number.NaN,
    battery: Number.NaN,
    ...outing,
  });
}

const beginner = { rider: { ...WISH.rider, threshold: 140, weight: 85 } };

describe('cruxOf(climb, plan, gear)', () => {
  it('is ridden slower than the climb as a whole, and has the cadence of its speed', () => {
    const plan = planEven(alpe, WISH);
    const crux = cruxOf(alpe, plan, LOWEST_GEAR.road);
    if (crux === null) throw new Error('Alpe d’Huez has a steepest part');
    expect(crux.slope).toBeGreaterThan(alpe.height / alpe.length);
    expect(crux.speed).toBeLessThan(alpe.length / plan.seconds);
    expect(crux.cadence).toBeCloseTo((60 * crux.speed * 32) / (34 * 2.13), 9);
  });

  it('is unknown without altitude', () => {
    const blind = variantOf('lautaret/bourg');
    expect(cruxOf(blind, planEven(blind, WISH), LOWEST_GEAR.road)).toBeNull();
  });
});

describe('warningsOf(climb, plan, wish, outing)', () => {
  it('has nothing to say to a strong rider on a mild morning', () => {
    expect(warnings({}, { startHour: 9 })).toEqual([]);
  });

  it('tells a beginner that gear and pace are too hard on the steepest part', () => {
    expect(warnings(beginner)).toEqual(expect.arrayContaining(['gear-too-hard', 'slow']));
    expect(warnings({ rider: { ...WISH.rider, threshold: 230 } })).toContain('gear-hard');
  });

  it('warns of heat only when the climb falls into the hot hours', () => {
    expect(warnings({ temperature: 32 }, { startHour: 13 })).toContain('heat');
    expect(warnings({ temperature: 32 }, { startHour: 10.5 })).toContain('heat');
    expect(warnings({ temperature: 32 }, { startHour: 7 })).not.toContain('heat');
    expect(warnings({ temperature: 32 })).not.toContain('heat');
  });

  it('warns of cold at the top, and of the end of the day', () => {
    expect(warnings({ temperature: 14 })).toContain('cold-top');
    expect(warnings({ temperature: 20 })).not.toContain('cold-top');
    expect(warnings({}, { startHour: 18.5 })).toContain('late');
    expect(warnings({}, { startHour: 5 })).toContain('late');
  });

  it('compares what a motor takes with what the battery has', () => {
    const ebike = { ...beginner, bikeClass: 'e-bike', assist: 'high' } as const;
    expect(warnings(ebike, { battery: 250 })).toContain('battery-empty');
    expect(warnings(ebike, { battery: 1000 })).not.toContain('battery-empty');
    expect(warnings(ebike, { battery: 400 })).toContain('battery-tight');
    expect(warnings({}, { battery: 250 })).not.toContain('battery-empty');
  });

  it('says where the numbers are less sure', () => {
    const blind = warnings(beginner, {}, variantOf('lautaret/bourg'));
    expect(blind).toEqual(expect.arrayContaining(['mean-gradient', 'gentle', 'long']));
  });
});
