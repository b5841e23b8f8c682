import { talliedBlocks } from '../kernels/tallies.ts';
import type { Channel, Column } from '../recording.ts';
import { countOnes, type Range } from '../series.ts';
import { blockwise } from './blockwise.ts';
import type { Measured, MetricInput } from './metric.ts';

/** What was measured while the timer ran. */
export interface Tally {
  /** With a value. */
  seconds: number;
  sum: number;
  /** NaN for no values. */
  highest: number;
}

const NOTHING: Tally = { seconds: 0, sum: 0, highest: Number.NaN };

/**
 * The values of a channel while the timer runs, without the missing and those below `floor`. One
 * pass a channel serves the ride and all its parts.
 */
export function tally(
  { range, shared }: MetricInput,
  channel: Channel,
  floor = Number.NEGATIVE_INFINITY,
  { start, end }: Range = range,
): Tally {
  return shared(tallies, channel, floor)(start, end);
}

function tallies(
  { grid, running }: Measured,
  channel: Channel,
  floor: number,
): (start: number, end: number) => Tally {
  const column = grid[channel];
  if (column === undefined) return () => NOTHING;
  const within = (start: number, end: number) => tallied(column, running, floor, start, end);
  const blocks = talliedBlocks(column, running, floor);
  return blockwise(
    column.length,
    within,
    joined,
    blocks ? (block) => said(blocks, block) : undefined,
  );
}

function said(blocks: Column, block: number): Tally {
  const at = 3 * block;
  const seconds = blocks[at];
  return { seconds, sum: blocks[at + 1], highest: seconds > 0 ? blocks[at + 2] : Number.NaN };
}

function tallied(
  column: Column,
  running: Uint8Array,
  floor: number,
  start: number,
  end: number,
): Tally {
  let seconds = 0;
  let sum = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = start; i < end; i++) {
    const value = column[i];
    if (running[i] === 0 || !(value >= floor)) continue;
    seconds++;
    sum += value;
    if (value > highest) highest = value;
  }
  return { seconds, sum, highest: seconds > 0 ? highest : Number.NaN };
}

function joined(a: Tally, b: Tally): Tally {
  if (a.seconds === 0) return b;
  if (b.seconds === 0) return a;
  return {
    seconds: a.seconds + b.seconds,
    sum: a.sum + b.sum,
    highest: Math.max(a.highest, b.highest),
  };
}

/** NaN for no values. */
export function mean({ sum, seconds }: Tally): number {
  return sum / seconds;
}

/** Watts while the timer runs: coasting counts as 0, a missing measurement does not count. */
export function powerTally(input: MetricInput, range?: Range): Tally {
  return tally(input, 'power', 0, range);
}

/** How many seconds the timer ran. */
export function secondsRunning({ range, shared }: MetricInput): number {
  return shared(runningBetween)(range.start, range.end);
}

/** How many seconds the rider moved. */
export function secondsMoving({ range, shared }: MetricInput): number {
  return shared(movingBetween)(range.start, range.end);
}

function runningBetween(ride: Measured): (start: number, end: number) => number {
  return onesOf(ride.running);
}

function movingBetween(ride: Measured): (start: number, end: number) => number {
  return onesOf(ride.moving);
}

function onesOf(flags: Uint8Array): (start: number, end: number) => number {
  const ones = (start: number, end: number) => countOnes(flags.subarray(start, end));
  return blockwise(flags.length, ones, (a, b) => a + b);
}

/** Missing values do not count; NaN for no values. */
export function maximum(values: Column): number {
  let highest = Number.NaN;
  for (let i = 0; i < values.length; i++) {
    if (values[i] > highest || Number.isNaN(highest)) highest = values[i];
  }
  return highest;
}
