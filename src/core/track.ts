import { distanceBetween } from './geo.ts';
import type { Column } from './recording.ts';
import { momentAt, type Range, reachingInto } from './series.ts';
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

/** The samples with a position; empty where there are none. */
export function trackOf(samples: Samples, pauses: Range[]): Track {
  const { latitude, longitude, altitude, accuracy } = samples.columns;
  const rows = latitude && longitude ? knownRows(latitude, longitude) : new Int32Array(0);
  const track: Track = {
    time: pick(samples.time, rows),
    latitude: latitude ? pick(latitude, rows) : new Float64Array(0),
    longitude: longitude ? pick(longitude, rows) : new Float64Array(0),
    altitude: altitude ? pick(altitude, rows) : null,
    accuracy: accuracy ? pick(accuracy, rows) : null,
    breaks: [],
  };
  track.breaks = breaksOf(track, rows, samples.breaks, pauses);
  return track;
}

function pick(column: Column, rows: Int32Array): Column {
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i]];
  return picked;
}

function knownRows(latitude: Column, longitude: Column): Int32Array {
  const rows = new Int32Array(latitude.length);
  let count = 0;
  for (let i = 0; i < latitude.length; i++) {
    if (!Number.isNaN(latitude[i]) && !Number.isNaN(longitude[i])) rows[count++] = i;
  }
  return rows.subarray(0, count);
}

function breaksOf(track: Track, rows: Int32Array, opened: number[], pauses: Range[]): number[] {
  const { time, latitude, longitude } = track;
  const breaks: number[] = [];
  const isPaused = reachingInto(pauses);
  const isOpened = reachingInto(opened.map(momentAt));
  for (let i = 1; i < time.length; i++) {
    const leap = distanceBetween(latitude[i - 1], longitude[i - 1], latitude[i], longitude[i]);
    const duration = time[i] - time[i - 1];
    const unknown = (): boolean =>
      duration > HOLE || isOpened(rows[i - 1], rows[i] + 1) || isPaused(time[i - 1], time[i]);
    if (leap > FASTEST * duration || (leap > LONGEST_LEAP && unknown())) breaks.push(i);
  }
  return breaks;
}
