import { makeColumn } from './lent-memory.ts';
import { CHANNELS, type Column } from './recording.ts';
import type { Ride } from './ride.ts';
import type { Range } from './series.ts';
import { type WBalanceRider, wBalance } from './w-balance.ts';

/** What streams tell: the channels of the file, and W′ left, which is computed from power (J). */
export const STREAM_CHANNELS = [...CHANNELS, 'wBalance'] as const;
export type StreamChannel = (typeof STREAM_CHANNELS)[number];

/** Only channels with at least one value are present. */
export type StreamColumns = Partial<Record<StreamChannel, Column>>;

export interface StreamsOptions {
  channels: readonly StreamChannel[];
  /** At most so many values a channel. */
  points: number;
  /** Seconds of the ride, half-open; default the whole. */
  from?: number;
  to?: number;
  /** Whose W′ is spent; without, there is no such channel. */
  rider?: WBalanceRider | null;
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
  channels: StreamColumns;
  /** All pauses of the ride, half-open, in seconds of the ride. */
  pauses: Range[];
}

/** Where one is, is told for the beginning of a step; everything else is the step's mean. */
const PLACES: readonly StreamChannel[] = ['latitude', 'longitude', 'distance'];

/** The wanted channels of a ride, in the finest whole-second step that needs no more than `points`. */
export function streamsOf(ride: Ride, options: StreamsOptions): Streams {
  const from = Math.max(0, Math.floor(options.from ?? 0));
  const to = Math.max(from, Math.min(ride.seconds, Math.ceil(options.to ?? ride.seconds)));
  const step = Math.max(1, Math.ceil((to - from) / options.points));
  const time = makeColumn(Math.ceil((to - from) / step));
  for (let i = 0; i < time.length; i++) time[i] = from + i * step;
  const channels: StreamColumns = {};
  for (const name of options.channels) {
    const column = columnOf(ride, name, options.rider ?? null);
    if (!column) continue;
    const valueIn = PLACES.includes(name) ? firstIn : meanOf;
    const values = makeColumn(time.length);
    for (let i = 0; i < time.length; i++) {
      values[i] = valueIn(column, time[i], Math.min(time[i] + step, to));
    }
    channels[name] = values;
  }
  return { start: ride.start, seconds: ride.seconds, step, time, channels, pauses: ride.pauses };
}

/** W′ counts from the start of the ride, whatever part of it is wanted. */
function columnOf(
  { grid }: Ride,
  name: StreamChannel,
  rider: WBalanceRider | null,
): Column | undefined {
  if (name !== 'wBalance') return grid[name];
  return grid.power && rider ? wBalance(grid.power, rider) : undefined;
}

function firstIn(column: Column, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    if (!Number.isNaN(column[i])) return column[i];
  }
  return Number.NaN;
}

function meanOf(column: Column, start: number, end: number): number {
  let sum = 0;
  let count = 0;
  for (let i = start; i < end; i++) {
    const value = column[i];
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count > 0 ? sum / count : Number.NaN;
}
