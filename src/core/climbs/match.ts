import type { Rider } from '../metrics/metric.ts';
import type { Ride } from '../ride.ts';
import type { Track } from '../track.ts';
import { type Effort, effortOf } from './effort.ts';
import { follow } from './follow.ts';
import { type Crossing, crossingAt } from './gates.ts';
import { Placing } from './placing.ts';
import { type Ascent, meshOf, splitsOf } from './splits.ts';
import type { ClimbIndex, Variant } from './territory.ts';

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
  const near = nearbyStarts(track, index);
  if (near.size === 0) return [];
  const placing = new Placing();
  const progress = new Float64Array(track.time.length);
  return Array.from(near, ([i, chunks]) => {
    const variant = index.variants[i];
    return { variant, ascents: ascentsOf(variant, track, chunks, placing, progress) };
  }).filter(({ ascents }) => ascents.length > 0);
}

/**
 * The variants whose start gate the track comes near, by their number in the index, each with the
 * first samples of the chunks of track that do. No other line of the catalogue is looked at.
 */
export function nearbyStarts(track: Track, index: ClimbIndex): Map<number, number[]> {
  const near = new Map<number, number[]>();
  if (index.starts === null) return near;
  const { latitude, longitude } = track;
  const last = track.time.length - 1;
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
    for (const variant of index.starts.search(west, south, east, north)) {
      const chunks = near.get(variant);
      if (chunks) chunks.push(from);
      else near.set(variant, [from]);
    }
  }
  return near;
}

/** The ascents of one variant, apart from each other, in order. */
function ascentsOf(
  variant: Variant,
  track: Track,
  chunks: readonly number[],
  placing: Placing,
  progress: Float64Array,
): Ascent[] {
  const starts = startCrossings(variant, track, chunks);
  const ascents = starts.flatMap((start, i): Ascent[] => {
    const end = follow(variant, track, start, starts[i + 1] ?? null, placing, progress);
    if (end === null) return [];
    const followed = { line: variant, track, start, end, progress };
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

function startCrossings(variant: Variant, track: Track, chunks: readonly number[]): Crossing[] {
  const crossings: Crossing[] = [];
  for (const from of chunks) {
    const to = Math.min(from + CHUNK, track.time.length - 1);
    for (let step = from; step < to; step++) {
      const crossing = crossingAt(variant.start, variant.frame, track, step);
      if (crossing !== null) crossings.push(crossing);
    }
  }
  return crossings;
}
