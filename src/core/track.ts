import { distanceBetween } from './geo.ts';
import { kernelsAt, makeColumn } from './lent-memory.ts';
import type { Column } from './recording.ts';
import { isComplete, momentAt, type Range, reachingInto } from './series.ts';
import type { Samples } from './time-order.ts';

/** Positions as recorded, for gate timing; columns of one length, `time` in seconds since the ride's start. */
export interface Track {
  time: Column;
  latitude: Column;
  longitude: Column;
  altitude: Column | null;
  accuracy: Column | null;
  /** Indices before which the line is broken: nobody knows the way between the two points. */
  breaks: number[];
}

/** A straight line over a pause, a new segment or a hole is not trusted when longer than this (m). */
const LONGEST_LEAP = 100;
/** A hole in the positions (seconds). */
const HOLE = 30;
/** Nobody rides faster (m/s). */
const FASTEST = 40;

/** Metres that a degree of latitude or longitude has at most. */
const DEGREE = 112_000;

/** The samples with a position; empty where there are none. Where all have one, their very columns. */
export function trackOf(samples: Samples, pauses: Range[]): Track {
  const { latitude = NOWHERE, longitude = NOWHERE, altitude, accuracy } = samples.columns;
  const placed = Math.min(latitude.length, longitude.length);
  const isWhole = placed === samples.time.length && isComplete(latitude) && isComplete(longitude);
  const rows = isWhole ? null : knownRows(latitude, longitude);
  const picked = (column: Column) => (rows ? pick(column, rows) : column);
  const track: Track = {
    time: picked(samples.time),
    latitude: picked(latitude),
    longitude: picked(longitude),
    altitude: altitude ? picked(altitude) : null,
    accuracy: accuracy ? picked(accuracy) : null,
    breaks: [],
  };
  track.breaks = breaksOf(track, rows, samples.breaks, pauses);
  return track;
}

const NOWHERE = new Float64Array(0);

function pick(column: Column, rows: Int32Array): Column {
  const picked = makeColumn(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i]];
  return picked;
}

function knownRows(latitude: Column, longitude: Column): Int32Array {
  const rows = new Int32Array(Math.min(latitude.length, longitude.length));
  return rows.subarray(0, writeKnownRows(rows, latitude, longitude));
}

function writeKnownRows(rows: Int32Array, latitude: Column, longitude: Column): number {
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    if (!Number.isNaN(latitude[i]) && !Number.isNaN(longitude[i])) rows[count++] = i;
  }
  return count;
}

/** `rows` are the samples that the track is made of, null where it is of all. */
function breaksOf(
  track: Track,
  rows: Int32Array | null,
  opened: number[],
  pauses: Range[],
): number[] {
  const { time, latitude, longitude } = track;
  const breaks: number[] = [];
  const isPaused = reachingInto(pauses);
  const isOpened = reachingInto(opened.map(momentAt));
  for (let i = nextLeap(track, 1); i < time.length; i = nextLeap(track, i + 1)) {
    const duration = time[i] - time[i - 1];
    const leap = distanceBetween(latitude[i - 1], longitude[i - 1], latitude[i], longitude[i]);
    const unknown = (): boolean =>
      duration > HOLE ||
      isOpened(rows?.[i - 1] ?? i - 1, (rows?.[i] ?? i) + 1) ||
      isPaused(time[i - 1], time[i]);
    if (leap > FASTEST * duration || (leap > LONGEST_LEAP && unknown())) breaks.push(i);
  }
  return breaks;
}

/**
 * The next sample from one on to which it may be a leap. The way around a corner is longer: most steps
 * are known by it to be none.
 */
function nextLeap({ time, latitude, longitude }: Track, from: number): number {
  const { length } = time;
  const kernels = kernelsAt(time, latitude, longitude);
  if (kernels) {
    const [at, north, east] = [time.byteOffset, latitude.byteOffset, longitude.byteOffset];
    return kernels.nextLeap(at, north, east, length, from, DEGREE, LONGEST_LEAP, FASTEST);
  }
  for (let i = from; i < length; i++) {
    const north = Math.abs(latitude[i] - latitude[i - 1]);
    const east = Math.abs(longitude[i] - longitude[i - 1]);
    const around = DEGREE * (north + east);
    if (!(around <= LONGEST_LEAP && around <= FASTEST * (time[i] - time[i - 1]))) return i;
  }
  return length;
}
