import { altitudeCeiling } from '../altitude-ceiling.ts';
import type { BikeClass } from '../bike-class.ts';
import { powerAt } from '../physics.ts';
import { type Strength, sustainablePower } from '../sustainable.ts';
import { wBalance } from '../w-balance.ts';
import { type Bike, isMotorless, setupOf } from './assumptions.ts';
import { type Assist, motorPowers } from './motor.ts';
import {
  BRAKING,
  conditionsOn,
  optimalSchedule,
  type Schedule,
  type Setup,
  type Stretch,
  scheduleWith,
} from './pacing.ts';
import { type Profiled, stretchesOf } from './profile.ts';

/** Shares of what the rider can hold for as long as the climb takes. */
export const INTENSITIES = { easy: 0.65, steady: 0.8, hard: 0.95 } as const;
export type Intensity = keyof typeof INTENSITIES;

/** Who wants to ride a climb, on what and in which weather. */
export interface Wish {
  rider: Strength & {
    /** kg */
    weight: number;
    /** Used to the height: ten days or more up here. */
    acclimatised: boolean;
  };
  bikeClass: BikeClass;
  /** What is known better than the assumptions for the class. */
  bike: Partial<Bike>;
  /** °C at the foot; NaN = the standard atmosphere. */
  temperature: number;
  /** Against the rider, m/s, as a mean over the climb. */
  headwind: number;
  intensity: Intensity;
  /** Of bikes with a motor. */
  assist: Assist;
}

/** How a climb can be ridden. Powers are the rider's own, at the pedals. */
export interface Plan {
  stretches: readonly Stretch[];
  setup: Setup;
  /** Seconds from gate to gate. */
  seconds: number;
  /** W, mean over time. */
  power: number;
  /** W that the model says can be held for as long at sea level. */
  held: number;
  /** Share of the power at sea level that the height leaves, mean over the climb. */
  ceiling: number;
  /** Work of the rider, and of the motor, J. */
  work: number;
  motorWork: number;
  /** W that the motor adds on each stretch; 0 without one. */
  motor: Float64Array;
  /** The same share of what can be held all the way: times, and the rider's power on each stretch. */
  even: Schedule;
  /** The fastest ride of the same cost; null with a motor, which evens out slopes by itself. */
  optimal: Schedule | null;
  /** W′ left at its lowest, J: of the even ride; NaN where W′ is unknown. */
  reserve: number;
}

/** Metres of a piece that is planned as one. */
const STEP = 100;

/** Seconds between which the time of a climb is looked for. */
const SHORTEST = 10;
const LONGEST = 48 * 3600;

export type EvenPlan = Omit<Plan, 'optimal'>;

/** Everything but the fastest way to spend the same, which takes most of the time to compute. */
export function planEven(climb: Profiled, wish: Wish): EvenPlan {
  const { rider, intensity } = wish;
  const stretches = stretchesOf(climb, STEP);
  const setup = setupFor(wish);
  const ceilings = stretches.map(({ altitude }) => altitudeCeiling(altitude, rider.acclimatised));
  const atBraking = stretches.map((stretch) =>
    powerAt(BRAKING, stretch.slope, conditionsOn(stretch, stretches, setup)),
  );
  const ridden = (held: number) => {
    const own = ceilings.map((ceiling, i) => Math.min(ceiling * held, atBraking[i]));
    return ride(stretches, { own, setup, wish });
  };
  const share = INTENSITIES[intensity];
  // The longer it takes, the less can be held, the longer it takes: where the two agree.
  const attempt = (seconds: number) => ridden(share * sustainablePower(seconds, rider));
  const duration = agreedDuration((seconds) => attempt(seconds).seconds);
  const even = attempt(duration);
  return {
    stretches,
    setup,
    ...even,
    power: even.work / even.seconds,
    held: sustainablePower(duration, rider),
    ceiling: meanOver(stretches, ceilings),
    reserve: reserveOf(even.even, ceilings, rider),
  };
}

export function planClimb(climb: Profiled, wish: Wish): Plan {
  const plan = planEven(climb, wish);
  const { stretches, setup } = plan;
  const target = INTENSITIES[wish.intensity] * plan.held;
  const optimal = isMotorless(wish.bikeClass)
    ? optimalSchedule(
        stretches,
        stretches.map(
          ({ altitude }) => target * altitudeCeiling(altitude, wish.rider.acclimatised),
        ),
        setup,
      )
    : null;
  return { ...plan, optimal };
}

/** The assumptions for the class of bike, with what is known better. */
export function setupFor({ rider, bikeClass, bike, temperature, headwind }: Wish): Setup {
  const { mass, ...assumed } = setupOf(rider.weight, bikeClass, temperature);
  return {
    ...assumed,
    dragArea: bike.dragArea ?? assumed.dragArea,
    rolling: bike.rolling ?? assumed.rolling,
    mass: bike.mass === undefined ? mass : rider.weight + bike.mass,
    headwind,
  };
}

function ride(
  stretches: readonly Stretch[],
  { own, setup, wish }: { own: number[]; setup: Setup; wish: Wish },
): Pick<Plan, 'even' | 'motor' | 'seconds' | 'work' | 'motorWork'> {
  const motor = isMotorless(wish.bikeClass)
    ? own.map(() => 0)
    : motorPowers(stretches, own, { setup, assist: wish.assist });
  const together = own.map((power, i) => power + motor[i]);
  const { times } = scheduleWith(stretches, together, setup);
  return {
    even: { powers: Float64Array.from(own), times },
    motor: Float64Array.from(motor),
    seconds: times.at(-1) ?? 0,
    work: workOf({ powers: own, times }),
    motorWork: workOf({ powers: motor, times }),
  };
}

/** J */
export function workOf({ powers, times }: { powers: ArrayLike<number>; times: ArrayLike<number> }) {
  let work = 0;
  for (let i = 0; i < times.length; i++) {
    work += powers[i] * (times[i] - (i === 0 ? 0 : times[i - 1]));
  }
  return work;
}

/** The seconds after which a climb ends that is ridden as hard as can be for so many seconds. */
function agreedDuration(timeFor: (seconds: number) => number): number {
  let low = SHORTEST;
  let high = LONGEST;
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (timeFor(middle) > middle) low = middle;
    else high = middle;
  }
  return high;
}

/** W′ at its lowest: thin air lowers critical power as it lowers everything that lasts. */
function reserveOf(even: Schedule, ceilings: readonly number[], rider: Strength): number {
  if (Number.isNaN(rider.wPrime)) return Number.NaN;
  const relative = new Float64Array(Math.ceil(even.times.at(-1) ?? 0));
  let stretch = 0;
  for (let second = 0; second < relative.length; second++) {
    while (stretch < even.times.length - 1 && even.times[stretch] < second) stretch++;
    relative[second] = even.powers[stretch] + (1 - ceilings[stretch]) * rider.threshold;
  }
  const balance = wBalance(relative, { criticalPower: rider.threshold, wPrime: rider.wPrime });
  return balance.reduce((least, left) => Math.min(least, left), rider.wPrime);
}

function meanOver(stretches: readonly Stretch[], values: readonly number[]): number {
  let sum = 0;
  let length = 0;
  stretches.forEach((stretch, i) => {
    sum += stretch.length * values[i];
    length += stretch.length;
  });
  return sum / length;
}
