import type { Column } from '../recording.ts';
import type { Ride } from '../ride.ts';
import type { Effort } from './effort.ts';

/** A climb that no pack knows, found in the ride's own altitude profile. */
export interface DetectedClimb {
  /** Metres ridden from the ride's start. */
  startDistance: number;
  endDistance: number;
  /** Seconds since the ride's start, when these were first reached. */
  start: number;
  end: number;
  /** Metres of road, and metres that its end lies above its start. */
  length: number;
  height: number;
}

/** Metres between two points of the profile when looking, and when placing the ends. */
const COARSE = 50;
const FINE = 10;

/** What is called a climb (analysis-rules B14), metres and ratios. */
const FLATTEST = 0.03;
const LOWEST = 80;
const SHORTEST = 300;
/** No climb goes on beyond a flat like this, or a drop. */
const FLAT_LENGTH = 1000;
const FLAT_SLOPE = 0.015;
const DEEPEST_DROP = 40;

/**
 * The climbs of a ride without asking any pack: the stretch with the highest height³ ÷ length, then
 * the same again before and after it (Connelly). The cube keeps a long climb whole and still cuts
 * the valley that leads to it. Empty where the ride has no altitude or no distance. In riding order.
 */
export function detectClimbs({ grid }: Pick<Ride, 'grid'>): DetectedClimb[] {
  const { distance, altitude } = grid;
  if (!distance || !altitude) return [];
  const profile = profileOf(distance, altitude, COARSE);
  const fine = profileOf(distance, altitude, FINE);
  return bestStretches(profile, 0, profile.length - 1).map((stretch) => {
    return climbOf(distance, fine, withFineEnds(fine, stretch));
  });
}

/**
 * Those that no effort of the ride tells of already: who times a climb knows it better, so that a
 * climb goes which shares half of its own way, or of an effort's, with an effort.
 */
export function unnamedClimbs(
  ride: Pick<Ride, 'grid'>,
  efforts: readonly Pick<Effort, 'startDistance' | 'endDistance'>[],
): DetectedClimb[] {
  return detectClimbs(ride).filter((climb) => !efforts.some((effort) => areOne(climb, effort)));
}

type Way = Pick<Effort, 'startDistance' | 'endDistance'>;

function areOne(a: Way, b: Way): boolean {
  const shared =
    Math.min(a.endDistance, b.endDistance) - Math.max(a.startDistance, b.startDistance);
  return shared >= lengthOf(a) / 2 || shared >= lengthOf(b) / 2;
}

function lengthOf({ startDistance, endDistance }: Way): number {
  return endDistance - startDistance;
}

/** Altitude at every `step` metres ridden, from 0; NaN where it is unknown. */
function profileOf(distance: Column, altitude: Column, step: number): Float64Array {
  const length = Math.floor((distance.at(-1) ?? 0) / step) + 1;
  const profile = new Float64Array(length).fill(Number.NaN);
  let second = 0;
  for (let i = 0; i < length; i++) {
    const at = i * step;
    while (second + 1 < distance.length && distance[second + 1] < at) second++;
    profile[i] = valueAt(distance, altitude, second, at);
  }
  return profile;
}

/** A column's value where `at` metres are reached, in or after a second. */
function valueAt(distance: Column, column: Column, second: number, at: number): number {
  const next = Math.min(second + 1, distance.length - 1);
  const ridden = distance[next] - distance[second];
  const share = ridden > 0 ? Math.min(1, Math.max(0, (at - distance[second]) / ridden)) : 0;
  return share === 0 ? column[second] : column[second] + share * (column[next] - column[second]);
}

/** Places in the profile. */
interface Stretch {
  from: number;
  to: number;
}

function bestStretches(profile: Float64Array, first: number, last: number): Stretch[] {
  const best = bestStretch(profile, first, last);
  if (best === null) return [];
  return [
    ...bestStretches(profile, first, best.from),
    best,
    ...bestStretches(profile, best.to, last),
  ];
}

function bestStretch(profile: Float64Array, first: number, last: number): Stretch | null {
  let best: Stretch | null = null;
  let highest = 0;
  for (let from = first; from < last; from++) {
    let top = profile[from];
    for (let to = from + 1; to <= last; to++) {
      if (isBarrier(profile, from, to, top)) break;
      top = Math.max(top, profile[to]);
      const rating = ratingOf(profile[to] - profile[from], (to - from) * COARSE);
      if (rating <= highest) continue;
      highest = rating;
      best = { from, to };
    }
  }
  return best;
}

/** No climb that begins at `from` reaches beyond `to`: altitude unknown, a drop, or a long flat. */
function isBarrier(profile: Float64Array, from: number, to: number, top: number): boolean {
  if (!(top - profile[to] <= DEEPEST_DROP)) return true;
  const before = to - FLAT_LENGTH / COARSE;
  return before >= from && profile[to] - profile[before] < FLAT_SLOPE * FLAT_LENGTH;
}

function ratingOf(height: number, length: number): number {
  const isClimb = height >= LOWEST && length >= SHORTEST && height >= FLATTEST * length;
  return isClimb ? height ** 3 / length : 0;
}

/** Both ends moved by at most one coarse step to where the stretch rates highest. */
function withFineEnds(fine: Float64Array, { from, to }: Stretch): Stretch {
  const steps = COARSE / FINE;
  let best = { from: from * steps, to: to * steps };
  let highest = 0;
  for (const start of around(from * steps, steps, fine.length)) {
    for (const end of around(to * steps, steps, fine.length)) {
      const rating = ratingOf(fine[end] - fine[start], (end - start) * FINE);
      if (rating <= highest) continue;
      highest = rating;
      best = { from: start, to: end };
    }
  }
  return best;
}

function climbOf(distance: Column, fine: Float64Array, { from, to }: Stretch): DetectedClimb {
  const startDistance = from * FINE;
  const endDistance = to * FINE;
  return {
    startDistance,
    endDistance,
    start: secondAt(distance, startDistance),
    end: secondAt(distance, endDistance),
    length: endDistance - startDistance,
    height: fine[to] - fine[from],
  };
}

function around(place: number, reach: number, length: number): number[] {
  const first = Math.max(0, place - reach);
  const last = Math.min(length - 1, place + reach);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** When a distance was first reached, between the two seconds around it. */
function secondAt(distance: Column, metres: number): number {
  const after = distance.findIndex((ridden) => ridden >= metres);
  if (after <= 0) return Math.max(0, after);
  const ridden = distance[after] - distance[after - 1];
  return after - 1 + (metres - distance[after - 1]) / ridden;
}
