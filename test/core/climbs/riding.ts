import type { Variant } from '../../../src/core/climbs/territory.ts';
import { pointAt } from '../../../src/core/geo.ts';
import { type Ride, toRide } from '../../../src/core/ride.ts';
import { MORNING, recorded } from '../recorded.ts';

/** A seeded random number in [0, 1) at each call (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A standard normal number. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/**
 * How a line is ridden: metres up it (negative before the start gate, beyond its length after the
 * end gate) at some moments, evenly in between.
 */
export interface Plan {
  time: number[];
  along: number[];
}

/** From 200 m before the start gate to 200 m past the end gate, at a speed that swings by up to a third. */
export function upTheLine(length: number, speed: number, random: () => number): Plan {
  const phase = random() * 2 * Math.PI;
  const swing = random() / 3;
  const along = [-200];
  for (let metres = -200; metres < length + 200; along.push(metres)) {
    metres += speed * (1 + swing * Math.sin(metres / 150 + phase));
  }
  return { time: along.map((_, second) => second), along };
}

/** The same way ridden down. */
export function reversed({ time, along }: Plan): Plan {
  return { time, along: [...along].reverse() };
}

/** One after the other, with `pause` seconds in between. */
export function inTurn(plans: Plan[], pause: number): Plan {
  const whole: Plan = { time: [], along: [] };
  for (const { time, along } of plans) {
    const from = (whole.time.at(-1) ?? -pause) + pause;
    whole.time.push(...time.map((second) => from + second));
    whole.along.push(...along);
  }
  return whole;
}

/** At `place` stands still for some seconds, then rolls back by `back` metres at 3 m/s and comes again. */
export function interrupted(plan: Plan, place: number, seconds: number, back: number): Plan {
  const arrival = timeAt(plan, place);
  const next = plan.time.findIndex((time) => time > arrival);
  const lost = seconds + (2 * back) / 3;
  const turn = [0, seconds, seconds + back / 3, lost].map((later) => arrival + later);
  return {
    time: [
      ...plan.time.slice(0, next),
      ...turn,
      ...plan.time.slice(next).map((time) => time + lost),
    ],
    along: [
      ...plan.along.slice(0, next),
      place,
      place,
      place - back,
      place,
      ...plan.along.slice(next),
    ],
  };
}

/** The moment a plan first comes to a place. */
export function timeAt({ time, along }: Plan, place: number): number {
  const at = along.findIndex((metres) => metres >= place);
  return (
    time[at - 1] +
    ((place - along[at - 1]) / (along[at] - along[at - 1])) * (time[at] - time[at - 1])
  );
}

/** The moment a plan last passes a place upwards. */
export function lastTimeAt({ time, along }: Plan, place: number): number {
  const at = along.findLastIndex((metres, i) => metres >= place && along[i - 1] < place);
  return (
    time[at - 1] +
    ((place - along[at - 1]) / (along[at] - along[at - 1])) * (time[at] - time[at - 1])
  );
}

export interface Recorder {
  /** Seconds from sample to sample. */
  every: number;
  /** Standard deviation of the position, north and east each, in metres. */
  noise: number;
  /** Seconds over which the receiver's error drifts; 0 = a new error at each sample. */
  drift: number;
}

/** Sees exactly where the rider is, every second. */
export const PERFECT: Recorder = { every: 1, noise: 0, drift: 0 };

/** What a device records of a plan on a variant: positions only. Its clock is the plan's. */
export function recordRide(
  variant: Variant,
  plan: Plan,
  { every, noise, drift }: Recorder = PERFECT,
  random = seeded(1),
): Ride {
  const { frame } = variant;
  const at: number[] = [];
  const latitude: number[] = [];
  const longitude: number[] = [];
  const memory = drift > 0 ? Math.exp(-every / drift) : 0;
  let north = normal(random) * noise;
  let east = normal(random) * noise;
  const last = plan.time[plan.time.length - 1];
  for (let time = random() * every, leg = 1; time <= last; time += every) {
    while (plan.time[leg] < time) leg++;
    const share = (time - plan.time[leg - 1]) / (plan.time[leg] - plan.time[leg - 1]);
    const along = plan.along[leg - 1] + share * (plan.along[leg] - plan.along[leg - 1]);
    const { x, y } = placeOf(variant, along);
    at.push(time);
    latitude.push(frame.latitude + (y + north) / frame.ky);
    longitude.push(frame.longitude + (x + east) / frame.kx);
    north = memory * north + Math.sqrt(1 - memory ** 2) * normal(random) * noise;
    east = memory * east + Math.sqrt(1 - memory ** 2) * normal(random) * noise;
  }
  return rideThrough(at, latitude, longitude);
}

/** A ride through positions in degrees; `at` = seconds since MORNING. */
export function rideThrough(at: number[], latitude: number[], longitude: number[]): Ride {
  return toRide(recorded({ latitude, longitude }, { at }), { now: MORNING + 1e7 });
}

/** A moment of a plan on the clock of the ride that was recorded of it. */
export function onRideClock(ride: Ride, time: number): number {
  return MORNING + time - ride.start;
}

/** On the line; before and after it, straight on. */
function placeOf({ line, length, start, end }: Variant, along: number): { x: number; y: number } {
  if (along < 0) return { x: start.x + along * start.dx, y: start.y + along * start.dy };
  if (along <= length) return pointAt(line, along);
  return { x: end.x + (along - length) * end.dx, y: end.y + (along - length) * end.dy };
}
