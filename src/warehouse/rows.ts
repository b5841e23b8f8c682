import {
  BLOB,
  BOOLEAN,
  blobValue,
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
import { listOrNulls, orNull } from './missing.ts';
import type { EffortResult, StoredRide, UploadResult } from './result.ts';

/** One column of a table of schema.sql: its type, and its value from what is being stored. */
type ColumnOf<Item> = [type: DuckDBType, value: (item: Item) => DuckDBValue];

interface RideItem {
  upload: UploadResult;
  ride: StoredRide;
  analysisVersion: string;
}

interface EffortItem extends RideItem {
  effort: EffortResult;
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
  [VARCHAR, ({ ride }) => ride.title ?? ride.result.title],
  [DOUBLE, ({ ride }) => ride.result.start],
  [VARCHAR, ({ ride }) => ride.result.bikeClass],
  [BOOLEAN, ({ ride }) => ride.result.partial],
  [LIST(FLOAT), ({ ride }) => listValue(listOrNulls(ride.result.metrics))],
  [BLOB, ({ ride }) => ride.result.curve && blobValue(ride.result.curve)],
  [VARCHAR, ({ ride }) => ride.result.summary],
  [VARCHAR, ({ ride }) => ride.result.detail],
];

/** In the order of schema.sql. */
const EFFORT: readonly ColumnOf<EffortItem>[] = [
  [VARCHAR, ({ ride }) => ride.rideId],
  [VARCHAR, ({ upload }) => upload.riderId],
  [VARCHAR, ({ ride }) => ride.result.view],
  [VARCHAR, ({ upload }) => upload.zoneKey],
  [VARCHAR, ({ ride }) => ride.result.bikeClass],
  [BOOLEAN, ({ ride }) => ride.result.partial],
  [VARCHAR, ({ effort }) => effort.climb],
  [VARCHAR, ({ effort }) => effort.variant],
  [VARCHAR, ({ effort }) => effort.packVersion],
  [INTEGER, ({ effort }) => effort.number],
  [DOUBLE, ({ ride, effort }) => ride.result.start + effort.start],
  [DOUBLE, ({ effort }) => effort.start],
  [DOUBLE, ({ effort }) => effort.elapsed],
  [DOUBLE, ({ effort }) => orNull(effort.uncertainty)],
  [DOUBLE, ({ effort }) => orNull(effort.vam)],
  [VARCHAR, ({ effort }) => effort.detail],
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
