import { distanceBetween } from './geo.ts';
import type { Column } from './recording.ts';
import { type Range, reachingInto } from './series.ts';
import type { Samples } from './time-order.ts';

/** Nobody rides faster than this (m/s): a longer leap is a fault of the device. */
const FASTEST = 40;
/** Devices catch up at once on what they missed: metres forgiven above that. */
const CATCH_UP = 500;
/** Metres between the ends of a pause that are no longer drift but a lift or a car. */
const CARRIED = 100;

export interface Odometer {
  /** Metres since the first sample, one value a sample, never decreasing, without holes. */
  metres: Column;
  fromPositions: boolean;
}

/**
 * The device's own distance where it counted at all, resets joined; otherwise the length of the
 * line through the positions, less what happened in pauses. Null where neither is known.
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

/** Adds up what was counted between samples: a fall is a reset, a leap is a fault, both count 0. */
function joined(time: Column, distance: Column): Column {
  const metres = new Float64Array(distance.length);
  let before = -1;
  for (let i = 0; i < distance.length; i++) {
    metres[i] = i > 0 ? metres[i - 1] : 0;
    if (Number.isNaN(distance[i])) continue;
    if (before >= 0) {
      const step = distance[i] - distance[before];
      if (step > 0 && step <= FASTEST * (time[i] - time[before]) + CATCH_UP) metres[i] += step;
    }
    before = i;
  }
  return metres;
}

function alongPositions(
  time: Column,
  latitude: Column,
  longitude: Column,
  pauses: Range[],
): Column {
  const metres = new Float64Array(time.length);
  const isPaused = reachingInto(pauses);
  let before = -1;
  for (let i = 0; i < time.length; i++) {
    metres[i] = i > 0 ? metres[i - 1] : 0;
    if (Number.isNaN(latitude[i]) || Number.isNaN(longitude[i])) continue;
    if (before >= 0) {
      const step = distanceBetween(latitude[before], longitude[before], latitude[i], longitude[i]);
      const from = time[before];
      const carried = isPaused(from, time[i]) && step > CARRIED;
      const counts = step <= FASTEST * (time[i] - from) && !carried;
      if (counts) metres[i] += step;
    }
    before = i;
  }
  return metres;
}

/** Metres a second from a cumulative distance at 1 Hz: centred over two seconds. */
export function speedFrom(distance: Column): Column {
  const last = distance.length - 1;
  return distance.map((_, i) => {
    const from = Math.max(0, i - 1);
    const to = Math.min(last, i + 1);
    return to > from ? (distance[to] - distance[from]) / (to - from) : 0;
  });
}
