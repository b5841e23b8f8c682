import { cadenceIn, type Gear, gearVerdict } from './gearing.ts';
import { batteryUse } from './motor.ts';
import { timeAt } from './pacing.ts';
import type { EvenPlan, Wish } from './plan.ts';
import { type Profiled, type Steepest, steepestOf } from './profile.ts';

/** The steepest half kilometre, and how it rides in the lowest gear. */
export interface Crux extends Steepest {
  /** m/s */
  speed: number;
  /** Turns of the cranks a minute. */
  cadence: number;
}

const CRUX = 500;

/** Null where the pack trusts no altitude, or the climb is shorter. */
export function cruxOf(climb: Profiled, { stretches, even }: EvenPlan, gear: Gear): Crux | null {
  const steepest = steepestOf(climb, CRUX);
  if (steepest === null) return null;
  const { along, window } = steepest;
  const speed = window / (timeAt(along + window, stretches, even) - timeAt(along, stretches, even));
  return { ...steepest, speed, cadence: cadenceIn(gear, speed) };
}

/** What somebody should know before they set out. */
export type Warning =
  /** The lowest gear is hard, or much too hard, on the steepest half kilometre. */
  | 'gear-hard'
  | 'gear-too-hard'
  /** Slower than most keep their balance. */
  | 'slow'
  /** In the heat of the day. */
  | 'heat'
  /** It is cold at the top, and the way down colder. */
  | 'cold-top'
  /** Light ends. */
  | 'late'
  /** The battery may not last, or surely not. */
  | 'battery-tight'
  | 'battery-empty'
  /** No altitude is trusted: every part of the climb has the mean gradient. */
  | 'mean-gradient'
  /** So gentle that wind and position count as much as power. */
  | 'gentle'
  /** So long that a threshold tells little. */
  | 'long';

/** What else is known of the day. */
export interface Outing {
  crux: Crux | null;
  /** Hours since midnight at the foot; NaN = not said. */
  startHour: number;
  /** Wh; NaN = no battery, or unknown. */
  battery: number;
}

const SLOW = 5 / 3.6;
const HOT = 26;
const HEAT = { from: 11, to: 18 };
const COLD = 10;
const LATE = 19;
const EARLY = 6;
const USABLE = 0.9;
const GENTLE = 0.04;
const LONG = 2.5 * 3600;
const LAPSE = 0.0065;

export function warningsOf(climb: Profiled, plan: EvenPlan, wish: Wish, outing: Outing): Warning[] {
  const { crux, startHour, battery } = outing;
  const endHour = startHour + plan.seconds / 3600;
  const use = batteryUse(plan.motorWork);
  const verdict = crux && gearVerdict(crux.cadence);
  const holds: [Warning, boolean][] = [
    ['gear-too-hard', verdict === 'too-hard'],
    ['gear-hard', verdict === 'hard'],
    ['slow', crux !== null && crux.speed < SLOW],
    ['battery-empty', use.low > USABLE * battery],
    ['battery-tight', use.low <= USABLE * battery && use.high > USABLE * battery],
    ['heat', wish.temperature >= HOT && startHour < HEAT.to && endHour > HEAT.from],
    ['cold-top', wish.temperature - LAPSE * climb.height < COLD],
    ['late', endHour >= LATE || startHour < EARLY],
    ['long', plan.seconds > LONG],
    ['gentle', climb.height < GENTLE * climb.length],
    ['mean-gradient', climb.altitude === null],
  ];
  return holds.filter(([, isSo]) => isSo).map(([warning]) => warning);
}
