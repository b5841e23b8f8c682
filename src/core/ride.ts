import { type BikeClass, type BikeClassFrom, bikeClassOf } from './bike-class.ts';
import { odometer, speedFrom } from './distance.ts';
import { movingSeconds } from './moving.ts';
import type { Note } from './notes.ts';
import { findPauses, runningSeconds, standing } from './pauses.ts';
import type {
  Channel,
  Column,
  Columns,
  Device,
  DeviceTotals,
  Format,
  Recording,
  Sport,
} from './recording.ts';
import { hold, interpolate, type Range } from './series.ts';
import { orderSamples } from './time-order.ts';
import { type Track, trackOf } from './track.ts';

export type { BikeClass, Track };

export interface Lap extends Range {
  trigger: string | null;
}

/** One ride on one axis of whole seconds. Missing values are NaN. */
export interface Ride {
  format: Format;
  title: string | null;
  creator: string | null;
  sport: Sport;
  subSport: string | null;
  bikeClass: BikeClass;
  /** What told the bike class. */
  bikeClassFrom: BikeClassFrom;
  /** Seconds since 1970 UTC of grid second 0, whole. */
  start: number;
  /** Grid length: second i covers [start + i, start + i + 1). */
  seconds: number;
  /** One value a second, each of length `seconds`; only channels that the ride has. Distance counts up from 0 without holes. */
  grid: Columns;
  /** 1 while the device's timer runs, 0 in pauses. */
  running: Uint8Array;
  /** 1 while moving, by speed or cadence; never in a pause. */
  moving: Uint8Array;
  /** Samples with a position; empty columns where there are none. */
  track: Track;
  /** Where the timer stood, in grid seconds, ascending, apart. */
  pauses: Range[];
  /** From the first sample to the end of the second that the last one opens; seconds. */
  elapsed: number;
  /** Elapsed less pauses; seconds. */
  timer: number;
  /** Seconds moving; NaN where neither speed nor cadence nor power tells. */
  movingTime: number;
  altitudeSource: 'barometric' | 'gps' | null;
  /** In grid seconds, ascending. */
  laps: Lap[];
  totals: DeviceTotals | null;
  devices: Device[];
  /** Samples that the file held for this ride, after those left out. */
  records: number;
  /** Saved from a damaged file: no part of records and aggregates. */
  partial: boolean;
  notes: Note[];
}

/** Power, heart rate and the like stand until the next sample if it comes within this (seconds). */
const LONGEST_HOLD = 10;
/** Place, height and speed change evenly between two samples at most this far apart (seconds). */
const LONGEST_LINE = 30;
const HELD: readonly Channel[] = ['power', 'heartRate', 'cadence', 'temperature', 'leftBalance'];
const EVEN: readonly Channel[] = ['latitude', 'longitude', 'altitude', 'speed', 'accuracy'];

const FROM_POSITIONS: Note = {
  code: 'distance-from-positions',
  count: 1,
  detail: 'The file counts no distance: it is the length of the line through the positions.',
};

/**
 * From what the file said to one ride on a 1 Hz axis.
 * @param options `now`: seconds since 1970 UTC; `bikeClass`: the rider's own word.
 * @throws LabError no-samples, no-times, time-unset, time-future, time-order, time-span
 */
export function toRide(
  recording: Recording,
  options: { now: number; bikeClass?: BikeClass },
): Ride {
  const { samples, notes } = orderSamples(recording, options.now);
  const start = Math.floor(samples.time[0]);
  const time = samples.time.map((at) => at - start);
  const last = time[time.length - 1];
  const seconds = Math.floor(last) + 1;
  const timed = { ...samples, time };

  const stops = findPauses(timed, recording, start);
  const running = runningSeconds(stops, seconds);
  const counted = odometer(timed, stops);
  const grid = onGrid(time, samples.columns, seconds);
  if (counted) {
    grid.distance = interpolate(time, counted.metres, seconds, Number.POSITIVE_INFINITY);
    grid.speed ??= speedFrom(grid.distance);
    if (counted.fromPositions) notes.push(FROM_POSITIONS);
  }
  const moving = movingSeconds(grid, running);
  const elapsed = last + 1 - time[0];
  return {
    ...recordedFacts(recording),
    ...bikeClassOf(recording, options.bikeClass),
    start,
    seconds,
    grid,
    running,
    moving: moving ?? new Uint8Array(seconds),
    track: trackOf(timed, stops),
    pauses: standing(running),
    elapsed,
    timer: stops.reduce((rest, pause) => rest - (pause.end - pause.start), elapsed),
    movingTime: moving ? countOnes(moving) : Number.NaN,
    altitudeSource: grid.altitude ? 'gps' : null,
    laps: lapsOnGrid(recording, start, seconds),
    records: time.length,
    notes: [...recording.notes, ...notes],
  };
}

function recordedFacts(recording: Recording) {
  const { format, title, creator, sport, subSport, totals, devices, partial } = recording;
  return { format, title, creator, sport, subSport, totals, devices, partial };
}

function onGrid(time: Column, columns: Columns, seconds: number): Columns {
  const grid: Columns = {};
  for (const channel of HELD) {
    const column = columns[channel];
    if (column) grid[channel] = hold(time, column, seconds, LONGEST_HOLD);
  }
  for (const channel of EVEN) {
    const column = columns[channel];
    if (column) grid[channel] = interpolate(time, column, seconds, LONGEST_LINE);
  }
  return grid;
}

function lapsOnGrid(recording: Recording, start: number, seconds: number): Lap[] {
  return recording.laps
    .map(({ start: from, end, trigger }) => ({
      start: Math.max(0, Math.round(from - start)),
      end: Math.min(seconds, Math.round(end - start)),
      trigger,
    }))
    .filter((lap) => lap.end > lap.start)
    .sort((a, b) => a.start - b.start);
}

function countOnes(flags: Uint8Array): number {
  let ones = 0;
  for (const flag of flags) ones += flag;
  return ones;
}
