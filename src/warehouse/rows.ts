import {
  BLOB,
  BOOLEAN,
  blobValue,
  DOUBLE,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import { orNull } from './missing.ts';
import type { EffortResult, StoredRide, UploadResult } from './result.ts';
import type { Asked } from './statements.ts';

/** One column of a table of schema.sql: its type as it is handed over, and its value. */
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
  [VARCHAR, ({ ride }) => ride.result.metrics],
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

/** Adds the rides and efforts of the uploads; part of the transaction that the caller began. */
export async function insertResults(
  asked: Asked,
  uploads: readonly UploadResult[],
  analysisVersion: string,
): Promise<void> {
  const rides = uploads.flatMap((upload) =>
    upload.rides.map((ride): RideItem => ({ upload, ride, analysisVersion })),
  );
  const efforts = rides.flatMap((item) =>
    item.ride.result.efforts.map((effort): EffortItem => ({ ...item, effort })),
  );
  await insert(asked, 'ride', RIDE, rides);
  await insert(asked, 'effort', EFFORT, efforts);
}

/**
 * Each column is one list: the statement is the same for any number of rows, and what DuckDB does a
 * column, off the main thread. Its appender does that on the thread that calls it, some 2 ms a commit.
 */
async function insert<Item>(
  asked: Asked,
  table: string,
  columns: readonly ColumnOf<Item>[],
  items: readonly Item[],
): Promise<void> {
  if (items.length === 0) return;
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const [place, [type, value]] of columns.entries()) {
    values[`c${place}`] = listValue(items.map(value));
    types[`c${place}`] = LIST(type);
  }
  const lists = columns.map(([type], place) => `unnest($c${place}::${type}[])`);
  await asked.run(`INSERT INTO ${table} SELECT ${lists.join()}`, values, types);
}
