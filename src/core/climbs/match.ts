import { averageCadence } from '../metrics/cadence.ts';
import { averageHeartRate } from '../metrics/heart-rate.ts';
import { metricInput, type Rider } from '../metrics/metric.ts';
import { averagePower, work } from '../metrics/power.ts';
import { averageTemperature } from '../metrics/temperature.ts';
import { weightedPower } from '../metrics/weighted-power.ts';
import type { Ride } from '../ride.ts';
import type { Track } from '../track.ts';
import { follow } from './follow.ts';
import { type Crossing, crossingAt } from './gates.ts';
import { Placing } from './placing.ts';
import { type Split, splitsOf } from './splits.ts';
import type { ClimbIndex, Variant } from './territory.ts';

/** One ascent of a climb's variant, timed from gate to gate. NaN = unknown. */
export interface Effort {
  territory: string;
  climb: string;
  variant: string;
  /** Seconds since the ride's start. */
  start: number;
  end: number;
  /** The official time: pauses count. */
  elapsed: number;
  /** 95 %, in seconds: of `elapsed`, and of the two crossings that it lies between. */
  uncertainty: number;
  startUncertainty: number;
  endUncertainty: number;
  /** Metres ridden from the ride's start to each gate, by the ride's own count. */
  startDistance: number;
  endDistance: number;
  moving: number;
  averagePower: number;
  weightedPower: number;
  averageHeartRate: number;
  averageCadence: number;
  averageTemperature: number;
  wattsPerKilogram: number;
  work: number;
  /** Metres climbed an hour, of elapsed and of moving time, from the variant's reference height. */
  vam: number;
  vamMoving: number;
  splits: Split[];
}

interface Ascent {
  start: Crossing;
  end: Crossing;
  splits: Split[];
}

/** Samples of a track that are looked up together in the index. */
const CHUNK = 128;

/** A rate of climbing means something on these climbs only (analysis-rules B9): metres, and ratios. */
const VAM_HEIGHT = 100;
const VAM_GRADIENT = [0.04, 0.13];

/**
 * The efforts of a ride on all climbs of the index, in the order they were begun. Those on the same
 * variant do not overlap; each begins at the last start crossing before its end (climbs.md rules 1–7).
 */
export function findEfforts(ride: Ride, index: ClimbIndex, rider: Rider): Effort[] {
  const efforts: Effort[] = [];
  const near = nearbyStarts(ride.track, index);
  if (near.size === 0) return efforts;
  const placing = new Placing(ride.track.time.length);
  const progress = new Float64Array(ride.track.time.length);
  for (const [i, chunks] of near) {
    const variant = index.variants[i];
    for (const ascent of ascentsOf(variant, ride.track, chunks, placing, progress)) {
      efforts.push(effortOf(variant, ascent, ride, rider));
    }
  }
  return efforts.sort((a, b) => a.start - b.start || b.end - a.end);
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
    for (let i = from + 1; i <= Math.min(from + CHUNK, last); i++) {
      west = Math.min(west, longitude[i]);
      east = Math.max(east, longitude[i]);
      south = Math.min(south, latitude[i]);
      north = Math.max(north, latitude[i]);
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
    return [{ start, end, splits: splitsOf(variant, track, start, end, progress) }];
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

function effortOf(
  variant: Variant,
  { start, end, splits }: Ascent,
  ride: Ride,
  rider: Rider,
): Effort {
  const elapsed = end.time - start.time;
  const moving = movingBetween(ride, start.time, end.time);
  const input = metricInput(ride, rider, {
    start: Math.round(start.time),
    end: Math.min(ride.seconds, Math.round(end.time)),
  });
  const power = input.of(averagePower);
  const height = hasVam(variant) ? variant.height : Number.NaN;
  return {
    territory: variant.territory,
    climb: variant.climb,
    variant: variant.variant,
    start: start.time,
    end: end.time,
    elapsed,
    uncertainty: Math.hypot(start.uncertainty, end.uncertainty),
    startUncertainty: start.uncertainty,
    endUncertainty: end.uncertainty,
    startDistance: distanceAt(ride, start.time),
    endDistance: distanceAt(ride, end.time),
    moving,
    averagePower: power,
    weightedPower: input.of(weightedPower),
    averageHeartRate: input.of(averageHeartRate),
    averageCadence: input.of(averageCadence),
    averageTemperature: input.of(averageTemperature),
    wattsPerKilogram: rider.weight === null ? Number.NaN : power / rider.weight,
    work: input.of(work),
    vam: (3600 * height) / elapsed,
    vamMoving: (3600 * height) / moving,
    splits,
  };
}

function hasVam({ height, length }: Variant): boolean {
  const gradient = height / length;
  return height >= VAM_HEIGHT && gradient >= VAM_GRADIENT[0] && gradient <= VAM_GRADIENT[1];
}

/** Seconds moving between two times, the first and last grid second in part; NaN where nothing tells. */
function movingBetween(ride: Ride, start: number, end: number): number {
  if (Number.isNaN(ride.movingTime)) return Number.NaN;
  let moving = 0;
  for (let second = Math.floor(start); second < Math.min(end, ride.seconds); second++) {
    if (ride.moving[second] === 1) {
      moving += Math.min(end, second + 1) - Math.max(start, second);
    }
  }
  return moving;
}

/** Metres at a time, between the two grid seconds around it; NaN where the ride counts none. */
function distanceAt({ grid, seconds }: Ride, time: number): number {
  if (!grid.distance) return Number.NaN;
  const second = Math.min(Math.floor(time), seconds - 1);
  const next = Math.min(second + 1, seconds - 1);
  return grid.distance[second] + (time - second) * (grid.distance[next] - grid.distance[second]);
}
