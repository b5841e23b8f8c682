import type { Line } from '../geo.ts';
import { makeColumn } from '../lent-memory.ts';
import { CORRIDOR } from './trail.ts';

/** At so many places of the line, at most, one sample may be: on the legs of a hairpin, or two. */
export const MOST = 4;
/** So many metres beside the line weigh 1, twice as many 4: as much as metres of implausible advance. */
export const SCALE = 10;

const EMPTY = new Float64Array(0);
/** Places for which there is room at first. */
const ROOM = 2048;

/**
 * The places of a line that the samples of a track may be at: those inside the corridor that are nearer
 * than the line around them. Looked for sample by sample, a little further up each time; those of all
 * samples stand in the same columns, one sample's after the other's.
 */
export class Candidates {
  /** Metres up the line, and what the metres beside the line weigh. */
  along = makeColumn(ROOM);
  weight = makeColumn(ROOM);

  #line: Line = { x: EMPTY, y: EMPTY, along: EMPTY };
  /** Where looking began last. */
  #segment = 0;

  /** Begins at a line's beginning. */
  begin(line: Line): void {
    this.#line = line;
    this.#segment = 0;
  }

  /**
   * Looks for the places of (x, y) on the segments from `lowest` to `highest`, metres up the line, and
   * writes them to the columns from `first` on; returns where they end.
   */
  find(x: number, y: number, lowest: number, highest: number, first: number): number {
    if (first + MOST > this.along.length) this.#makeRoom();
    const { x: lineX, y: lineY, along: lineAlong } = this.#line;
    const last = lineX.length - 1;
    let found = first;
    let isNearing = true;
    let nearest = Number.POSITIVE_INFINITY;
    let place = 0;
    let i = this.#segmentFrom(lowest);
    let along = lineAlong[i];
    let ax = lineX[i] - x;
    let ay = lineY[i] - y;
    for (; i < last && along <= highest; i++) {
      const bx = lineX[i + 1] - x;
      const by = lineY[i + 1] - y;
      const next = lineAlong[i + 1];
      const dx = bx - ax;
      const dy = by - ay;
      const squared = dx * dx + dy * dy;
      const ahead = -(ax * dx + ay * dy);
      const share = ahead <= 0 ? 0 : ahead >= squared ? 1 : ahead / squared;
      const px = ax + share * dx;
      const py = ay + share * dy;
      const offset = px * px + py * py;
      if (offset > nearest) {
        if (isNearing) found = this.#add(place, nearest, first, found);
        isNearing = false;
      } else if (offset < nearest) isNearing = true;
      nearest = offset;
      place = along + share * (next - along);
      along = next;
      ax = bx;
      ay = by;
    }
    return isNearing ? this.#add(place, nearest, first, found) : found;
  }

  /** The segment that holds a place of the line: near the one of the sample before. */
  #segmentFrom(place: number): number {
    const { along } = this.#line;
    let i = this.#segment;
    while (i > 0 && along[i] > place) i--;
    while (i + 2 < along.length && along[i + 1] <= place) i++;
    this.#segment = i;
    return i;
  }

  /**
   * Takes a place so many square metres beside the line if it is in the corridor; for want of room only
   * if it is nearer than the farthest of those from `first` to `end`. Returns where they end then.
   */
  #add(place: number, squared: number, first: number, end: number): number {
    if (squared > CORRIDOR * CORRIDOR) return end;
    const weight = squared / (SCALE * SCALE);
    const isFull = end === first + MOST;
    const slot = isFull ? this.#farthest(first) : end;
    if (isFull && this.weight[slot] <= weight) return end;
    this.along[slot] = place;
    this.weight[slot] = weight;
    return isFull ? end : end + 1;
  }

  #farthest(first: number): number {
    let farthest = first;
    for (let i = first + 1; i < first + MOST; i++) {
      if (this.weight[i] > this.weight[farthest]) farthest = i;
    }
    return farthest;
  }

  #makeRoom(): void {
    const room = 2 * this.along.length;
    const { along, weight } = this;
    this.along = makeColumn(room);
    this.weight = makeColumn(room);
    this.along.set(along);
    this.weight.set(weight);
  }
}
