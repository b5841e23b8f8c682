import type { Note } from '../notes.ts';
import type { Channel, Column, Columns } from '../recording.ts';

/** What can be true on a bicycle, in the units of the channels; the rest is taken out and counted. */
export const BOUNDS: Partial<Record<Channel, { low: number; high: number }>> = {
  latitude: { low: -90, high: 90 },
  longitude: { low: -180, high: 180 },
  altitude: { low: -500, high: 9000 },
  distance: { low: 0, high: 1e8 },
  speed: { low: 0, high: 40 },
  // more than a rider can give is a spike: repaired and noted later, where its neighbours in time are known
  power: { low: 0, high: 65_534 },
  heartRate: { low: 20, high: 250 },
  cadence: { low: 0, high: 250 },
  temperature: { low: -60, high: 60 },
  accuracy: { low: 0, high: 1e6 },
};

/**
 * Takes out of the columns, in place, what cannot be true: values out of bounds, half or zero
 * positions, heart rates of 0, and channels without any value. Returns a note for each kind of loss.
 */
export function takeOutImpossible(columns: Columns): Note[] {
  // sensors say 0 for "no pulse found": missing, not impossible
  if (columns.heartRate !== undefined) replaceZeros(columns.heartRate);
  const notes = [takeOutOfBounds(columns), dropZeroPositions(columns)];
  dropEmpty(columns);
  return notes.filter((note) => note !== null);
}

function takeOutOfBounds(columns: Columns): Note | null {
  const counts = new Map<Channel, number>();
  for (const channel of Object.keys(BOUNDS) as Channel[]) {
    const [column, bounds] = [columns[channel], BOUNDS[channel]];
    if (column === undefined || bounds === undefined) continue;
    counts.set(channel, takeOutside(column, bounds.low, bounds.high));
  }
  return noteOutOfBounds(counts);
}

/** The note on values out of bounds, given how many of each channel were taken out; null when none were. */
export function noteOutOfBounds(counts: ReadonlyMap<Channel, number>): Note | null {
  const found: string[] = [];
  let total = 0;
  for (const [channel, count] of counts) {
    if (count === 0) continue;
    found.push(`${channel} ${count} outside ${BOUNDS[channel]?.low} to ${BOUNDS[channel]?.high}`);
    total += count;
  }
  if (total === 0) return null;
  return { code: 'values-out-of-range', count: total, detail: `Removed: ${found.join(', ')}` };
}

function replaceZeros(column: Column): void {
  const { length } = column;
  for (let i = 0; i < length; i++) if (column[i] === 0) column[i] = Number.NaN;
}

function takeOutside(column: Column, low: number, high: number): number {
  let count = 0;
  if (isWithin(column, low, high)) return count;
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    if (value < low || value > high) {
      column[i] = Number.NaN;
      count++;
    }
  }
  return count;
}

/** Whether all known values are: one comparison each, for the product is below 0 outside, and NaN for none. */
function isWithin(column: Column, low: number, high: number): boolean {
  const { length } = column;
  for (let i = 0; i < length; i++) {
    if ((column[i] - low) * (high - column[i]) < 0) return false;
  }
  return true;
}

/**
 * Takes half positions out of the columns, and those at (0, 0), which a receiver without a fix
 * writes; returns a note on the latter.
 */
export function dropZeroPositions(columns: Columns): Note | null {
  const { latitude, longitude } = columns;
  if (latitude === undefined || longitude === undefined) {
    delete columns.latitude;
    delete columns.longitude;
    return null;
  }
  let zeros = 0;
  for (let i = 0; i < latitude.length; i++) {
    while (areFourWhole(latitude, longitude, i)) i += 4;
    if (i >= latitude.length) break;
    const isZero = latitude[i] === 0 && longitude[i] === 0;
    if (isZero) zeros++;
    if (isZero || Number.isNaN(latitude[i]) || Number.isNaN(longitude[i])) {
      latitude[i] = Number.NaN;
      longitude[i] = Number.NaN;
    }
  }
  const detail = `Removed ${zeros} positions at latitude 0, longitude 0`;
  return zeros === 0 ? null : { code: 'zero-positions-dropped', count: zeros, detail };
}

/** Whether four positions are there from `i` on, none of them half or with a 0: their product tells. */
function areFourWhole(latitude: Column, longitude: Column, i: number): boolean {
  if (i + 4 > latitude.length) return false;
  const two = latitude[i] * longitude[i] * (latitude[i + 1] * longitude[i + 1]);
  const more = latitude[i + 2] * longitude[i + 2] * (latitude[i + 3] * longitude[i + 3]);
  const product = two * more;
  return product > 0 || product < 0;
}

/** Takes out the channels without any value. */
export function dropEmpty(columns: Columns): void {
  for (const channel of Object.keys(columns) as Channel[]) {
    const column = columns[channel];
    if (column !== undefined && isEmpty(column)) delete columns[channel];
  }
}

function isEmpty(column: Column): boolean {
  let i = 0;
  while (i < column.length && Number.isNaN(column[i])) i++;
  return i === column.length;
}
