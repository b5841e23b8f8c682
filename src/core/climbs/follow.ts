import type { Frame } from '../geo.ts';
import type { Track } from '../track.ts';
import { type Crossing, crossingAt, FASTEST, type Gate } from './gates.ts';
import { LONGEST_ADVANCE, type Placing } from './placing.ts';
import type { Variant } from './territory.ts';
import { placeBetween, type Trail } from './trail.ts';

/** Share of the line that may be passed outside the corridor around it. */
const UNSEEN_SHARE = 0.05;
/** Metres of riding back down that are forgiven. */
const BACKTRACK = 50;
/** Metres from the end of the line within which the end gate may be crossed next. */
const NEAR_END = BACKTRACK + LONGEST_ADVANCE;
/** Ridden length as a share of the line's. */
const SHORTEST_WAY = 0.9;
const LONGEST_WAY = 1.15;
/** The ridden length adds up strides of this many metres: position noise hardly lengthens those. */
const STRIDE = 20;

/** A track up a line, from gate to gate. */
export interface Followed {
  start: Crossing;
  end: Crossing;
  trail: Trail;
}

/**
 * Follows a track up a variant from a start crossing to the first crossing of the end gate that has
 * the whole line behind it (climbs.md rule 3). Null where there is none: the track turns back by
 * more than 50 m, passes more than 5 % of the line outside the corridor, jumps 300 m of it, or rides
 * more than 1.15 or less than 0.9 times its length.
 *
 * Null also where it comes to `next`, the start crossing after this one, before it has left the
 * start: from there on both are the same ascent, and the later start counts.
 */
export function follow(
  variant: Variant,
  track: Track,
  start: Crossing,
  next: Crossing | null,
  placing: Placing,
): Followed | null {
  const { line, frame, length, end: gate } = variant;
  const odometer = new Odometer(variant, track, start);
  placing.begin(variant, track, start);
  let nextStep = next?.step ?? track.time.length;
  let rest = length;
  for (
    let i = following(start.step, rest, placing);
    i < track.time.length;
    i = following(i, rest, placing)
  ) {
    if (i > nextStep) {
      if (length - rest <= BACKTRACK) return null;
      nextStep = track.time.length;
    }
    if (rest <= NEAR_END) {
      if (rest <= BACKTRACK + placing.reach(i)) {
        const end = crossingAt(gate, frame, track, i - 1);
        if (end !== null) {
          const ridden = odometer.metresTo(gate, i);
          if (ridden < SHORTEST_WAY * length || ridden > LONGEST_WAY * length) return null;
          const trail = { line, frame, track, ...placing.trace(i, length) };
          return isAscent(trail) ? { start, end, trail } : null;
        }
      } else if (placing.isBeside(i)) continue;
    }
    if (!odometer.rideTo(i)) {
      placing.passOver();
      continue;
    }
    if (odometer.metres + SHORTEST_WAY * rest > LONGEST_WAY * length) return null;
    placing.place(i);
    rest = length - placing.along;
  }
  return null;
}

/** The sample after one that is worth a look: near the end gate each, elsewhere only those apart from the last on the line. */
function following(sample: number, rest: number, placing: Placing): number {
  return rest > NEAR_END ? placing.nextApart(sample + 1) : sample + 1;
}

/** Whether places up the line rise steadily and are seen. */
function isAscent(trail: Trail): boolean {
  const { along, doubtful, count } = trail;
  let furthest = 0;
  let unseen = 0;
  for (let i = 0; i + 1 < count; i++) {
    const place = along[i + 1];
    if (place > furthest) furthest = place;
    if (furthest - place > BACKTRACK) return false;
    if (doubtful[i] === 1) unseen += unseenAfter(trail, i);
  }
  return unseen <= UNSEEN_SHARE * along[count - 1];
}

/** Metres of the line passed outside the corridor between a placed sample and the next. */
function unseenAfter(trail: Trail, before: number): number {
  const { samples, along } = trail;
  const next = samples[before + 1];
  let unseen = 0;
  let seen = along[before];
  let strayed = false;
  for (let sample = samples[before] + 1; sample <= next; sample++) {
    const place = sample === next ? along[before + 1] : placeBetween(trail, before, sample);
    if (strayed && place > seen) unseen += place - seen;
    strayed = Number.isNaN(place);
    if (!strayed) seen = place;
  }
  return unseen;
}

/** Counts the metres ridden, up to the last stride; passes over false positions. */
class Odometer {
  metres = 0;
  readonly #frame: Frame;
  readonly #track: Track;
  /** The next sample to ride to, and where the last stride ended. */
  #next: number;
  #x: number;
  #y: number;
  #time: number;

  constructor({ frame, start: { x, y } }: Variant, track: Track, { step, time }: Crossing) {
    this.#frame = frame;
    this.#track = track;
    this.#next = step + 1;
    this.#x = x;
    this.#y = y;
    this.#time = time;
  }

  /** Metres ridden to a place after all samples before `next`. */
  metresTo({ x, y }: Gate, next: number): number {
    this.rideTo(next - 1);
    const dx = x - this.#x;
    const dy = y - this.#y;
    return this.metres + Math.sqrt(dx * dx + dy * dy);
  }

  /** Rides on to a sample; false where nobody can be there by then. */
  rideTo(sample: number): boolean {
    const { time, latitude, longitude } = this.#track;
    const frame = this.#frame;
    let isThere = true;
    for (let i = this.#next; i <= sample; i++) {
      const x = (longitude[i] - frame.longitude) * frame.kx;
      const y = (latitude[i] - frame.latitude) * frame.ky;
      const dx = x - this.#x;
      const dy = y - this.#y;
      const squared = dx * dx + dy * dy;
      isThere = true;
      if (squared < STRIDE * STRIDE) continue;
      const stride = Math.sqrt(squared);
      isThere = stride <= STRIDE + FASTEST * (time[i] - this.#time);
      if (!isThere) continue;
      this.metres += stride;
      this.#x = x;
      this.#y = y;
      this.#time = time[i];
    }
    this.#next = sample + 1;
    return isThere;
  }
}
