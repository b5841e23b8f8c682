import type { Channel } from '../recording.ts';
import type { MetricInput } from './metric.ts';

/** The values of a channel while the timer runs, in order, without the missing and those below `floor`. */
export function recorded(input: MetricInput, channel: Channel, floor = -Infinity): Float64Array {
  const column = input.column(channel);
  if (column === null) return new Float64Array(0);
  const { running } = input;
  const kept = new Float64Array(column.length);
  let count = 0;
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    if (running[i] === 1 && value >= floor) kept[count++] = value;
  }
  return kept.subarray(0, count);
}

/** NaN for no values. */
export function mean(values: Float64Array): number {
  return sum(values) / values.length;
}

export function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

/** Missing values do not count; NaN for no values. */
export function maximum(values: Float64Array): number {
  let highest = Number.NaN;
  for (const value of values) if (value > highest || Number.isNaN(highest)) highest = value;
  return highest;
}

/** Watts while the timer runs: coasting counts as 0, a missing measurement does not count. */
export function recordedPower(input: MetricInput): Float64Array {
  return recorded(input, 'power', 0);
}
