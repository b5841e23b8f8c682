import type { Transaction } from 'kysely';
import type { BikeClass } from '../core/bike-class.ts';
import type { ProfileValue } from '../core/profile.ts';
import type { Sex } from '../core/sexes.ts';
import type { Database, Effects } from './database.ts';
import { enqueueAnalysis } from './jobs.ts';
import { asRow } from './profiles.ts';
import type { Tables } from './schema.ts';

/** A file of a rider as it leaves the service. */
export interface PortableFile {
  uploadId: string;
  filename: string;
  size: number;
  hash: string;
  title: string | null;
  createdAt: number;
  /** Those that were deleted too: they must not come back with the file. */
  rides: PortableRide[];
}

export interface PortableRide {
  id: string;
  part: number;
  title: string | null;
  bikeClass: BikeClass | null;
  bikeNote: string | null;
  deleted: boolean;
}

/** A privacy zone with what it hides. A deleted one is kept so that its place gets no other offset. */
export interface PortableZone {
  name: string;
  latitude: number;
  longitude: number;
  radius: number;
  east: number;
  north: number;
  deleted: boolean;
}

/** What must be known of a rider before their files are analysed. */
export interface Restored {
  profile: readonly ProfileValue[];
  zones: readonly PortableZone[];
  keepYears: number | null;
  sex: Sex | null;
}

/** What riders take with them, and what they bring along. */
export function portable(db: Database, { now, newId }: Effects) {
  return {
    /** The files whose bytes are kept, oldest first. */
    async files(riderId: string): Promise<PortableFile[]> {
      const [uploads, rides] = await Promise.all([
        db
          .selectFrom('upload')
          .select(['id as uploadId', 'filename', 'size', 'hash', 'title', 'createdAt'])
          .where('riderId', '=', riderId)
          .where('kind', '=', 'file')
          .where('state', '!=', 'duplicate')
          .where('deletedAt', 'is', null)
          .orderBy('createdAt')
          .orderBy('id')
          .execute(),
        db.selectFrom('ride').selectAll().where('riderId', '=', riderId).orderBy('part').execute(),
      ]);
      const byUpload = Map.groupBy(rides, (ride) => ride.uploadId);
      return uploads.map((upload) => ({
        ...upload,
        rides: (byUpload.get(upload.uploadId) ?? []).map(
          ({ id, part, title, bikeClass, bikeNote, deletedAt }) => {
            return { id, part, title, bikeClass, bikeNote, deleted: deletedAt !== null };
          },
        ),
      }));
    },

    async zones(riderId: string): Promise<PortableZone[]> {
      const rows = await db
        .selectFrom('privacyZone')
        .select(['name', 'latitude', 'longitude', 'radius', 'east', 'north', 'deletedAt'])
        .where('riderId', '=', riderId)
        .orderBy('createdAt')
        .orderBy('id')
        .execute();
      return rows.map(({ deletedAt, ...zone }) => ({ ...zone, deleted: deletedAt !== null }));
    },

    /**
     * Adds what the rider does not have yet; a value for the same day that is here already stays.
     * Asks for a new analysis of the files that are here, in the same transaction.
     */
    restore(riderId: string, { profile, zones, keepYears, sex }: Restored): Promise<void> {
      return db.transaction().execute(async (trx) => {
        for (const value of profile) {
          await trx
            .insertInto('profileValue')
            .values({ ...asRow({ ...value, id: newId(), riderId }), createdAt: now() })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
        for (const zone of zones) await addZone(trx, riderId, zone);
        await trx
          .updateTable('rider')
          .set({ keepYears })
          .where('id', '=', riderId)
          .where('keepYears', 'is', null)
          .execute();
        await trx
          .updateTable('person')
          .set({ sex })
          .where('sex', 'is', null)
          .where('id', '=', ({ selectFrom }) =>
            selectFrom('rider').select('personId').where('rider.id', '=', riderId),
          )
          .execute();
        enqueueAnalysis(db.plain, await analysable(trx, riderId), now());
      });
    },
  };

  async function addZone(
    trx: Transaction<Tables>,
    riderId: string,
    { deleted, ...zone }: PortableZone,
  ): Promise<void> {
    const { latitude, longitude, radius, east, north } = zone;
    const there = await trx
      .selectFrom('privacyZone')
      .select('id')
      .where('riderId', '=', riderId)
      .where('latitude', '=', latitude)
      .where('longitude', '=', longitude)
      .where('radius', '=', radius)
      .where('east', '=', east)
      .where('north', '=', north)
      .executeTakeFirst();
    if (there) return;
    const deletedAt = deleted ? now() : null;
    const row = { id: newId(), riderId, ...zone, createdAt: now(), deletedAt };
    await trx.insertInto('privacyZone').values(row).execute();
  }
}

async function analysable(trx: Transaction<Tables>, riderId: string): Promise<string[]> {
  const uploads = await trx
    .selectFrom('upload')
    .select('id')
    .where('riderId', '=', riderId)
    .where('kind', '=', 'file')
    .where('state', 'in', ['queued', 'running', 'done'])
    .where('deletedAt', 'is', null)
    .execute();
  return uploads.map((upload) => upload.id);
}
