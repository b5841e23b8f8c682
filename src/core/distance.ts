import { distanceBetween, frameAt } from './geo.ts';
import { makeColumn } from './lent-memory.ts';
import type { Column } from './recording.ts';
import { type Range, reachingInto } from './series.ts';
import type { Samples } from './time-order.ts';

/** Nobody rides faster than this (m/s): a longer leap is a fault of the device. */
const FASTEST = 40;
/** Devices catch up at once on what they missed: metres forgiven above that. */
const CATCH_UP = 500;
/** Metres between the ends of a pause that are no longer drift but a lift or a car. */
const CARRIED = 100;
/** Who stays within a square of so many metres for so many seconds stands: the rest is drift. */
const DRIFT = 12;
const STANDING = 20;

export interface Odometer {
  /** Metres since the first sample, one value a sample, never decreasing, without holes. */
  metres: Column;
  fromPositions: boolean;
}

/**
 * The device's own distance where it counted at all, resets joined; otherwise the length of the
 * line through the positions, less drift while standing and what happened in pauses. Null where
 * neither is known.
 */
export function odometer(samples: Samples, pauses: Range[]): Odometer | null {
  const { distance, latitude, longitude } = samples.columns;
  if (distance) {
    const metres = joined(samples.time, distance);
    if (metres[metres.length - 1] > 0 || !latitude) return { metres, fromPositions: false };
  }
  if (!latitude || !longitude) return null;
  return { metres: alongPositions(samples.time, latitude, longitude, pauses), fromPositions: true };
}

/**
 * What was counted between samples, added up: a fall is a reset, a leap is a fault, both count 0.
 * Where nothing is to be joined, that is the device's column as it is.
 */
function joined(time: Column, distance: Column): Column {
  if (distance[0] === 0 && isPlain(time, distance)) return distance;
  const metres = makeColumn(distance.length);
  let before = -1;
  for (let i = 0; i < distance.length; i++) {
    metres[i] = i > 0 ? metres[i - 1] : 0;
    if (Number.isNaN(distance[i])) continue;
    if (before >= 0) {
      const step = distance[i] - distance[before];
      if (counts(step, time[i] - time[before])) metres[i] += step;
    }
    before = i;
  }
  return metres;
}

/** Whether each sample has a distance, none below the one before, and none too far ahead. */
function isPlain(time: Column, distance: Column): boolean {
  for (let i = 1; i < distance.length; i++) {
    const step = distance[i] - distance[i - 1];
    if (step !== 0 && !counts(step, time[i] - time[i - 1])) return false;
  }
  return true;
}

function counts(step: number, seconds: number): boolean {
  return step > 0 && step <= FASTEST * seconds + CATCH_UP;
}

function alongPositions(
  time: Column,
  latitude: Column,
  longitude: Column,
  pauses: Range[],
): Column {
  const metres = makeColumn(time.length);
  const isPaused = reachingInto(pauses);
  const stands = standing(time, latitude, longitude);
  let before = -1;
  for (let i = 0; i < time.length; i++) {
    metres[i] = i > 0 ? metres[i - 1] : 0;
    if (Number.isNaN(latitude[i]) || Number.isNaN(longitude[i])) continue;
    if (before >= 0) {
      const step = distanceBetween(latitude[before], longitude[before], latitude[i], longitude[i]);
      const from = time[before];
      const carried = isPaused(from, time[i]) && step > CARRIED;
      const drifts = stands[before] === 1 && stands[i] === 1;
      const counts = step <= FASTEST * (time[i] - from) && !carried && !drifts;
      if (counts) metres[i] += step;
    }
    before = i;
  }
  return metres;
}

/** 1 for each sample of 20 s or more that were spent on one spot, by its position. */
function standing(time: Column, latitude: Column, longitude: Column): Uint8Array {
  const stands = new Uint8Array(time.length);
  const first = latitude.findIndex((degrees) => !Number.isNaN(degrees));
  if (first < 0) return stands;
  const { kx, ky } = frameAt(latitude[first], longitude[first]);
  const seconds = oneASecond(time);
  const x = picked(longitude, seconds, kx);
  const y = picked(latitude, seconds, ky);
  const at = picked(time, seconds, 1);
  for (let i = 0; i < seconds.length; i++) {
    const last = lastOnSpot(x, y, at, i);
    if (at[last] - at[i] >= STANDING) stands.fill(1, seconds[i], seconds[last] + 1);
  }
  return stands;
}

function picked(column: Column, rows: readonly number[], factor: number): Column {
  const values = makeColumn(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]] * factor;
  return values;
}

/** The last, within the time that standing takes, up to which all places fit into a square. */
function lastOnSpot(x: Column, y: Column, at: Column, first: number): number {
  let west = x[first];
  let east = west;
  let south = y[first];
  let north = south;
  let next = first + 1;
  // what is no position fits nowhere
  while (next < x.length && at[next - 1] - at[first] < STANDING) {
    west = Math.min(west, x[next]);
    east = Math.max(east, x[next]);
    south = Math.min(south, y[next]);
    north = Math.max(north, y[next]);
    if (!(east - west <= DRIFT && north - south <= DRIFT)) break;
    next++;
  }
  return next - 1;
}

/** Samples at least a second apart: what many a second say is not worth asking. */
function oneASecond(time: Column): number[] {
  const picked: number[] = [];
  for (let i = 0; i < time.length; i++) {
    if (i === 0 || time[i] - time[picked[picked.length - 1]] >= 1) picked.push(i);
  }
  return picked;
}

/** Metres a second from a cumulative distance at 1 Hz: centred over two seconds. */
export function speedAt(distance: Column, second: number): number {
  const from = Math.max(0, second - 1);
  const to = Math.min(distance.length - 1, second + 1);
  return to > from ? (distance[to] - distance[from]) / (to - from) : 0;
}
