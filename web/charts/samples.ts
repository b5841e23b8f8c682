import type { Column } from '../../src/core/recording.ts';
import type { Range } from '../../src/core/series.ts';
import type { Streams } from '../api.ts';
import { smooth, withoutPauses } from './line.ts';
import type { Pane } from './panes.ts';
import { slopeBase, slopes } from './slope.ts';

/** Index of the sample that holds at a moment of the ride (s); −1 outside. */
export function sampleAt({ time, step }: Streams, moment: number): number {
  const index = Math.floor((moment - time[0]) / step);
  return index < 0 || index >= time.length ? -1 : index;
}

/** Whether the samples reach over all of a part of the ride. */
export function covers({ time, step }: Streams, range: Range): boolean {
  return time.length > 0 && time[0] <= range.start && time[time.length - 1] + step >= range.end;
}

/** What a pane draws: its channel in SI units without pauses, smoothed as the pane wants. */
export function paneValues(streams: Streams, pane: Pane): Column {
  const values = streams.channels[pane.channel] ?? new Float64Array(streams.time.length);
  const ridden = withoutPauses(streams.time, values, streams.pauses);
  return smooth(ridden, Math.round(pane.smoothing / streams.step));
}

/** Seconds that one drawn value is the mean of. */
export function meanSeconds(streams: Streams, pane: Pane): number {
  return Math.max(pane.smoothing, streams.step);
}

export interface Extent {
  minimum: number;
  mean: number;
  maximum: number;
}

/** Of the values whose samples begin within the range; null where there is none. */
export function extentOf(streams: Streams, values: Column, range: Range): Extent | null {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value) || streams.time[i] < range.start || streams.time[i] >= range.end) {
      continue;
    }
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
    sum += value;
    count++;
  }
  return count === 0 ? null : { minimum, mean: sum / count, maximum };
}

export interface SlopesInSight {
  /** Metres over which they are told. */
  base: number;
  /** Per cent at each sample; missing = NaN. */
  values: Column;
}

/** Slopes as fine as the part in sight deserves; null where the ride has no altitude or distance. */
export function slopesInSight(streams: Streams, range: Range): SlopesInSight | null {
  const { distance, altitude } = streams.channels;
  const extent = distance ? extentOf(streams, distance, range) : null;
  if (!distance || !altitude || extent === null) return null;
  const base = slopeBase(extent.maximum - extent.minimum);
  return { base, values: slopes(distance, altitude, base) };
}
