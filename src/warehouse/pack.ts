import type { Effort } from '../core/climbs/effort.ts';
import { orNull } from './missing.ts';
import type { ComputedRide, EffortResult, RideResult } from './result.ts';

/**
 * DuckDB asks for each column that is written or read, whatever is in it. So what no question filters,
 * sorts or sums by lies packed in a few: text of JSON, in which many numbers are text themselves, the
 * bytes of 32-bit floats in base64.
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

/** `ride.detail`: what is told of a ride that is shown, and what `effort.detail` tells of its efforts. */
export type PackedDetail = [ride: PackedRide, ...efforts: PackedEffort[]];

type PackedRide = PackedSummary & RideFacts & { metrics: string };

/** What only who sees the one ride is told. */
export type RideFacts = Omit<
  ComputedRide,
  keyof RideResult | 'sport' | 'curveStarts' | 'laps' | 'zones'
> & {
  notes: ComputedRide['notes'];
  laps: Nullable<ComputedRide['laps']>;
  zones: Nullable<ComputedRide['zones']>;
};

/** `effort.detail`. */
export type PackedEffort = Nullable<Omit<Effort, 'mesh'>> & { mesh: string };

/** Makes rows of a ride; for the thread that computed it. */
export function packed(ride: ComputedRide): RideResult {
  const { metrics, curve, curveStarts, efforts: computed, ...facts } = ride;
  const { part, view, start, bikeClass, partial, title, packsVersion, notes, ...rest } = facts;
  const efforts = computed.map(packedEffort);
  const summary: PackedSummary = {
    sport: ride.sport,
    climbs: computed.map(({ climb, variant, elapsed }) => ({ climb, variant, elapsed })),
    noteCount: notes.length,
  };
  const told = JSON.stringify({ ...rest, ...summary, notes, metrics: packedFloats(metrics) });
  return {
    ...{ part, view, start, bikeClass, partial, title, packsVersion, notes },
    ...{ metrics, efforts },
    curve: curve && curveBytes(curve, curveStarts),
    summary: JSON.stringify(summary),
    detail: `[${[told, ...efforts.map(({ detail }) => detail)].join()}]`,
  };
}

function packedEffort(effort: Effort): EffortResult {
  const { climb, variant, number, packVersion, start, elapsed, uncertainty, vam } = effort;
  return {
    ...{ climb, variant, number, packVersion, start, elapsed, uncertainty, vam },
    detail: JSON.stringify({ ...effort, mesh: packedFloats(effort.mesh) }),
  };
}

/** `ride.curve`: 32-bit floats, watts for each duration of the grid, then when each window begins. */
function curveBytes(watts: Float32Array, starts: Int32Array | null): Uint8Array {
  const both = new Float32Array(2 * watts.length).fill(Number.NaN);
  both.set(watts.map((best) => (Number.isFinite(best) ? best : Number.NaN)));
  if (starts) both.set(starts, watts.length);
  return new Uint8Array(both.buffer);
}

export function curveIn(bytes: Uint8Array): { watts: Float32Array; starts: Float32Array } {
  const both = new Float32Array(new Uint8Array(bytes).buffer);
  const durations = both.length / 2;
  return { watts: both.subarray(0, durations), starts: both.subarray(durations) };
}

function packedFloats(values: ArrayLike<number>): string {
  return Buffer.from(Float32Array.from(values).buffer).toString('base64');
}

/** Unknown ones as null. */
export function floatsIn(text: string): (number | null)[] {
  const { buffer } = new Uint8Array(Buffer.from(text, 'base64'));
  return Array.from(new Float32Array(buffer), orNull);
}
