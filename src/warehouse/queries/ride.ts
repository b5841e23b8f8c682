import { unpackedEffort } from '../effort-detail.ts';
import type { EffortRow } from '../effort-row.ts';
import type { LatestRide, RawRide } from '../models/latest-rides.ts';
import { lineName } from '../models/line.ts';
import type { PackedDetail, RideFacts } from '../pack.ts';
import { floatsIn } from '../packed-numbers.ts';
import type { RideView } from '../result.ts';
import { byMetric, type RideRow } from '../ride-row.ts';
import { rowOfRide, rowsIn, type Source } from '../source.ts';

export interface FullRide extends RideRow, RideFacts {
  analysisVersion: string;
  efforts: EffortRow[];
}

const COLUMNS = `analysis_version AS "analysisVersion", title, start, bike_class AS "bikeClass",
  partial, detail`;

interface RideRequest {
  id: string;
  view: RideView;
  /** Where it is in memory, as who may see all is told it. */
  latest: LatestRide | undefined;
}

/** Everything about one ride; null when the warehouse does not know it, or nothing of it is visible. */
export async function ride(
  source: Source,
  { id, view, latest }: RideRequest,
): Promise<FullRide | null> {
  const kept = view === 'whole' ? latest : undefined;
  const row = kept?.row ?? (await rowOfRide<RawRide>(source, { id, view, columns: COLUMNS }));
  if (!row) return null;
  const { detail, ...facts } = row;
  const { metrics, ...told }: PackedDetail = JSON.parse(detail);
  const whose = { id, view, ...facts };
  const details =
    told.climbs.length === 0 ? [] : (kept?.efforts ?? (await effortsOf(source, whose)));
  return {
    ...told,
    ...facts,
    id,
    metrics: byMetric(source, floatsIn(metrics)),
    efforts: inRidingOrder(details.map((effort) => unpacked(effort, whose))),
  };
}

type Whose = Pick<FullRide, 'id' | 'riderId' | 'bikeClass' | 'start'>;

/** Their details. */
async function effortsOf(
  { rows }: Source,
  { id, start, view }: Whose & { view: RideView },
): Promise<string[]> {
  // the moment leads to the part of the table where they are
  const found = await rows<{ detail: string }>(
    `SELECT detail FROM ${rowsIn('effort', view)} WHERE began_at >= $start AND ride_id = $id`,
    { id, start },
  );
  return found.map(({ detail }) => detail);
}

function unpacked(detail: string, { id, riderId, bikeClass, start }: Whose): EffortRow {
  const effort = unpackedEffort(detail);
  return { rideId: id, riderId, bikeClass, beganAt: start + effort.start, ...effort };
}

/** By the database it takes longer than to find them. */
function inRidingOrder(efforts: EffortRow[]): EffortRow[] {
  return efforts.sort((a, b) => a.start - b.start || (lineName(a) < lineName(b) ? -1 : 1));
}
