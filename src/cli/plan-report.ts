import { LOWEST_GEAR } from '../core/climbs/gearing.ts';
import { batteryUse } from '../core/climbs/motor.ts';
import { planClimb, type Wish } from '../core/climbs/plan.ts';
import { kilometres, sectionsOf } from '../core/climbs/plan-sections.ts';
import { timeSpan } from '../core/climbs/plan-spread.ts';
import { cruxOf, warningsOf } from '../core/climbs/plan-warnings.ts';
import type { Variant } from '../core/climbs/variant.ts';
import { carbohydrateBurnt, carbohydrateIntake, drink, energySpent } from '../core/fuelling.ts';

/** A gate, or the end of a kilometre, at which a section of a plan ends. */
export interface Mark {
  name: string;
  along: number;
}

/** Bends where there are, else kilometres; the top last. */
export function marksOf({ gates, length }: Variant): Mark[] {
  const inner =
    gates.length > 0
      ? gates.map(({ names, along }) => ({ name: names.en, along }))
      : kilometres(length)
          .slice(0, -1)
          .map((along) => ({ name: `km ${along / 1000}`, along }));
  return [...inner, { name: 'Top', along: length }];
}

/** Everything that a plan tells, computed once. */
export function fullPlan(climb: Variant, wish: Wish) {
  const plan = planClimb(climb, wish);
  const gear = LOWEST_GEAR[wish.bikeClass];
  const crux = cruxOf(climb, plan, gear);
  const marks = marksOf(climb);
  const cut = { schedule: plan.even, marks: marks.map(({ along }) => along) };
  const outing = { crux, startHour: Number.NaN, battery: Number.NaN };
  return {
    plan,
    gear,
    crux,
    marks,
    span: timeSpan(plan),
    sections: sectionsOf(climb, plan, cut),
    energy: energySpent(plan.work),
    burnt: carbohydrateBurnt(plan.power, wish.rider.threshold),
    intake: carbohydrateIntake(plan.seconds),
    drink: drink(wish.temperature),
    battery: batteryUse(plan.motorWork),
    warnings: warningsOf(climb, plan, wish, outing),
  };
}

/** What `plan --json` prints: names carry their units, what is unknown is null. */
export function planReport(climb: Variant, wish: Wish) {
  const { plan, crux, marks, span, sections, ...rest } = fullPlan(climb, wish);
  const hours = plan.seconds / 3600;
  const { optimal } = plan;
  return {
    climb: climb.climb,
    variant: climb.variant,
    intensity: wish.intensity,
    time_s: rounded(plan.seconds),
    timeLow_s: rounded(span.low),
    timeHigh_s: rounded(span.high),
    optimalTime_s: optimal && rounded(optimal.times.at(-1) ?? Number.NaN),
    power_W: rounded(plan.power),
    held_W: rounded(plan.held),
    altitudeCeiling: rounded(plan.ceiling, 3),
    work_J: rounded(plan.work),
    wPrimeLeft_J: rounded(plan.reserve),
    energy_kcal: [rounded(rest.energy.low), rounded(rest.energy.high)],
    carbohydrateBurnt_g: [rounded(rest.burnt.low * hours), rounded(rest.burnt.high * hours)],
    carbohydrateIntake_gh: [rest.intake.low, rest.intake.high],
    drink_lh: [rest.drink.low, rest.drink.high],
    battery_Wh: plan.motorWork > 0 ? [rounded(rest.battery.low), rounded(rest.battery.high)] : null,
    steepest500: crux && {
      along_m: rounded(crux.along),
      slope: rounded(crux.slope, 4),
      speed_ms: rounded(crux.speed, 2),
      cadence: rounded(crux.cadence),
    },
    warnings: rest.warnings,
    sections: sections.map((section, i) => ({
      to: marks[i].name,
      along_m: rounded(section.to),
      slope: rounded(section.slope, 4),
      power_W: rounded(section.power),
      speed_ms: rounded(section.speed, 2),
      time_s: rounded(section.seconds, 1),
      passed_s: rounded(section.passed, 1),
    })),
  };
}

function rounded(value: number, digits = 0): number | null {
  return Number.isNaN(value) ? null : Number(value.toFixed(digits));
}
