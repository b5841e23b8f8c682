import type { Track } from '../track.ts';
import { type Crossing, crossingAt, FASTEST } from './gates.ts';
import { LONGEST_ADVANCE, type Placing } from './placing.ts';
import type { Variant } from './territory.ts';

/** Share of the line that may be passed outside the corridor around it. */
const UNSEEN_SHARE = 0.05;
/** Metres of riding back down that are forgiven. */
const BACKTRACK = 50;
/** Ridden length as a share of the line's. */
const SHORTEST_WAY = 0.9;
const LONGEST_WAY = 1.15;
/** The ridden length adds up strides of this many metres: position noise hardly lengthens those. */
const STRIDE = 20;

/**
 * Follows a track up a variant from a start crossing to the first crossing of the end gate that has
 * the whole line behind it (climbs.md rule 3). Null where there is none: the track turns back by
 * more than 50 m, passes more than 5 % of the line outside the corridor, jumps 300 m of it, or rides
 * more than 1.15 or less than 0.9 times its length.
 *
 * Null also where it comes to `next`, the start crossing after this one, before it has left the
 * start: from there on both are the same ascent, and the later start counts.
 *
 * @param progress receives, for every sample between the gates, metres up the line; NaN off the line
 */
export function follow(
  variant: Variant,
  track: Track,
  start: Crossing,
  next: Crossing | null,
  placing: Placing,
  progress: Float64Array,
): Crossing | null {
  const { frame, length } = variant;
  const { time, latitude, longitude } = track;
  const odometer = new Odometer(variant.start.x, variant.start.y, start.time);
  placing.begin(variant.line, start.step, variant.start.x, variant.start.y, start.time);
  for (let i = start.step + 1; i < time.length; i++) {
    if (i - 1 === next?.step && placing.along <= BACKTRACK) return null;
    const x = (longitude[i] - frame.longitude) * frame.kx;
    const y = (latitude[i] - frame.latitude) * frame.ky;
    const rest = length - placing.along;
    // the reach is at most the longest advance: for most samples it need not be reckoned
    if (rest <= BACKTRACK + LONGEST_ADVANCE && rest <= BACKTRACK + placing.reach(x, y, time[i])) {
      const end = crossingAt(variant.end, frame, track, i - 1);
      if (end !== null) {
        placing.trace(i - 1, progress);
        const ridden = odometer.metres + odometer.to(variant.end.x, variant.end.y);
        const whole = ridden >= SHORTEST_WAY * length && ridden <= LONGEST_WAY * length;
        return whole && isAscent(progress, start.step + 1, i, length) ? end : null;
      }
    }
    if (!odometer.ride(x, y, time[i])) continue;
    if (odometer.metres + SHORTEST_WAY * rest > LONGEST_WAY * length) return null;
    placing.place(i, x, y, time[i]);
  }
  return null;
}

/** Whether places up the line rise steadily and are seen: samples [from, to), from 0 to `length` metres. */
function isAscent(progress: Float64Array, from: number, to: number, length: number): boolean {
  let along = 0;
  let furthest = 0;
  let unseen = 0;
  let strayed = false;
  for (let i = from; i <= to; i++) {
    const place = i === to ? length : progress[i];
    if (Number.isNaN(place)) {
      strayed = true;
      continue;
    }
    if (strayed) unseen += Math.max(0, place - along);
    strayed = false;
    along = place;
    furthest = Math.max(furthest, along);
    if (furthest - along > BACKTRACK) return false;
  }
  return unseen <= UNSEEN_SHARE * length;
}

/** Counts the metres ridden, up to the last stride; passes over false positions. */
class Odometer {
  metres = 0;
  #x: number;
  #y: number;
  #time: number;

  constructor(x: number, y: number, time: number) {
    this.#x = x;
    this.#y = y;
    this.#time = time;
  }

  to(x: number, y: number): number {
    const dx = x - this.#x;
    const dy = y - this.#y;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** Rides on to a place; false where nobody can be there by then. */
  ride(x: number, y: number, time: number): boolean {
    const stride = this.to(x, y);
    if (stride > STRIDE + FASTEST * (time - this.#time)) return false;
    if (stride < STRIDE) return true;
    this.metres += stride;
    this.#x = x;
    this.#y = y;
    this.#time = time;
    return true;
  }
}
