import { describe, expect, it } from 'vitest';
import { planClimb, type Wish } from '../../../src/core/climbs/plan.ts';
import { kilometres, sectionsOf } from '../../../src/core/climbs/plan-sections.ts';
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
const plan = planClimb(alpe, WISH);

describe('kilometres(length)', () => {
  it('marks every full kilometre and the end, and leaves no crumb', () => {
    expect(kilometres(3400)).toEqual([1000, 2000, 3000, 3400]);
    expect(kilometres(3050)).toEqual([1000, 2000, 3050]);
    expect(kilometres(800)).toEqual([800]);
  });
});

describe('sectionsOf(climb, plan, cut)', () => {
  const bends = [...alpe.gates.map(({ along }) => along), alpe.length];

  it.each([
    ['kilometres', kilometres(alpe.length)],
    ['bends', bends],
  ] as const)('adds up to the whole plan by %s', (_, marks) => {
    for (const schedule of [plan.even, plan.optimal ?? plan.even]) {
      const sections = sectionsOf(alpe, plan, { schedule, marks });
      const seconds = schedule.times.at(-1) ?? Number.NaN;
      const sum = (of: (section: (typeof sections)[number]) => number) =>
        sections.reduce((total, section) => total + of(section), 0);
      expect(sum((section) => section.seconds)).toBeCloseTo(seconds, 6);
      expect(sections.at(-1)?.passed).toBeCloseTo(seconds, 6);
      expect(sum(({ from, to }) => to - from)).toBeCloseTo(alpe.length, 6);
      expect(sum(({ speed, seconds: time }) => speed * time)).toBeCloseTo(alpe.length, 6);
      const rise = sum(({ from, to, slope }) => ((to - from) * slope) / Math.hypot(1, slope));
      expect(rise).toBeCloseTo(alpe.height, 0);
    }
  });

  it('spends the work of the plan, section by section', () => {
    const sections = sectionsOf(alpe, plan, { schedule: plan.even, marks: bends });
    const work = sections.reduce((sum, { power, seconds }) => sum + power * seconds, 0);
    expect(work).toBeCloseTo(plan.work, 3);
  });
});
