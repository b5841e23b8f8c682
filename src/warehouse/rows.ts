import { BLOB, BOOLEAN, blobValue, DOUBLE, INTEGER, VARCHAR } from '@duckdb/node-api';
import { type ColumnOf, type Inserting, insert } from './insert.ts';
import { orNull } from './missing.ts';
import type { EffortResult, StoredRide, UploadResult } from './result.ts';

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
  inserting: Inserting,
  uploads: readonly UploadResult[],
  analysisVersion: string,
): Promise<void> {
  const rides = uploads.flatMap((upload) =>
    upload.rides.map((ride): RideItem => ({ upload, ride, analysisVersion })),
  );
  const efforts = rides.flatMap((item) =>
    item.ride.result.efforts.map((effort): EffortItem => ({ ...item, effort })),
  );
  await insert(inserting, 'ride', RIDE, rides);
  await insert(inserting, 'effort', EFFORT, efforts);
}
