import type { Span } from '../fuelling.ts';
import { type Setup, scheduleWith } from './pacing.ts';
import { type EvenPlan, planEven, type Wish } from './plan.ts';
import type { Profiled } from './profile.ts';

/** How far off may be what nobody measured: ± so much, each on its own. */
export const DOUBTS = {
  /** Share of the power: the meter, and the day. */
  power: 0.03,
  /** kg of clothes, bottles and bag. */
  mass: 2,
  /** Share of the rolling resistance: tyres, pressure, road. */
  rolling: 0.2,
  /** Share of the drag area: position, clothes. */
  dragArea: 0.1,
  /** m/s of wind along the road. */
  wind: 1,
} as const;

/**
 * Between which seconds the climb will take. Each doubt is tried alone, towards the slower and
 * towards the faster; together they change the time by the root of the sum of their squares.
 * `thresholdDoubt` is the share by which the threshold itself may be off: 0 where it was measured.
 */
export function timeSpan(plan: EvenPlan, thresholdDoubt = 0): Span {
  const { setup, seconds } = plan;
  const power = Math.hypot(DOUBTS.power, thresholdDoubt);
  const change = (side: 1 | -1): number =>
    Math.hypot(
      ...[
        { ...setup, mass: setup.mass + side * DOUBTS.mass },
        { ...setup, rolling: setup.rolling * (1 + side * DOUBTS.rolling) },
        { ...setup, dragArea: setup.dragArea * (1 + side * DOUBTS.dragArea) },
        { ...setup, headwind: setup.headwind + side * DOUBTS.wind },
      ].map((other) => timeOf(plan, other) - seconds),
      timeOf(plan, setup, 1 - side * power) - seconds,
    );
  return { low: seconds - change(-1), high: seconds + change(1) };
}

/** Seconds for the same powers, or for a share of the rider's own. */
function timeOf({ stretches, even, motor }: EvenPlan, setup: Setup, share = 1): number {
  const powers = stretches.map((_, i) => even.powers[i] * share + motor[i]);
  return scheduleWith(stretches, powers, setup).times.at(-1) ?? 0;
}

/** A change of one thing, all others the same. */
export const CHANGES = {
  heavier: { weight: 5 },
  lighter: { weight: -5 },
  stronger: { threshold: 10 },
  weaker: { threshold: -10 },
  headwind: { headwind: 3 },
  tailwind: { headwind: -3 },
} as const satisfies Record<string, { weight?: number; threshold?: number; headwind?: number }>;
export type Change = keyof typeof CHANGES;

/** Seconds that the change makes the climb longer than as `usual`; negative: shorter. */
export function effectOf(
  change: Change,
  climb: Profiled,
  { wish, usual }: { wish: Wish; usual: number },
): number {
  const {
    weight = 0,
    threshold = 0,
    headwind = 0,
  } = CHANGES[change] as Partial<Record<'weight' | 'threshold' | 'headwind', number>>;
  const { rider } = wish;
  const other: Wish = {
    ...wish,
    rider: { ...rider, weight: rider.weight + weight, threshold: rider.threshold + threshold },
    headwind: wish.headwind + headwind,
  };
  return planEven(climb, other).seconds - usual;
}
