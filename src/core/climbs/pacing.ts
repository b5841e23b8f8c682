import { airDensity, type Conditions, speedAt } from '../physics.ts';

/** A piece of road of one slope. */
export interface Stretch {
  /** Metres of road. */
  length: number;
  /** Rise over run; 0.08 = 8 %. */
  slope: number;
  /** Metres above the sea, for the density of the air. */
  altitude: number;
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
  return scheduleOf(
    stretches,
    stretches.map(() => power),
    setup,
  );
}

/** The one power (W) that takes a climb in so many seconds; NaN where none does. */
export function evenPowerFor(seconds: number, stretches: readonly Stretch[], setup: Setup): number {
  const time = (power: number): number => total(evenSchedule(stretches, power, setup));
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
 * slope, which nobody can ride.)
 */
export function optimalSchedule(
  stretches: readonly Stretch[],
  power: number,
  setup: Setup,
): Schedule {
  const conditions = stretches.map((stretch) => conditionsOn(stretch, stretches, setup));
  // Time has a price in fourth powers: the dearer, the less is spent on it.
  const powersAt = (price: number): number[] =>
    stretches.map(({ slope }, i) => cheapest(power, slope, conditions[i], price));
  const overspent = (price: number): number => {
    const powers = powersAt(price);
    return stretches.reduce((sum, { length, slope }, i) => {
      const cost = (powers[i] / power) ** 4 - 1;
      return sum + cost * (length / speedAt(powers[i], slope, conditions[i]));
    }, 0);
  };
  let low = 1e-3;
  let high = 1e3;
  for (let round = 0; round < 40; round++) {
    const middle = Math.sqrt(low * high);
    if (overspent(middle) > 0) low = middle;
    else high = middle;
  }
  return scheduleOf(stretches, powersAt(high), setup);
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

function scheduleOf(
  stretches: readonly Stretch[],
  powers: readonly number[],
  setup: Setup,
): Schedule {
  let time = 0;
  const times = stretches.map((stretch, i) => {
    time +=
      stretch.length / speedAt(powers[i], stretch.slope, conditionsOn(stretch, stretches, setup));
    return time;
  });
  return { powers: Float64Array.from(powers), times: Float64Array.from(times) };
}

/** What holds on one piece of a climb: the air gets thinner and colder with height. */
export function conditionsOn(
  { altitude }: Stretch,
  [foot]: readonly Stretch[],
  { temperature, ...setup }: Setup,
): Conditions {
  const here = temperature - LAPSE * (altitude - (foot?.altitude ?? altitude));
  return { ...setup, density: airDensity(altitude, here) };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The power at which a metre of this road costs least: time × (1 + price × (cost − 1)). */
function cheapest(power: number, slope: number, conditions: Conditions, price: number): number {
  const costOf = (watts: number): number =>
    (1 + price * ((watts / power) ** 4 - 1)) / speedAt(watts, slope, conditions);
  let low = LEAST * power;
  let high = MOST * power;
  while (high - low > 0.05) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (costOf(left) < costOf(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
