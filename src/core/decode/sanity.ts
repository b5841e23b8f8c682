import type { Note } from '../notes.ts';
import type { Channel, Column, Columns } from '../recording.ts';

/** What a value of each channel can truly be, both ends included (reliability-privacy.md). */
const RANGES: Record<Channel, { from: number; to: number; unit: string }> = {
  latitude: { from: -90, to: 90, unit: '°' },
  longitude: { from: -180, to: 180, unit: '°' },
  altitude: { from: -500, to: 9000, unit: 'm' },
  distance: { from: 0, to: 1e8, unit: 'm' },
  speed: { from: 0, to: 40, unit: 'm/s' },
  // more than a rider can give is a spike: repaired and noted later, where its neighbours in time are known
  power: { from: 0, to: 65_534, unit: 'W' },
  heartRate: { from: 20, to: 250, unit: 'beats/min' },
  cadence: { from: 0, to: 250, unit: '1/min' },
  temperature: { from: -60, to: 60, unit: '°C' },
  leftBalance: { from: 0, to: 1, unit: '' },
  accuracy: { from: 0, to: 1e5, unit: 'm' },
};

/**
 * Takes out in place what cannot be true and says how much: values out of range, positions at
 * (0, 0). A heart rate of 0 means "no sensor" and is missing without a word; a position without one
 * of its coordinates is none. Channels that are left without any value are removed.
 */
export function dropImpossible(columns: Columns): Note[] {
  const notes: Note[] = [];
  if (columns.heartRate !== undefined) zeroIsMissing(columns.heartRate);
  const zeros = dropZeroPositions(columns);
  if (zeros > 0) {
    const detail = `${zeros} positions at latitude 0, longitude 0 were left out.`;
    notes.push({ code: 'zero-positions-dropped', count: zeros, detail });
  }
  for (const [channel, column] of Object.entries(columns) as [Channel, Column][]) {
    const note = dropOutside(channel, column);
    if (note !== null) notes.push(note);
  }
  pairPositions(columns);
  for (const [channel, column] of Object.entries(columns) as [Channel, Column][]) {
    if (column.every(Number.isNaN)) delete columns[channel];
  }
  return notes;
}

function dropOutside(channel: Channel, column: Column): Note | null {
  const { from, to, unit } = RANGES[channel];
  let count = 0;
  let first = Number.NaN;
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    if (value < from || value > to) {
      if (count++ === 0) first = value;
      column[i] = Number.NaN;
    }
  }
  if (count === 0) return null;
  const bounds = `outside ${from} to ${to} ${unit}`.trim();
  const detail = `${count} values of ${channel} ${bounds} were left out, the first is ${first}.`;
  return { code: 'values-out-of-range', count, detail };
}

function zeroIsMissing(column: Column): void {
  for (let i = 0; i < column.length; i++) if (column[i] === 0) column[i] = Number.NaN;
}

function dropZeroPositions({ latitude, longitude }: Columns): number {
  if (latitude === undefined || longitude === undefined) return 0;
  let count = 0;
  for (let i = 0; i < latitude.length; i++) {
    if (latitude[i] !== 0 || longitude[i] !== 0) continue;
    latitude[i] = longitude[i] = Number.NaN;
    count++;
  }
  return count;
}

/** Half a position is no position. */
function pairPositions(columns: Columns): void {
  const { latitude, longitude } = columns;
  if (latitude === undefined || longitude === undefined) {
    delete columns.latitude;
    delete columns.longitude;
    return;
  }
  for (let i = 0; i < latitude.length; i++) {
    if (Number.isNaN(latitude[i]) || Number.isNaN(longitude[i])) {
      latitude[i] = longitude[i] = Number.NaN;
    }
  }
}
