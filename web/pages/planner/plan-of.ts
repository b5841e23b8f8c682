import { BIKES as ASSUMED, isMotorless } from '../../../src/core/climbs/assumptions.ts';
import { climbRate, ferrariRatio } from '../../../src/core/climbs/climb-rate.ts';
import { type Gear, LOWEST_GEAR } from '../../../src/core/climbs/gearing.ts';
import { batteryUse } from '../../../src/core/climbs/motor.ts';
import { timeAt } from '../../../src/core/climbs/pacing.ts';
import {
  INTENSITIES,
  type Intensity,
  planClimb,
  planEven,
  type Wish,
} from '../../../src/core/climbs/plan.ts';
import { kilometres, sectionsOf } from '../../../src/core/climbs/plan-sections.ts';
import { CHANGES, type Change, effectOf, timeSpan } from '../../../src/core/climbs/plan-spread.ts';
import { cruxOf, warningsOf } from '../../../src/core/climbs/plan-warnings.ts';
import {
  carbohydrateBurnt,
  carbohydrateIntake,
  drink,
  energySpent,
} from '../../../src/core/fuelling.ts';
import type { ClimbLine } from '../../api/climbs.ts';
import { roadOf } from './road.ts';
import type { Settings } from './settings.ts';

/** Who rides: numbers, all known but W′ (NaN). */
export interface Climber {
  weight: number;
  threshold: number;
  /** Share by which the threshold may be off. */
  doubt: number;
  wPrime: number;
  acclimatised: boolean;
}

export type Planned = ReturnType<typeof planOf>;

/** Everything that the page tells, computed at once. */
export function planOf(line: ClimbLine, settings: Settings, climber: Climber) {
  const road = roadOf(line);
  const wish = wishOf(settings, climber);
  const plan = planClimb(road, wish);
  const gear = gearOf(settings);
  const crux = cruxOf(road, plan, gear);
  const schedule = (settings.pacing === 'optimal' && plan.optimal) || plan.even;
  const marks = marksOf(line, settings);
  const rate = climbRate(line.gain, plan.seconds);
  return {
    wish,
    plan,
    gear,
    crux,
    rate,
    ferrari: ferrariRatio(rate, line.gain / line.length),
    saved: plan.optimal ? plan.seconds - (plan.optimal.times.at(-1) ?? Number.NaN) : Number.NaN,
    schedule,
    seconds: schedule.times.at(-1) ?? Number.NaN,
    intensities: Object.keys(INTENSITIES).map((name) => {
      const intensity = name as Intensity;
      const even = planEven(road, { ...wish, intensity });
      return { intensity, ...even, span: timeSpan(even, climber.doubt) };
    }),
    marks,
    sections: sectionsOf(road, plan, { schedule, marks: marks.map(({ along }) => along) }),
    energy: energySpent(plan.work),
    burnt: carbohydrateBurnt(plan.power, climber.threshold),
    intake: carbohydrateIntake(plan.seconds),
    drink: drink(settings.temperature),
    battery: batteryUse(plan.motorWork),
    effects: (Object.keys(CHANGES) as Change[]).map((change) => ({
      change,
      seconds: effectOf(change, road, { wish, usual: plan.seconds }),
    })),
    warnings: warningsOf(road, plan, wish, {
      crux,
      startHour: settings.start,
      battery: isMotorless(settings.bikeClass) ? Number.NaN : settings.battery,
    }),
  };
}

/** Seconds from the foot to a place, metres of road from it. */
export function timeAtPlace({ plan, schedule }: Planned, along: number): number {
  return timeAt(along, plan.stretches, schedule);
}

/** Where a section ends: a gate of the climb, a kilometre, or the top (null). */
export interface SectionMark {
  along: number;
  gate: ClimbLine['gates'][number] | null;
  kilometre: number | null;
}

function marksOf({ gates, length }: ClimbLine, { cut }: Settings): SectionMark[] {
  const top = { along: length, gate: null, kilometre: null };
  if (cut === 'gate' && gates.length > 0) {
    return [...gates.map((gate) => ({ along: gate.along, gate, kilometre: null })), top];
  }
  const inner = kilometres(length).slice(0, -1);
  return [
    ...inner.map((along) => ({ along, gate: null, kilometre: Math.round(along / 1000) })),
    top,
  ];
}

function wishOf(settings: Settings, { weight, threshold, wPrime, acclimatised }: Climber): Wish {
  const { bikeClass, bikeMass, temperature, wind, intensity, assist } = settings;
  return {
    rider: { weight, threshold, wPrime, acclimatised },
    bikeClass,
    bike: Number.isNaN(bikeMass) ? {} : { mass: bikeMass },
    temperature,
    headwind: wind / 3.6,
    intensity,
    assist,
  };
}

/** The lowest gear: the class's, unless the reader knows better. */
export function gearOf({ bikeClass, front, rear }: Settings): Gear {
  const usual = LOWEST_GEAR[bikeClass];
  return {
    ...usual,
    front: Number.isNaN(front) ? usual.front : front,
    rear: Number.isNaN(rear) ? usual.rear : rear,
  };
}

/** kg that the class's bike is taken to weigh with all that is on it. */
export function usualMass({ bikeClass }: Settings): number {
  return ASSUMED[bikeClass].mass;
}
