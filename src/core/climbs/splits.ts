import type { Track } from '../track.ts';
import { type Crossing, uncertaintyAt } from './gates.ts';
import type { InnerGate, Variant } from './territory.ts';

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

/** An ascent of a line: its crossings, and for each track sample between them metres up the line (NaN off it). */
interface Followed {
  line: Pick<Variant, 'length' | 'frame'>;
  track: Track;
  start: Crossing;
  end: Crossing;
  progress: Float64Array;
}

/** The passing of each inner gate; see `passingsOf`. */
export function splitsOf(gates: readonly InnerGate[], followed: Followed): Split[] {
  const { start, track, line } = followed;
  const places = gates.map(({ along }) => along);
  const { elapsed, before, after } = passingsOf(places, followed);
  return gates.map(({ id }, i) => ({
    gate: id,
    elapsed: elapsed[i],
    leg: elapsed[i] - (i === 0 ? 0 : elapsed[i - 1]),
    uncertainty: Math.hypot(
      start.uncertainty,
      uncertaintyAt(line.frame, track, before[i], after[i]),
    ),
  }));
}

/** Seconds from the start gate to every 100 m of the line, and to its end: what efforts are compared by. */
export function meshOf(followed: Followed): Float64Array {
  const { line, start, end } = followed;
  const places: number[] = [];
  for (let along = MESH; along < line.length; along += MESH) places.push(along);
  const mesh = new Float64Array(places.length + 1);
  mesh.set(passingsOf(places, followed).elapsed);
  mesh[places.length] = end.time - start.time;
  return mesh;
}

/**
 * When places of the line (metres, ascending, between its ends) were passed: seconds since the start
 * gate. Found by progress up the line and never by nearest point, for the legs of a hairpin road lie
 * closer to each other than positions are true. Where the rider stopped or turned back at a place,
 * its last forward crossing before the next one counts. `before` and `after` are the samples around.
 */
function passingsOf(
  places: readonly number[],
  { line: { length }, track, start, end, progress }: Followed,
): { elapsed: Float64Array; before: Int32Array; after: Int32Array } {
  const elapsed = new Float64Array(places.length);
  const before = new Int32Array(places.length);
  const behind = new Int32Array(places.length);
  // from the end gate backwards: `after` is always the on-line sample that follows the step looked at
  let after = end.step + 1;
  let afterTime = end.time;
  let afterProgress = length;
  let next = places.length - 1;
  let place = places[next];
  for (let i = end.step; i >= start.step && next >= 0; i--) {
    const atStart = i === start.step;
    const here = atStart ? 0 : progress[i];
    if (Number.isNaN(here)) continue;
    const time = atStart ? start.time : track.time[i];
    while (here < place && place <= afterProgress) {
      const share = (place - here) / (afterProgress - here);
      elapsed[next] = time + share * (afterTime - time) - start.time;
      before[next] = i;
      behind[next] = after;
      next--;
      place = next < 0 ? Number.NEGATIVE_INFINITY : places[next];
    }
    after = i;
    afterTime = time;
    afterProgress = here;
  }
  return { elapsed, before, after: behind };
}
