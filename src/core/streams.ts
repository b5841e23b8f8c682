import type { Channel, Column, Columns } from './recording.ts';
import type { Ride } from './ride.ts';
import type { Range } from './series.ts';

export interface StreamsOptions {
  channels: readonly Channel[];
  /** At most so many values a channel. */
  points: number;
  /** Seconds of the ride, half-open; default the whole. */
  from?: number;
  to?: number;
}

/** Channels of a ride on an even axis. Missing = NaN. */
export interface Streams {
  /** Of the ride: seconds since 1970 UTC, and length. */
  start: number;
  seconds: number;
  /** Seconds that one value stands for. */
  step: number;
  /** Seconds since the start of the ride at which each value begins. */
  time: Column;
  /** Those of the wanted channels that the ride has. */
  channels: Columns;
  /** All pauses of the ride, half-open, in seconds of the ride. */
  pauses: Range[];
}

/** Where one is, is told for the beginning of a step; everything else is the step's mean. */
const PLACES: readonly Channel[] = ['latitude', 'longitude', 'distance'];

/** The wanted channels of a ride, in the finest whole-second step that needs no more than `points`. */
export function streamsOf(ride: Ride, options: StreamsOptions): Streams {
  const from = Math.max(0, Math.floor(options.from ?? 0));
  const to = Math.max(from, Math.min(ride.seconds, Math.ceil(options.to ?? ride.seconds)));
  const step = Math.max(1, Math.ceil((to - from) / options.points));
  const time = new Float64Array(Math.ceil((to - from) / step)).map((_, i) => from + i * step);
  const channels: Columns = {};
  for (const name of options.channels) {
    const column = ride.grid[name];
    if (column)
      channels[name] = time.map((at) => stepValue(name, column, at, Math.min(at + step, to)));
  }
  return { start: ride.start, seconds: ride.seconds, step, time, channels, pauses: ride.pauses };
}

function stepValue(name: Channel, column: Column, start: number, end: number): number {
  let sum = 0;
  let count = 0;
  for (let i = start; i < end; i++) {
    if (Number.isNaN(column[i])) continue;
    if (PLACES.includes(name)) return column[i];
    sum += column[i];
    count++;
  }
  return count > 0 ? sum / count : Number.NaN;
}
