import type { Effort } from '../core/climbs/effort.ts';
import { packedEffort } from './effort-detail.ts';
import { packedFloats } from './packed-numbers.ts';
import type { ComputedRide, EffortResult, RideResult } from './result.ts';

/**
 * DuckDB asks for each column that is written or read, whatever is in it. So what no question filters,
 * sorts or sums by lies packed in a few, made by the thread that computed it.
 */

/** Numbers that are unknown (NaN when computed) come back as null. */
export type Nullable<T> = T extends number
  ? number | null
  : T extends object
    ? { [Key in keyof T]: Nullable<T[Key]> }
    : T;

/** `ride.summary`: what lists show and no question asks about. */
export interface PackedSummary {
  sport: ComputedRide['sport'];
  climbs: Pick<Effort, 'climb' | 'variant' | 'elapsed'>[];
  noteCount: number;
}

/** `ride.detail`: what is told of a ride that is shown. */
export type PackedDetail = PackedSummary & RideFacts & { metrics: string };

/** What only who sees the one ride is told. */
export type RideFacts = Omit<
  ComputedRide,
  keyof RideResult | 'sport' | 'curveStarts' | 'laps' | 'zones'
> & {
  notes: ComputedRide['notes'];
  laps: Nullable<ComputedRide['laps']>;
  zones: Nullable<ComputedRide['zones']>;
};

/** Makes rows of a ride; for the thread that computed it. */
export function packed(ride: ComputedRide): RideResult {
  const { metrics, curve, curveStarts, efforts: computed, ...facts } = ride;
  const { part, view, start, bikeClass, partial, title, packsVersion, notes, ...rest } = facts;
  const summary: PackedSummary = {
    sport: ride.sport,
    climbs: computed.map(({ climb, variant, elapsed }) => ({ climb, variant, elapsed })),
    noteCount: notes.length,
  };
  return {
    ...{ part, view, start, bikeClass, partial, title, packsVersion, notes },
    // as DuckDB reads a list; null where a metric is unknown
    metrics: JSON.stringify(Array.from(metrics)),
    curve: curve && curveBytes(curve, curveStarts),
    summary: JSON.stringify(summary),
    detail: JSON.stringify({ ...rest, ...summary, notes, metrics: packedFloats(metrics) }),
    efforts: computed.map(effortResult),
  };
}

function effortResult(effort: Effort): EffortResult {
  const { climb, variant, number, packVersion, start, elapsed, uncertainty, vam } = effort;
  return {
    ...{ climb, variant, number, packVersion, start, elapsed, uncertainty, vam },
    detail: packedEffort(effort),
  };
}

/** `ride.curve`: 32-bit floats, watts for each duration of the grid, then when each window begins. */
function curveBytes(watts: Float32Array, starts: Int32Array | null): Uint8Array {
  const both = new Float32Array(2 * watts.length).fill(Number.NaN);
  for (let i = 0; i < watts.length; i++) if (Number.isFinite(watts[i])) both[i] = watts[i];
  if (starts) both.set(starts, watts.length);
  return new Uint8Array(both.buffer);
}

export function curveIn(bytes: Uint8Array): { watts: Float32Array; starts: Float32Array } {
  const both = new Float32Array(new Uint8Array(bytes).buffer);
  const durations = both.length / 2;
  return { watts: both.subarray(0, durations), starts: both.subarray(durations) };
}
