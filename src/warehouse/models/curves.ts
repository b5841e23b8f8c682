import type { DuckDBBlobValue } from '@duckdb/node-api';
import { curveIn } from '../pack.ts';
import type { View } from '../result.ts';
import { ROUNDED, type Source } from '../source.ts';

/** The power curve of one ride that counts, as a row tells it. */
export interface KeptCurve {
  rideId: string;
  view: View;
  /** Of the privacy zones it was computed for. */
  zoneKey: string;
  bikeClass: string;
  /** Seconds since 1970 UTC; `rounded` is what those know who do not see all. */
  start: number;
  rounded: number;
  /** For each duration of the warehouse's grid; NaN past the ride's end. */
  watts: Float32Array;
}

interface Kept {
  /** Those of rides that began then or later, seconds since 1970 UTC. */
  since: number;
  curves: Promise<KeptCurve[]>;
  /** Bytes, about; 0 until they are read. */
  size: number;
}

/** In all, bytes; a ride takes some 1,400: its watts, and when they began, in one buffer. */
const MOST_BYTES = 64 * 2 ** 20;
const BYTES_BESIDE = 200;

/**
 * Keeps the power curves of the riders asked about last, back to the earliest moment asked for. A write
 * makes it forget the riders that it touched. Nothing here says who may be told what.
 */
export function keepCurves(source: Source, mostBytes = MOST_BYTES) {
  const riders = new Map<string, Kept>();

  function leaveOutOldest(): void {
    let size = 0;
    for (const { size: each } of riders.values()) size += each;
    for (const [riderId, kept] of riders) {
      if (size <= mostBytes) return;
      riders.delete(riderId);
      size -= kept.size;
    }
  }

  function keep(riderId: string, since: number): Kept {
    const kept: Kept = { since, curves: read(source, riderId, since), size: 0 };
    kept.curves.then(
      (curves) => {
        kept.size = curves.length * (8 * source.curveGrid.length + BYTES_BESIDE);
        leaveOutOldest();
      },
      () => {
        if (riders.get(riderId) === kept) riders.delete(riderId);
      },
    );
    return kept;
  }

  return {
    /**
     * Of all rides that began at `since` (seconds since 1970 UTC) or later, and perhaps of some before,
     * in no order; with every write that settled before the call.
     */
    of(riderId: string, since = Number.NEGATIVE_INFINITY): Promise<readonly KeptCurve[]> {
      const known = riders.get(riderId);
      const kept = known && known.since <= since ? known : keep(riderId, since);
      // the last asked about stands last
      riders.delete(riderId);
      riders.set(riderId, kept);
      return kept.curves;
    },

    forget(riderIds: readonly string[]): void {
      for (const riderId of riderIds) riders.delete(riderId);
    },
  };
}

type Columns = [
  rideId: string[],
  view: View[],
  zoneKey: string[],
  bikeClass: string[],
  start: number[],
  rounded: number[],
  curve: DuckDBBlobValue[],
];

/** Rides saved from damaged files don't count. */
async function read(source: Source, riderId: string, since: number): Promise<KeptCurve[]> {
  const curves: KeptCurve[] = [];
  await source.chunks<Columns>(
    `SELECT ride_id, view, zone_key, bike_class, start, ${ROUNDED.ride}, curve FROM ride
     WHERE rider_id = $riderId AND start >= $since AND curve IS NOT NULL AND NOT partial`,
    { riderId, since },
    ([rideId, view, zoneKey, bikeClass, start, rounded, curve]) => {
      rideId.forEach((id, i) => {
        curves.push({
          rideId: id,
          view: view[i] as View,
          zoneKey: zoneKey[i] as string,
          bikeClass: bikeClass[i] as string,
          start: start[i] as number,
          rounded: rounded[i] as number,
          watts: curveIn((curve[i] as DuckDBBlobValue).bytes).watts,
        });
      });
    },
  );
  return curves;
}
