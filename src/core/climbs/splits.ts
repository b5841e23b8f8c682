import type { Followed } from './follow.ts';
import { type Crossing, uncertaintyAt } from './gates.ts';
import type { InnerGate } from './territory.ts';
import { placeBetween } from './trail.ts';

/** When an inner gate was passed: seconds since the start gate, and since the gate before it. */
export interface Split {
  gate: string;
  elapsed: number;
  leg: number;
  /** 95 %, of `elapsed`. */
  uncertainty: number;
}

/** From gate to gate, with the passing of what lies between. */
export interface Ascent {
  start: Crossing;
  end: Crossing;
  splits: Split[];
  /** See `meshOf`. */
  mesh: Float64Array;
}

/** Metres of road between two points of an effort's mesh. */
export const MESH = 100;

/** The passing of each inner gate; see `passingsOf`. */
export function splitsOf(gates: readonly InnerGate[], followed: Followed): Split[] {
  const { start, trail } = followed;
  const places = gates.map(({ along }) => along);
  const { elapsed, before, after } = passingsOf(places, followed);
  return gates.map(({ id }, i) => ({
    gate: id,
    elapsed: elapsed[i],
    leg: elapsed[i] - (i === 0 ? 0 : elapsed[i - 1]),
    uncertainty: Math.hypot(
      start.uncertainty,
      uncertaintyAt(trail.way.frame, trail.way.track, before[i], after[i]),
    ),
  }));
}

/** Seconds from the start gate to every 100 m of the line, and to its end: what efforts are compared by. */
export function meshOf(followed: Followed): Float64Array {
  const { start, end, trail } = followed;
  const length = trail.along[trail.count - 1];
  const places: number[] = [];
  for (let along = MESH; along < length; along += MESH) places.push(along);
  const mesh = new Float64Array(places.length + 1);
  mesh.set(passingsOf(places, followed).elapsed);
  mesh[places.length] = end.time - start.time;
  return mesh;
}

/** When places were passed: seconds since the start gate, and the samples around. */
interface Passings {
  elapsed: Float64Array;
  before: Int32Array;
  after: Int32Array;
}

/**
 * When places of the line (metres, ascending, between its ends) were passed. Found by progress up the
 * line and never by nearest point, for the legs of a hairpin road lie closer to each other than
 * positions are true. Where the rider stopped or turned back at a place, its last forward crossing
 * before the next one counts: so from the end gate backwards.
 */
function passingsOf(places: readonly number[], followed: Followed): Passings {
  const { along, count } = followed.trail;
  const passings = {
    elapsed: new Float64Array(places.length),
    before: new Int32Array(places.length),
    after: new Int32Array(places.length),
  };
  let next = places.length - 1;
  for (let i = count - 2; i >= 0 && next >= 0; i--) {
    if (along[i] < places[next]) next = passBetween(i, places, next, followed, passings);
  }
  return passings;
}

/**
 * Writes the passings of the places, `next` the last of them, that lie between the placed sample number
 * `number` and the one after it; returns which place is next before them.
 */
function passBetween(
  number: number,
  places: readonly number[],
  next: number,
  { start, trail }: Followed,
  passings: Passings,
): number {
  const { along, samples, way } = trail;
  const first = samples[number];
  let after = samples[number + 1];
  let afterTime = way.time[after];
  let afterPlace = along[number + 1];
  for (let sample = after - 1; sample >= first; sample--) {
    if (next < 0 || places[next] <= along[number]) break;
    const place = sample === first ? along[number] : placeBetween(trail, number, sample);
    if (Number.isNaN(place)) continue;
    const time = way.time[sample];
    for (; next >= 0 && place < places[next] && places[next] <= afterPlace; next--) {
      const share = (places[next] - place) / (afterPlace - place);
      passings.elapsed[next] = time + share * (afterTime - time) - start.time;
      passings.before[next] = sample;
      passings.after[next] = after;
    }
    after = sample;
    afterTime = time;
    afterPlace = place;
  }
  return next;
}
