import { unpackedEffort } from '../effort-detail.ts';
import type { EffortRow } from '../effort-row.ts';
import { lineName } from '../models/passages.ts';
import type { PackedDetail, RideFacts } from '../pack.ts';
import { floatsIn } from '../packed-numbers.ts';
import type { RideView } from '../result.ts';
import { byMetric, type RideRow } from '../ride-row.ts';
import { rowOfRide, rowsIn, type Source } from '../source.ts';

export interface FullRide extends RideRow, RideFacts {
  analysisVersion: string;
  efforts: EffortRow[];
}

interface RawRide {
  analysisVersion: string;
  title: string | null;
  start: number;
  bikeClass: RideRow['bikeClass'];
  partial: boolean;
  detail: string;
}

const COLUMNS = `analysis_version AS "analysisVersion", title, start, bike_class AS "bikeClass",
  partial, detail`;

/** Everything about one ride; null when the warehouse does not know it, or nothing of it is visible. */
export async function ride(source: Source, id: string, view: RideView): Promise<FullRide | null> {
  const row = await rowOfRide<RawRide>(source, { id, view, columns: COLUMNS });
  if (!row) return null;
  const { detail, ...facts } = row;
  const { metrics, ...told }: PackedDetail = JSON.parse(detail);
  return {
    ...told,
    ...facts,
    id,
    metrics: byMetric(source, floatsIn(metrics)),
    efforts: told.climbs.length === 0 ? [] : await effortsOf(source, { id, view, ...facts }),
  };
}

type Whose = { view: RideView } & Pick<FullRide, 'id' | 'riderId' | 'bikeClass' | 'start'>;

/** In riding order. */
async function effortsOf({ rows }: Source, whose: Whose): Promise<EffortRow[]> {
  const { id, view, riderId, bikeClass, start } = whose;
  // the moment leads to the part of the table where they are
  const found = await rows<{ detail: string }>(
    `SELECT detail FROM ${rowsIn('effort', view)} WHERE began_at >= $start AND ride_id = $id`,
    { id, start },
  );
  const efforts = found.map(({ detail }) => {
    const effort = unpackedEffort(detail);
    const beganAt = start + effort.start;
    return { rideId: id, riderId, bikeClass, beganAt, ...effort };
  });
  // by the database it takes longer than to find them
  return efforts.sort((a, b) => a.start - b.start || (lineName(a) < lineName(b) ? -1 : 1));
}
