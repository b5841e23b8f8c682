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
const COARSE = 100;
const FINE = 10;

/** What is called a climb (analysis-rules B14), metres and ratios. */
const FLATTEST = 0.03;
const LOWEST = 80;
/** Seen at every 100 m only, one of 80 m may look so low. */
const LOWEST_SEEN = 70;
const SHORTEST = 300;
/** No climb goes on beyond a flat like this, or a drop. */
const FLAT_LENGTH = 1000;
const FLAT_SLOPE = 0.015;
const DEEPEST_DROP = 40;
/** Nor over a leap that no road makes (a lift, a hole), nor is any as long as this. */
const STEEPEST = 0.4;
const LONGEST = 120_000;

type Profiled = Pick<Ride, 'grid' | 'track'>;

/**
 * The climbs of a ride without asking any pack: the stretch with the highest height³ ÷ length, then
 * the same again before and after it (Connelly). The cube keeps a long climb whole and still cuts
 * the valley that leads to it. Empty where the ride has no altitude or no distance. In riding order.
 */
export function detectClimbs({ grid, track }: Profiled): DetectedClimb[] {
  const { distance, altitude } = grid;
  if (!distance || !altitude) return [];
  const profile = profileOf(distance, altitude);
  for (const place of [...leapsOf(profile), ...brokenAt(distance, track)]) {
    profile.fill(Number.NaN, place, place + 2);
  }
  return new Stretches(profile)
    .within(0, profile.length - 1)
    .map((stretch) => climbOf(distance, altitude, stretch))
    .filter((climb) => climb !== null);
}

/**
 * Those that no effort of the ride tells of already: who times a climb knows it better, so that a
 * climb goes which shares half of its own way, or of an effort's, with an effort.
 */
export function unnamedClimbs(ride: Profiled, efforts: readonly Way[]): DetectedClimb[] {
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

/** Altitude at every 100 m ridden, from 0; NaN where it is unknown. */
function profileOf(distance: Column, altitude: Column): Float64Array {
  const length = Math.floor((distance.at(-1) ?? 0) / COARSE) + 1;
  const profile = new Float64Array(length);
  let second = 0;
  for (let i = 0; i < length; i++) {
    const at = i * COARSE;
    while (second + 1 < distance.length && distance[second + 1] < at) second++;
    profile[i] = valueAt(distance, altitude, second, at);
  }
  return profile;
}

/** Places of the profile after which it rises as no road does. */
function leapsOf(profile: Float64Array): number[] {
  const leaps: number[] = [];
  for (let i = 1; i < profile.length; i++) {
    if (profile[i] - profile[i - 1] > STEEPEST * COARSE) leaps.push(i - 1);
  }
  return leaps;
}

/** Places of the profile after which nobody knows the way: a climb there would be made of two. */
function brokenAt(distance: Column, { time, breaks }: Ride['track']): number[] {
  return breaks.map((i) => Math.floor(distance[Math.floor(time[i - 1])] / COARSE));
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

/** The best stretch from each place of a profile on, looked for once. */
class Stretches {
  readonly #profile: Float64Array;
  readonly #to: Int32Array;
  readonly #ratings: Float64Array;

  constructor(profile: Float64Array) {
    this.#profile = profile;
    this.#to = new Int32Array(profile.length);
    this.#ratings = new Float64Array(profile.length);
    for (let from = 0; from < profile.length; from++) this.#look(from, profile.length - 1);
  }

  /** The best one between two places, and the best before and after it, and so on. */
  within(first: number, last: number): Stretch[] {
    let from = -1;
    let highest = 0;
    for (let i = first; i < last; i++) {
      if (this.#ratings[i] <= highest) continue;
      if (this.#to[i] > last) this.#look(i, last);
      if (this.#ratings[i] <= highest) continue;
      highest = this.#ratings[i];
      from = i;
    }
    if (from < 0) return [];
    const to = this.#to[from];
    return [...this.within(first, from), { from, to }, ...this.within(to, last)];
  }

  /** Finds where the best stretch from a place on ends, at `last` at the latest; rated 0 where there is none. */
  #look(from: number, last: number): void {
    const profile = this.#profile;
    const foot = profile[from];
    const furthest = Math.min(last, from + LONGEST / COARSE);
    let top = foot;
    let best = 0;
    let end = from;
    for (let to = from + 1; to <= furthest; to++) {
      // a climb that comes back to the height of its foot is a better one from there on
      if (!(profile[to] > foot) || isBarrier(profile, from, to, top)) break;
      if (profile[to] <= top) continue;
      top = profile[to];
      const rating = ratingOf(top - foot, (to - from) * COARSE, LOWEST_SEEN);
      if (rating <= best) continue;
      best = rating;
      end = to;
    }
    this.#ratings[from] = best;
    this.#to[from] = end;
  }
}

/** No climb that begins at `from` reaches beyond `to`: a drop, or a long flat. */
function isBarrier(profile: Float64Array, from: number, to: number, top: number): boolean {
  if (top - profile[to] > DEEPEST_DROP) return true;
  const before = to - FLAT_LENGTH / COARSE;
  return before >= from && profile[to] - profile[before] < FLAT_SLOPE * FLAT_LENGTH;
}

function ratingOf(height: number, length: number, lowest: number): number {
  const isClimb = height >= lowest && length >= SHORTEST && height >= FLATTEST * length;
  return isClimb ? (height * height * height) / length : 0;
}

/** Both ends moved by at most 100 m to where the stretch rates highest; null where it is no climb. */
function climbOf(distance: Column, altitude: Column, { from, to }: Stretch): DetectedClimb | null {
  const starts = around(distance, altitude, from * COARSE);
  const ends = around(distance, altitude, to * COARSE);
  let best = { start: starts[0], end: ends[0], rating: 0 };
  for (const start of starts) {
    for (const end of ends) {
      const rating = ratingOf(end.altitude - start.altitude, end.metres - start.metres, LOWEST);
      if (rating > best.rating) best = { start, end, rating };
    }
  }
  if (best.rating === 0) return null;
  const { start, end } = best;
  return {
    startDistance: start.metres,
    endDistance: end.metres,
    start: secondAt(distance, start.metres),
    end: secondAt(distance, end.metres),
    length: end.metres - start.metres,
    height: end.altitude - start.altitude,
  };
}

/** The altitude at every 10 m, from 100 m before a place to 100 m after it. */
function around(distance: Column, altitude: Column, place: number) {
  const places: { metres: number; altitude: number }[] = [];
  const last = Math.min(place + COARSE, distance.at(-1) ?? 0);
  for (let metres = Math.max(0, place - COARSE); metres <= last; metres += FINE) {
    const second = Math.max(0, firstReaching(distance, metres) - 1);
    places.push({ metres, altitude: valueAt(distance, altitude, second, metres) });
  }
  return places;
}

/** When a distance was first reached, between the two seconds around it. */
function secondAt(distance: Column, metres: number): number {
  const after = firstReaching(distance, metres);
  if (after === 0) return 0;
  const ridden = distance[after] - distance[after - 1];
  return after - 1 + (metres - distance[after - 1]) / ridden;
}

/** The first second by whose beginning so many metres were ridden. */
function firstReaching(distance: Column, metres: number): number {
  let low = 0;
  let high = distance.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (distance[middle] >= metres) high = middle;
    else low = middle + 1;
  }
  return low;
}
