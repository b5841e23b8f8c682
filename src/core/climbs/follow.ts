import { type Crossing, crossingAt } from './gates.ts';
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
  start: Crossing,
  next: Crossing | null,
  placing: Placing,
): Followed | null {
  const { line, frame, length, end: gate } = variant;
  const { way } = placing;
  way.begin(frame, variant.start, start);
  placing.begin(line);
  const end = endOf(variant, next, placing);
  if (end === null) return null;
  const ridden = way.metresTo(gate, end.step);
  if (ridden < SHORTEST_WAY * length || ridden > LONGEST_WAY * length) return null;
  way.end(end);
  const trail = { line, way, ...placing.trace(end.step + 1, length) };
  return isAscent(trail) ? { start, end, trail } : null;
}

/** Places samples up to the first crossing of the end gate with the line behind it; null where they do not lead there. */
function endOf(
  { frame, length, end: gate }: Variant,
  next: Crossing | null,
  placing: Placing,
): Crossing | null {
  const { way } = placing;
  let again = next?.step ?? Number.POSITIVE_INFINITY;
  let i = placing.nextApart(way.start + 1);
  while (way.reaches(i)) {
    const rest = length - placing.along;
    if (i > again) {
      if (placing.along <= BACKTRACK) return null;
      again = Number.POSITIVE_INFINITY;
    }
    const isNear = rest <= NEAR_END;
    const mayEnd = isNear && rest <= BACKTRACK + placing.reach(i);
    const end = mayEnd ? crossingAt(gate, frame, way.track, i - 1) : null;
    if (end !== null) return end;
    if (mayEnd || !isNear || !placing.isBeside(i)) {
      if (way.ridden[i] + SHORTEST_WAY * rest > LONGEST_WAY * length) return null;
      placing.place(i);
    }
    i = length - placing.along > NEAR_END ? placing.nextApart(i + 1) : i + 1;
  }
  return null;
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
