import { distanceBetween } from './geo.ts';
import type { Channel, Column, Columns } from './recording.ts';
import type { Range } from './series.ts';
import type { Samples } from './time-order.ts';

/** Metres a second upwards that no one pedals for minutes (2160 m an hour) … */
const RISING = 0.6;
/** … on a slope that no one rides so fast … */
const STEEP = 0.2;
/** … for at least so many metres of height … */
const HEIGHT = 100;
/** … and straighter than any road: the way is this much longer than the line between its ends. */
const STRAIGHT = 1.03;
/** Seconds over which the rise is looked at. */
const WINDOW = 20;
/** Share of samples that may tell of pedalling: sensors speak up now and then by themselves. */
const PEDALLED = 0.05;

/**
 * Rides in a lift or gondola with the device still running: no climbing and no distance (climbs.md
 * rule 9). Ascending fast, steeply, in a straight line and without pedalling. Half-open ranges of
 * time on the axis of the samples; none where place or altitude is unknown.
 */
export function findLifts({ time, columns }: Samples): Range[] {
  const { latitude, longitude, altitude } = columns;
  if (!latitude || !longitude || !altitude) return [];
  const lifts: Range[] = [];
  let from = -1;
  // the window around a sample: its first and its last
  let first = 0;
  let last = 0;
  for (let i = 0; i <= time.length; i++) {
    while (time[i] - time[first] > WINDOW / 2) first++;
    while (last < time.length - 1 && time[last + 1] - time[i] <= WINDOW / 2) last++;
    const rise = altitude[last] - altitude[first];
    const rises = i < time.length && rise / (time[last] - time[first]) >= RISING;
    if (rises && from < 0) from = i;
    if (rises || from < 0) continue;
    if (isLift(columns, from, i - 1)) lifts.push({ start: time[from], end: time[i - 1] });
    from = -1;
  }
  return lifts;
}

/**
 * The samples without those inside lifts. A new segment opens where one gets off, and the device's
 * distance goes on from where one got on.
 */
export function withoutLifts(samples: Samples, lifts: readonly Range[]): Samples {
  if (lifts.length === 0) return samples;
  const { time, columns } = samples;
  const isInside = (i: number) => lifts.some(({ start, end }) => time[i] > start && time[i] < end);
  const isExit = (i: number) => lifts.some(({ end }) => time[i] === end);
  const kept: number[] = [];
  const breaks: number[] = [];
  for (let i = 0; i < time.length; i++) {
    if (isInside(i)) continue;
    if (isExit(i) || samples.breaks.includes(i)) breaks.push(kept.length);
    kept.push(i);
  }
  const picked = (column: Column): Column => Float64Array.from(kept, (i) => column[i]);
  const rest: Columns = {};
  for (const [channel, column] of Object.entries(columns)) {
    rest[channel as Channel] = picked(column);
  }
  if (columns.distance) rest.distance = picked(withoutCarried(time, columns.distance, lifts));
  return { time: picked(time), columns: rest, breaks };
}

/** The device's distance less what it counted between getting on and getting off. */
function withoutCarried(time: Column, distance: Column, lifts: readonly Range[]): Column {
  let carried = 0;
  return distance.map((metres, i) => {
    const inLift = lifts.some(({ start, end }) => time[i] > start && time[i] <= end);
    const step = inLift ? metres - distance[i - 1] : 0;
    if (step > 0) carried += step;
    return metres - carried;
  });
}

function isLift(columns: Columns, from: number, to: number): boolean {
  const { latitude, longitude, altitude } = columns as Required<Columns>;
  const height = altitude[to] - altitude[from];
  if (!(height >= HEIGHT) || isPedalled(columns, from, to)) return false;
  const chord = distanceBetween(latitude[from], longitude[from], latitude[to], longitude[to]);
  let way = 0;
  for (let i = from + 1; i <= to; i++) {
    const step = distanceBetween(latitude[i - 1], longitude[i - 1], latitude[i], longitude[i]);
    if (step > 0) way += step;
  }
  return height >= STEEP * chord && way <= STRAIGHT * chord;
}

function isPedalled(columns: Columns, from: number, to: number): boolean {
  let pedalled = 0;
  for (let i = from; i <= to; i++) {
    if ((columns.cadence?.[i] ?? 0) > 0 || (columns.power?.[i] ?? 0) > 0) pedalled++;
  }
  return pedalled > PEDALLED * (to - from + 1);
}
