import { type Line, segmentAt } from '../geo.ts';
import type { Way } from './way.ts';

/** A sample is on the line up to this far beside it, in metres. */
export const CORRIDOR = 30;

/**
 * Where a track is on a line, from the start gate to the end gate. At 1 Hz most samples are not placed:
 * they are between the two around them, and only those that something depends on are looked at
 * (`placeBetween`).
 */
export interface Trail {
  line: Line;
  way: Way;
  /** How many samples are placed, and which, in order: the first and the last stand for the gates. The columns may be longer. */
  count: number;
  samples: Int32Array;
  /** Metres up the line of each, from 0 to the line's length. */
  along: Float64Array;
  /** 1 where a sample between this one and the next may be off the line. */
  doubtful: Uint8Array;
}

/**
 * Metres up the line of a sample between the placed ones number `before` and `before + 1`: the place
 * nearest to it between theirs, NaN outside the corridor.
 */
export function placeBetween({ line, way, along }: Trail, before: number, sample: number): number {
  const x = way.x[sample];
  const y = way.y[sample];
  const low = Math.min(along[before], along[before + 1]);
  const high = Math.max(along[before], along[before + 1]);
  let nearest = CORRIDOR * CORRIDOR;
  let place = Number.NaN;
  for (let i = segmentAt(line, low); i + 1 < line.along.length && line.along[i] <= high; i++) {
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
