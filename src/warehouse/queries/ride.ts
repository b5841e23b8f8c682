import { type EffortRow, unpackedEffort } from '../effort-row.ts';
import { floatsIn, type PackedDetail, type RideFacts } from '../pack.ts';
import type { RideView } from '../result.ts';
import { byMetric, type RideRow } from '../ride-row.ts';
import { rowOfRide, type Source } from '../source.ts';

export interface FullRide extends RideRow, RideFacts {
  analysisVersion: string;
  efforts: EffortRow[];
}

interface RawRide {
  riderId: string;
  analysisVersion: string;
  title: string | null;
  start: number;
  bikeClass: RideRow['bikeClass'];
  partial: boolean;
  detail: string;
}

const COLUMNS = `rider_id AS "riderId", analysis_version AS "analysisVersion", title, start,
  bike_class AS "bikeClass", partial, detail`;

/** Everything about one ride; null when the warehouse does not know it, or nothing of it is visible. */
export async function ride(source: Source, id: string, view: RideView): Promise<FullRide | null> {
  const row = await rowOfRide<RawRide>(source, { id, view, columns: COLUMNS });
  if (!row) return null;
  const { detail, ...facts } = row;
  const [{ metrics, ...told }, ...efforts]: PackedDetail = JSON.parse(detail);
  const { riderId, bikeClass, start } = facts;
  return {
    ...told,
    ...facts,
    id,
    metrics: byMetric(source, floatsIn(metrics)),
    efforts: efforts.map((effort) => {
      const beganAt = start + (effort.start ?? 0);
      return unpackedEffort(effort, { rideId: id, riderId, bikeClass, beganAt });
    }),
  };
}
