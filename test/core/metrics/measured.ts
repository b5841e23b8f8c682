import { type Measured, type Metric, metricInput } from '../../../src/core/metrics/metric.ts';
import { NOBODY } from '../../../src/core/profile.ts';
import type { Channel, Columns } from '../../../src/core/recording.ts';
import type { Range } from '../../../src/core/series.ts';

export { NOBODY };

interface Circumstances {
  pauses?: Range[];
  /** 1 while moving; always, unless given. */
  moving?: ArrayLike<number>;
  altitudeSource?: Measured['altitudeSource'];
}

/** A ride of these channels, one value a second. */
export function measured(
  channels: Partial<Record<Channel, ArrayLike<number>>>,
  { pauses = [], moving, altitudeSource = null }: Circumstances = {},
): Measured {
  const entries = Object.entries(channels);
  const seconds = entries[0][1].length;
  const running = new Uint8Array(seconds).fill(1);
  for (const { start, end } of pauses) running.fill(0, start, end);
  const movingFlags = Uint8Array.from(moving ?? running);
  return {
    seconds,
    grid: Object.fromEntries(entries.map(([name, v]) => [name, Float64Array.from(v)])) as Columns,
    running,
    moving: movingFlags,
    elapsed: seconds,
    timer: count(running),
    movingTime: count(movingFlags),
    altitudeSource,
  };
}

/** The value of one metric for the ride, or for a range of it. */
export function valueFor(metric: Metric, ride: Measured, range?: Range, rider = NOBODY): number {
  return metricInput(ride, rider, range).of(metric);
}

function count(flags: Uint8Array): number {
  return flags.reduce((total, flag) => total + flag, 0);
}

/** `seconds` of one value. */
export function steady(value: number, seconds: number): number[] {
  return new Array(seconds).fill(value);
}

/** The pattern over and over. */
export function repeated(pattern: readonly number[], times: number): number[] {
  return Array.from({ length: times }, () => pattern).flat();
}
