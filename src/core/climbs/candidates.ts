import type { Frame, Line } from '../geo.ts';
import type { Track } from '../track.ts';
import { CORRIDOR } from './trail.ts';
import type { Variant } from './variant.ts';

/** At so many places of the line, at most, one sample may be: on the legs of a hairpin, or two. */
export const MOST = 4;
/** So many metres beside the line weigh 1, twice as many 4: as much as metres of implausible advance. */
export const SCALE = 10;

const EMPTY = new Float64Array(0);

/**
 * The places of a line that a sample of a track may be at: those inside the corridor that are nearer
 * than the line around them. Looked for again and again, a little further up each time.
 */
export class Candidates {
  /** Where the sample is, in the line's frame. */
  x = 0;
  y = 0;
  /** How many places there are; metres up the line of each, and what its metres beside the line weigh. */
  count = 0;
  readonly along = new Float64Array(MOST);
  readonly weight = new Float64Array(MOST);

  #frame: Frame = { latitude: 0, longitude: 0, kx: 0, ky: 0 };
  #track: Pick<Track, 'latitude' | 'longitude'> = { latitude: EMPTY, longitude: EMPTY };
  #line: Line = { x: EMPTY, y: EMPTY, along: EMPTY };
  /** Where looking began last. */
  #segment = 0;

  /** Begins at the line's beginning. */
  begin({ line, frame }: Pick<Variant, 'line' | 'frame'>, track: Track): void {
    this.#line = line;
    this.#frame = frame;
    this.#track = track;
    this.#segment = 0;
  }

  /** Turns to a sample, whose places are not known yet. */
  turnTo(sample: number): void {
    const { latitude, longitude, kx, ky } = this.#frame;
    this.x = (this.#track.longitude[sample] - longitude) * kx;
    this.y = (this.#track.latitude[sample] - latitude) * ky;
  }

  /** Looks for the sample's places on the segments from `lowest` to `highest`, metres up the line. */
  find(lowest: number, highest: number): void {
    const { x: lineX, y: lineY, along: lineAlong } = this.#line;
    const { x, y } = this;
    const end = lineX.length - 1;
    this.count = 0;
    let approaching = true;
    let last = Number.POSITIVE_INFINITY;
    let lastAlong = 0;
    let i = this.#segmentFrom(lowest);
    let along = lineAlong[i];
    let ax = lineX[i] - x;
    let ay = lineY[i] - y;
    for (; i < end && along <= highest; i++) {
      const bx = lineX[i + 1] - x;
      const by = lineY[i + 1] - y;
      const next = lineAlong[i + 1];
      const dx = bx - ax;
      const dy = by - ay;
      const squared = dx * dx + dy * dy;
      // how far along the segment the sample projects, 0 to 1
      const ahead = -(ax * dx + ay * dy);
      const share = ahead <= 0 ? 0 : ahead >= squared ? 1 : ahead / squared;
      const px = ax + share * dx;
      const py = ay + share * dy;
      const offset = px * px + py * py;
      if (offset > last) {
        if (approaching && last <= CORRIDOR * CORRIDOR) this.#add(lastAlong, last);
        approaching = false;
      } else if (offset < last) approaching = true;
      last = offset;
      lastAlong = along + share * (next - along);
      along = next;
      ax = bx;
      ay = by;
    }
    if (approaching && last <= CORRIDOR * CORRIDOR) this.#add(lastAlong, last);
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

  /** Takes a place so many square metres beside the line; for want of room only if it is nearer than the farthest. */
  #add(along: number, squared: number): void {
    const weight = squared / (SCALE * SCALE);
    let slot = this.count;
    if (slot === MOST) {
      slot = 0;
      for (let i = 1; i < MOST; i++) if (this.weight[i] > this.weight[slot]) slot = i;
      if (this.weight[slot] <= weight) return;
    } else this.count++;
    this.along[slot] = along;
    this.weight[slot] = weight;
  }
}
