import type Flatbush from 'flatbush';
import type { Frame } from '../geo.ts';
import type { Rider } from '../metrics/metric.ts';
import type { Ride } from '../ride.ts';
import type { Track } from '../track.ts';
import { type Effort, effortOf } from './effort.ts';
import { follow } from './follow.ts';
import { type Crossing, crossingAt, type Gate } from './gates.ts';
import { Placing } from './placing.ts';
import { type Ascent, meshOf, splitsOf } from './splits.ts';
import type { ClimbIndex, Variant } from './territory.ts';
import { Way } from './way.ts';

/** Samples of a track that are looked up together in the index. */
const CHUNK = 128;

/**
 * The efforts of a ride on all climbs of the index, in the order they were begun. Those on the same
 * variant do not overlap; each begins at the last start crossing before its end (climbs.md rules 1–7).
 */
export function findEfforts(ride: Ride, index: ClimbIndex, rider: Rider): Effort[] {
  const efforts = findAscents(ride.track, index).flatMap(({ variant, ascents }) =>
    ascents.map((ascent, i) => effortOf(variant, ascent, { ride, rider, number: i + 1 })),
  );
  return efforts.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The timing alone: for each variant that the track goes up, its ascents in riding order. */
export function findAscents(
  track: Track,
  index: ClimbIndex,
): { variant: Variant; ascents: Ascent[] }[] {
  const boxes = chunkBoxes(track);
  const starts = chunksNear(boxes, index.starts);
  if (starts.size === 0) return [];
  const ends = chunksNear(boxes, index.ends);
  const placing = new Placing(new Way(track));
  return Array.from(starts, ([i, startChunks]) => {
    const variant = index.variants[i];
    const crossings = startsBeforeAnEnd(variant, track, startChunks, ends.get(i) ?? []);
    return { variant, ascents: ascentsFrom(crossings, variant, placing) };
  }).filter(({ ascents }) => ascents.length > 0);
}

/**
 * The variants whose start gate the track comes near, by their number in the index, each with the
 * first samples of the chunks of track that do. No other line of the catalogue is looked at.
 */
export function nearbyStarts(track: Track, index: ClimbIndex): Map<number, number[]> {
  return chunksNear(chunkBoxes(track), index.starts);
}

/** The same for any index of gates and the boxes of a track. */
function chunksNear(boxes: readonly Box[], gates: Flatbush | null): Map<number, number[]> {
  const near = new Map<number, number[]>();
  if (gates === null) return near;
  for (const { from, west, south, east, north } of boxes) {
    for (const variant of gates.search(west, south, east, north)) {
      const chunks = near.get(variant);
      if (chunks) chunks.push(from);
      else near.set(variant, [from]);
    }
  }
  return near;
}

/** What a chunk of track, from one sample on, lies within: degrees. */
interface Box {
  from: number;
  west: number;
  south: number;
  east: number;
  north: number;
}

function chunkBoxes({ latitude, longitude, time }: Track): Box[] {
  const boxes: Box[] = [];
  const last = time.length - 1;
  for (let from = 0; from < last; from += CHUNK) {
    let west = longitude[from];
    let east = west;
    let south = latitude[from];
    let north = south;
    const to = Math.min(from + CHUNK, last);
    for (let i = from + 1; i <= to; i++) {
      const x = longitude[i];
      const y = latitude[i];
      if (x < west) west = x;
      else if (x > east) east = x;
      if (y < south) south = y;
      else if (y > north) north = y;
    }
    boxes.push({ from, west, south, east, north });
  }
  return boxes;
}

/** The ascents of one variant from these start crossings, apart from each other, in order. */
function ascentsFrom(starts: readonly Crossing[], variant: Variant, placing: Placing): Ascent[] {
  const ascents = starts.flatMap((start, i): Ascent[] => {
    const followed = follow(variant, start, starts[i + 1] ?? null, placing);
    if (followed === null) return [];
    const { end } = followed;
    return [{ start, end, splits: splitsOf(variant.gates, followed), mesh: meshOf(followed) }];
  });
  // the earliest end wins, and of several starts before it the last
  ascents.sort((a, b) => a.end.time - b.end.time || b.start.time - a.start.time);
  let free = Number.NEGATIVE_INFINITY;
  return ascents.filter(({ start, end }) => {
    if (start.time < free) return false;
    free = end.time;
    return true;
  });
}

/** The start crossings with a crossing of the end gate after them: from no other need the track be followed. */
function startsBeforeAnEnd(
  { start, end, frame }: Variant,
  track: Track,
  startChunks: readonly number[],
  endChunks: readonly number[],
): Crossing[] {
  const lastEnd = crossingsIn(endChunks, end, frame, track).at(-1);
  if (lastEnd === undefined) return [];
  return crossingsIn(startChunks, start, frame, track).filter(({ step }) => step <= lastEnd.step);
}

/** The crossings of a gate in chunks of a track, in riding order. */
function crossingsIn(
  chunks: readonly number[],
  gate: Gate,
  frame: Frame,
  track: Track,
): Crossing[] {
  const crossings: Crossing[] = [];
  for (const from of chunks) {
    const to = Math.min(from + CHUNK, track.time.length - 1);
    for (let step = from; step < to; step++) {
      const crossing = crossingAt(gate, frame, track, step);
      if (crossing !== null) crossings.push(crossing);
    }
  }
  return crossings;
}
