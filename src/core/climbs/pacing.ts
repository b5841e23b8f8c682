import { airDensity, type Conditions, powerAt, speedAt } from '../physics.ts';

/** A piece of road of one slope. */
export interface Stretch {
  /** Metres of road. */
  length: number;
  /** Rise over run; 0.08 = 8 %. */
  slope: number;
  /** Metres above the sea, for the density of the air. */
  altitude: number;
  /** Pa there, where it was reckoned already: it costs as much as all other physics of a stretch. */
  pressure?: number;
}

/** What stays the same over the whole climb; the density of the air follows from each altitude. */
export type Setup = Omit<Conditions, 'density'> & {
  /** °C at the foot; NaN = the standard atmosphere. */
  temperature: number;
};

/** A way of riding a climb: power on each stretch (W) and seconds from the foot to its end. */
export interface Schedule {
  powers: Float64Array;
  times: Float64Array;
}

const LAPSE = 0.0065;

/** Powers of one's own a rider is told to choose between, as a share of the steady one. */
const LEAST = 0.6;
const MOST = 1.6;

/** The same power all the way. */
export function evenSchedule(stretches: readonly Stretch[], power: number, setup: Setup): Schedule {
  return scheduleWith(
    stretches,
    stretches.map(() => power),
    setup,
  );
}

/** Seconds of the whole climb at the same power all the way. */
export function evenTime(stretches: readonly Stretch[], power: number, setup: Setup): number {
  let time = 0;
  for (const stretch of stretches) time += secondsOn(stretch, stretches, power, setup);
  return time;
}

/** Faster than this nobody is sent down a mountain road: one brakes. m/s */
export const BRAKING = 45 / 3.6;

/** A power of its own on each stretch (W). */
export function scheduleWith(
  stretches: readonly Stretch[],
  powers: readonly number[],
  setup: Setup,
): Schedule {
  let time = 0;
  const times = stretches.map((stretch, i) => {
    time += secondsOn(stretch, stretches, powers[i], setup);
    return time;
  });
  return { powers: Float64Array.from(powers), times: Float64Array.from(times) };
}

function secondsOn(
  stretch: Stretch,
  stretches: readonly Stretch[],
  power: number,
  setup: Setup,
): number {
  const speed = speedAt(power, stretch.slope, conditionsOn(stretch, stretches, setup));
  return stretch.length / Math.min(BRAKING, speed);
}

/** The one power (W) that takes a climb in so many seconds; NaN where none does. */
export function evenPowerFor(seconds: number, stretches: readonly Stretch[], setup: Setup): number {
  const time = (power: number): number => evenTime(stretches, power, setup);
  let low = 0;
  let high = 2_000;
  if (!(time(high) <= seconds) || !Number.isFinite(seconds)) return Number.NaN;
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (time(middle) > seconds) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The fastest ride that costs as much as holding `power` all the way, where cost is the mean of the
 * fourth power over time, as in the weighted power: a little more where it is steep, a little less
 * where air takes most of it. (With plain energy as the cost the answer would be one speed on every
 * slope, which nobody can ride.) Where thin air leaves less, `power` is what is held on each stretch,
 * and cost is counted against that.
 */
export function optimalSchedule(
  stretches: readonly Stretch[],
  power: number | readonly number[],
  setup: Setup,
): Schedule {
  const pieces = stretches.map((stretch, i): Piece => {
    const held = typeof power === 'number' ? power : power[i];
    const conditions = conditionsOn(stretch, stretches, setup);
    const { length, slope } = stretch;
    const slowest = Math.min(BRAKING, speedAt(LEAST * held, slope, conditions));
    const fastest = Math.min(BRAKING, speedAt(MOST * held, slope, conditions));
    return { length, slope, held, conditions, slowest, fastest };
  });
  // Time has a price in fourth powers: the dearer, the less is spent on it.
  const speedsAt = (price: number): number[] => pieces.map((piece) => cheapest(piece, price));
  const overspent = (price: number): number => {
    const speeds = speedsAt(price);
    return pieces.reduce(
      (sum, piece, i) => sum + (costOf(piece, speeds[i]) - 1) * (piece.length / speeds[i]),
      0,
    );
  };
  let low = 1e-3;
  let high = 1e3;
  for (let round = 0; round < 30; round++) {
    const middle = Math.sqrt(low * high);
    if (overspent(middle) > 0) low = middle;
    else high = middle;
  }
  const speeds = speedsAt(high);
  const powers = pieces.map((piece, i) => powerAt(speeds[i], piece.slope, piece.conditions));
  return scheduleWith(stretches, powers, setup);
}

/** Seconds from the foot to a place of the climb (metres of road), in even motion on each stretch. */
export function timeAt(along: number, stretches: readonly Stretch[], { times }: Schedule): number {
  let from = 0;
  for (const [i, { length }] of stretches.entries()) {
    const began = i === 0 ? 0 : times[i - 1];
    if (along <= from + length) return began + ((along - from) / length) * (times[i] - began);
    from += length;
  }
  return total({ times });
}

function total({ times }: Pick<Schedule, 'times'>): number {
  return times.at(-1) ?? 0;
}

/** What holds on one piece of a climb: the air gets thinner and colder with height. */
export function conditionsOn(
  { altitude, pressure }: Stretch,
  [foot]: readonly Stretch[],
  { mass, dragArea, rolling, loss, headwind, temperature }: Setup,
): Conditions {
  const here = temperature - LAPSE * (altitude - (foot?.altitude ?? altitude));
  // by name: to spread the rest of an object costs as much as all the physics of a stretch
  return { mass, dragArea, rolling, loss, headwind, density: airDensity(altitude, here, pressure) };
}

/** A stretch as the search for the optimum sees it. */
interface Piece {
  length: number;
  slope: number;
  /** W that cost 1 a second. */
  held: number;
  conditions: Conditions;
  /** m/s at the least and the most power. */
  slowest: number;
  fastest: number;
}

/** Of a second at this speed (m/s). */
function costOf({ slope, held, conditions }: Piece, speed: number): number {
  return (powerAt(speed, slope, conditions) / held) ** 4;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The speed at which a metre of this road costs least: time × (1 + price × (cost − 1)). */
function cheapest(piece: Piece, price: number): number {
  const dearness = (speed: number): number => (1 + price * (costOf(piece, speed) - 1)) / speed;
  let low = piece.slowest;
  let high = piece.fastest;
  while (high - low > 1e-4) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (dearness(left) < dearness(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
