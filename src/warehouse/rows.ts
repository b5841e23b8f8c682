import {
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  FLOAT,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import type { Effort } from '../core/climbs/effort.ts';
import { listOrNulls, orNull, toJson } from './missing.ts';
import type { StoredRide, UploadResult } from './result.ts';

/** One column of a table of schema.sql: its type, and its value from what is being stored. */
type ColumnOf<Item> = [type: DuckDBType, value: (item: Item) => DuckDBValue];

interface RideItem {
  upload: UploadResult;
  ride: StoredRide;
  analysisVersion: string;
}

interface EffortItem extends RideItem {
  effort: Effort;
}

/** In the order of schema.sql. */
const RIDE: readonly ColumnOf<RideItem>[] = [
  [VARCHAR, ({ ride }) => ride.rideId],
  [VARCHAR, ({ upload }) => upload.uploadId],
  [VARCHAR, ({ upload }) => upload.riderId],
  [VARCHAR, ({ analysisVersion }) => analysisVersion],
  [VARCHAR, ({ ride }) => ride.result.packsVersion],
  [VARCHAR, ({ ride }) => ride.result.view],
  [VARCHAR, ({ upload }) => upload.zoneKey],
  [VARCHAR, ({ upload }) => upload.filename],
  [INTEGER, ({ ride }) => ride.result.part],
  [DOUBLE, ({ ride }) => ride.result.start],
  [INTEGER, ({ ride }) => ride.result.utcOffset],
  [INTEGER, ({ ride }) => ride.result.seconds],
  [VARCHAR, ({ ride }) => ride.result.format],
  [VARCHAR, ({ ride }) => ride.result.sport],
  [VARCHAR, ({ ride }) => ride.result.subSport],
  [VARCHAR, ({ ride }) => ride.result.bikeClass],
  [VARCHAR, ({ ride }) => ride.result.bikeClassFrom],
  [VARCHAR, ({ ride }) => ride.bikeNote],
  [VARCHAR, ({ ride }) => ride.title ?? ride.result.title],
  [VARCHAR, ({ ride }) => ride.result.creator],
  [BOOLEAN, ({ ride }) => ride.result.partial],
  [INTEGER, ({ ride }) => ride.result.records],
  [VARCHAR, ({ ride }) => ride.result.altitudeSource],
  [LIST(FLOAT), ({ ride }) => listValue(listOrNulls(ride.result.metrics))],
  [LIST(FLOAT), ({ ride }) => listOrNull(ride.result.curve)],
  [LIST(INTEGER), ({ ride }) => listOrNull(ride.result.curveStarts)],
  [VARCHAR, ({ ride }) => toJson(ride.result.efforts.map(briefly))],
  [VARCHAR, ({ ride }) => toJson(ride.result.unnamedClimbs)],
  [INTEGER, ({ ride }) => ride.result.notes.length],
  [VARCHAR, ({ ride }) => toJson(ride.result.notes)],
  [VARCHAR, ({ ride }) => toJson(ride.result.laps)],
  [VARCHAR, ({ ride }) => toJson(ride.result.zones)],
  [VARCHAR, ({ ride }) => toJson(ride.result.bests)],
  [VARCHAR, ({ ride }) => toJson(ride.result.pauses)],
  [VARCHAR, ({ ride }) => toJson(ride.result.totals)],
  [VARCHAR, ({ ride }) => toJson(ride.result.devices)],
];

/** In the order of schema.sql. */
const EFFORT: readonly ColumnOf<EffortItem>[] = [
  [VARCHAR, ({ ride }) => ride.rideId],
  [VARCHAR, ({ upload }) => upload.uploadId],
  [VARCHAR, ({ upload }) => upload.riderId],
  [VARCHAR, ({ ride }) => ride.result.view],
  [VARCHAR, ({ upload }) => upload.zoneKey],
  [VARCHAR, ({ ride }) => ride.result.bikeClass],
  [BOOLEAN, ({ ride }) => ride.result.partial],
  [VARCHAR, ({ effort }) => effort.climb],
  [VARCHAR, ({ effort }) => effort.variant],
  [VARCHAR, ({ effort }) => effort.territory],
  [INTEGER, ({ effort }) => effort.number],
  [VARCHAR, ({ effort }) => effort.packVersion],
  [DOUBLE, ({ ride, effort }) => ride.result.start + effort.start],
  [DOUBLE, ({ effort }) => effort.start],
  [DOUBLE, ({ effort }) => effort.end],
  [DOUBLE, ({ effort }) => effort.elapsed],
  [FLOAT, ({ effort }) => orNull(effort.uncertainty)],
  [FLOAT, ({ effort }) => orNull(effort.startUncertainty)],
  [FLOAT, ({ effort }) => orNull(effort.endUncertainty)],
  [FLOAT, ({ effort }) => orNull(effort.startDistance)],
  [FLOAT, ({ effort }) => orNull(effort.endDistance)],
  [FLOAT, ({ effort }) => orNull(effort.moving)],
  [FLOAT, ({ effort }) => orNull(effort.averagePower)],
  [FLOAT, ({ effort }) => orNull(effort.weightedPower)],
  [FLOAT, ({ effort }) => orNull(effort.averageHeartRate)],
  [FLOAT, ({ effort }) => orNull(effort.averageCadence)],
  [FLOAT, ({ effort }) => orNull(effort.averageTemperature)],
  [FLOAT, ({ effort }) => orNull(effort.vam)],
  [FLOAT, ({ effort }) => orNull(effort.vamMoving)],
  [FLOAT, ({ effort }) => orNull(effort.wattsPerKilogram)],
  [FLOAT, ({ effort }) => orNull(effort.work)],
  [FLOAT, ({ effort }) => orNull(effort.wPrimeSpent)],
  [FLOAT, ({ effort }) => orNull(effort.estimatedPower)],
  [FLOAT, ({ effort }) => orNull(effort.normalisedElapsed)],
  [VARCHAR, ({ effort }) => toJson(effort.splits)],
  [LIST(FLOAT), ({ effort }) => listValue(listOrNulls(effort.mesh))],
];

/** Appends the rides and efforts of the uploads; part of the transaction that the caller began. */
export async function appendResults(
  connection: DuckDBConnection,
  uploads: readonly UploadResult[],
  analysisVersion: string,
): Promise<void> {
  const rides = uploads.flatMap((upload) =>
    upload.rides.map((ride): RideItem => ({ upload, ride, analysisVersion })),
  );
  const efforts = rides.flatMap((item) =>
    item.ride.result.efforts.map((effort): EffortItem => ({ ...item, effort })),
  );
  await append(connection, 'ride', RIDE, rides);
  await append(connection, 'effort', EFFORT, efforts);
}

const ROWS_PER_CHUNK = 2048;

async function append<Item>(
  connection: DuckDBConnection,
  table: string,
  columns: readonly ColumnOf<Item>[],
  items: readonly Item[],
): Promise<void> {
  if (items.length === 0) return;
  const appender = await connection.createAppender(table);
  for (let from = 0; from < items.length; from += ROWS_PER_CHUNK) {
    const some = items.slice(from, from + ROWS_PER_CHUNK);
    const chunk = DuckDBDataChunk.create(columns.map(([type]) => type));
    chunk.setColumns(columns.map(([, value]) => some.map(value)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function listOrNull(values: ArrayLike<number> | null): DuckDBValue {
  return values === null ? null : listValue(listOrNulls(values));
}

function briefly({ climb, variant, elapsed }: Effort) {
  return { climb, variant, elapsed };
}
