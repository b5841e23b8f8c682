import type { Line } from '../geo.ts';
import type { Track } from '../track.ts';
import { type Crossing, crossingAt, FASTEST } from './gates.ts';
import { CORRIDOR, LONGEST_ADVANCE, type Placing } from './placing.ts';
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
  placing.begin(variant.line, variant.start.x, variant.start.y, start.time);
  const nextStep = next?.step ?? -1;
  let rest = length;
  for (let i = start.step + 1; i < time.length; i++) {
    if (i - 1 === nextStep && length - rest <= BACKTRACK) return null;
    const x = (longitude[i] - frame.longitude) * frame.kx;
    const y = (latitude[i] - frame.latitude) * frame.ky;
    // the reach is at most the longest advance: for most samples it need not be reckoned
    if (rest <= BACKTRACK + LONGEST_ADVANCE && rest <= BACKTRACK + placing.reach(x, y, time[i])) {
      const end = crossingAt(variant.end, frame, track, i - 1);
      if (end !== null) {
        const ridden = odometer.metres + odometer.to(variant.end.x, variant.end.y);
        if (ridden < SHORTEST_WAY * length || ridden > LONGEST_WAY * length) return null;
        placing.trace(start.step + 1, i - 1, progress);
        placeBetween(variant, track, progress, start.step + 1, i);
        return isAscent(progress, start.step + 1, i, length) ? end : null;
      }
      if (!odometer.ride(x, y, time[i])) continue;
    } else if (!odometer.ride(x, y, time[i]) || placing.isBeside(x, y, time[i])) continue;
    if (odometer.metres + SHORTEST_WAY * rest > LONGEST_WAY * length) return null;
    placing.place(i, x, y, time[i]);
    rest = length - placing.along;
  }
  return null;
}

/**
 * Gives samples [from, to) without a place one between those of their neighbours: the nearest there
 * is, where that is inside the corridor. At 1 Hz most samples were passed over.
 */
function placeBetween(
  { line, frame, length }: Variant,
  { latitude, longitude }: Track,
  progress: Float64Array,
  from: number,
  to: number,
): void {
  let before = 0;
  let segment = 0;
  for (let next = from; next <= to; next++) {
    const place = next === to ? length : progress[next];
    if (Number.isNaN(place)) continue;
    const low = Math.min(before, place);
    const high = Math.max(before, place);
    before = place;
    while (segment > 0 && line.along[segment] > low) segment--;
    while (segment + 2 < line.along.length && line.along[segment + 1] <= low) segment++;
    for (let i = from; i < next; i++) {
      const x = (longitude[i] - frame.longitude) * frame.kx;
      const y = (latitude[i] - frame.latitude) * frame.ky;
      progress[i] = nearestBetween(line, segment, low, high, x, y);
    }
    from = next + 1;
  }
}

/** Metres up the line of the place nearest to a point between two places of it, NaN outside the corridor. */
function nearestBetween(
  line: Line,
  segment: number,
  low: number,
  high: number,
  x: number,
  y: number,
): number {
  let nearest = CORRIDOR * CORRIDOR;
  let place = Number.NaN;
  for (let i = segment; i + 1 < line.along.length && line.along[i] <= high; i++) {
    const dx = line.x[i + 1] - line.x[i];
    const dy = line.y[i + 1] - line.y[i];
    const squared = dx * dx + dy * dy;
    const ahead = (x - line.x[i]) * dx + (y - line.y[i]) * dy;
    const share = ahead <= 0 ? 0 : ahead >= squared ? 1 : ahead / squared;
    const px = line.x[i] + share * dx - x;
    const py = line.y[i] + share * dy - y;
    const offset = px * px + py * py;
    if (offset >= nearest) continue;
    nearest = offset;
    place = line.along[i] + share * (line.along[i + 1] - line.along[i]);
  }
  return place < low ? low : place > high ? high : place;
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
    const dx = x - this.#x;
    const dy = y - this.#y;
    const squared = dx * dx + dy * dy;
    if (squared < STRIDE * STRIDE) return true;
    const stride = Math.sqrt(squared);
    if (stride > STRIDE + FASTEST * (time - this.#time)) return false;
    this.metres += stride;
    this.#x = x;
    this.#y = y;
    this.#time = time;
    return true;
  }
}
