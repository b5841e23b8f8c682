import { describe, expect, it } from 'vitest';
import type { Variant } from '../../../src/core/climbs/variant.ts';
import type { ClimbLine } from '../../../web/api/climbs.ts';
import { type Climber, planOf, timeAtPlace } from '../../../web/pages/planner/plan-of.ts';
import { settingsOf } from '../../../web/pages/planner/settings.ts';
import { variantOf } from '../../core/climbs/oisans.ts';

const CLIMBER: Climber = {
  weight: 75,
  threshold: 250,
  doubt: 0,
  wPrime: Number.NaN,
  acclimatised: false,
};
const alpe = lineOf(variantOf('alpe-dhuez/finish-13.8'));

/** As the API sends it, as far as plans go. */
function lineOf(variant: Variant): ClimbLine {
  const { line, altitude, length, height, base, gates } = variant;
  return {
    line: { along: [...line.along], altitude: altitude && [...altitude] },
    ...{ length, gain: height, base, gates },
  } as unknown as ClimbLine;
}

describe('planOf(line, settings, climber)', () => {
  it('cuts at the bends, or at the kilometres, and ends at the top', () => {
    const bends = planOf(alpe, settingsOf({}), CLIMBER);
    expect(bends.marks.map(({ gate }) => gate?.id ?? null)).toEqual([
      ...alpe.gates.map(({ id }) => id),
      null,
    ]);
    const kilometres = planOf(alpe, settingsOf({ cut: 'kilometre' }), CLIMBER);
    expect(kilometres.marks.map(({ kilometre }) => kilometre)).toEqual([
      ...Array.from({ length: 13 }, (_, i) => i + 1),
      null,
    ]);
    for (const { sections, seconds } of [bends, kilometres]) {
      expect(sections.at(-1)?.passed).toBeCloseTo(seconds, 6);
    }
  });

  it('falls back to kilometres where there is no gate', () => {
    const blind = lineOf(variantOf('lautaret/bourg'));
    const plan = planOf({ ...blind, gates: [] }, settingsOf({}), CLIMBER);
    expect(plan.marks[0]?.kilometre).toBe(1);
    expect(plan.crux).toBeNull();
    expect(plan.warnings).toContain('mean-gradient');
  });

  it('shows the three paces with the chosen one as the plan', () => {
    const plan = planOf(alpe, settingsOf({ intensity: 'hard' }), CLIMBER);
    const [easy, steady, hard] = plan.intensities.map(({ seconds }) => seconds);
    expect(easy).toBeGreaterThan(steady);
    expect(steady).toBeGreaterThan(hard);
    expect(hard).toBeCloseTo(plan.plan.seconds, 6);
  });

  it('rides the best pacing only when asked to, and none with a motor', () => {
    const settings = settingsOf({ pacing: 'optimal' });
    const best = planOf(alpe, settings, CLIMBER);
    expect(best.plan.seconds - best.seconds).toBeCloseTo(best.saved, 9);
    const motor = planOf(alpe, { ...settings, bikeClass: 'e-bike' }, CLIMBER);
    expect(motor.saved).toBeNaN();
    expect(motor.seconds).toBe(motor.plan.seconds);
  });

  it('tells when a place is passed, by the pacing that is ridden', () => {
    const plan = planOf(alpe, settingsOf({ pacing: 'optimal' }), CLIMBER);
    const [bend] = plan.sections;
    expect(timeAtPlace(plan, bend?.to ?? Number.NaN)).toBeCloseTo(bend?.passed ?? Number.NaN, 6);
    expect(timeAtPlace(plan, alpe.length)).toBeCloseTo(plan.seconds, 6);
  });

  it('takes wind in km/h, and the gear and mass that the reader knows', () => {
    const plan = planOf(alpe, settingsOf({ wind: '18', bikeMass: '8', rear: '34' }), CLIMBER);
    expect(plan.wish.headwind).toBeCloseTo(5, 9);
    expect(plan.plan.setup.mass).toBe(83);
    expect(plan.gear.rear).toBe(34);
    expect(plan.gear.front).toBe(34);
  });
});
