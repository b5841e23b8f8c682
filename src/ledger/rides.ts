import type { Selectable, Transaction } from 'kysely';
import type { BikeClass } from '../core/bike-class.ts';
import { ask, asList, atOnce, type Database, type Effects, type Plain } from './database.ts';
import { enqueueAnalysis } from './jobs.ts';
import type { Tables } from './schema.ts';

/** A ride that lives: whose it is, where it comes from, and what its rider says over the file. */
export interface LedgerRide {
  id: string;
  uploadId: string;
  riderId: string;
  /** The original it is made from. */
  hash: string;
  filename: string;
  /** Session inside the file, from 1; 0 where the file holds one. */
  part: number;
  /** null = what the file says counts. */
  title: string | null;
  bikeClass: BikeClass | null;
  bikeNote: string | null;
}

export type RideEdit = Partial<Pick<LedgerRide, 'title' | 'bikeClass' | 'bikeNote'>>;

export type DeclaredBike = { part: number; bikeClass: BikeClass };

export type EnsuredRide = Pick<LedgerRide, 'id' | 'title' | 'bikeNote'>;

export function rides(db: Database, effects: Effects) {
  const { now, newId } = effects;
  return {
    get: (id: string): Promise<LedgerRide | undefined> =>
      selectLive(db).where('ride.id', '=', id).executeTakeFirst(),

    /** What riders say of the bikes of single rides of these uploads. */
    async declared(uploadIds: readonly string[]): Promise<Map<string, DeclaredBike[]>> {
      const rows = await ask(db, ({ all }) =>
        all<DeclaredBike & { uploadId: string }>(
          `SELECT upload_id AS uploadId, part, bike_class AS bikeClass FROM ride
           WHERE upload_id IN (SELECT value FROM json_each(?))
             AND bike_class IS NOT NULL AND deleted_at IS NULL`,
          asList(uploadIds),
        ),
      );
      return Map.groupBy(rows, ({ uploadId }) => uploadId);
    },

    /** Every ride that the warehouse should know, with its upload. */
    live: (): Promise<{ id: string; uploadId: string }[]> =>
      db
        .selectFrom('ride')
        .innerJoin('upload', 'upload.id', 'ride.uploadId')
        .select(['ride.id', 'ride.uploadId'])
        .where('ride.deletedAt', 'is', null)
        .where('upload.state', '=', 'done')
        .execute(),

    /** The rides of uploads by part, made where they are missing; without those deleted. */
    ensure(
      uploads: readonly {
        uploadId: string;
        riderId: string;
        hash: string;
        parts: readonly number[];
      }[],
    ): Promise<Map<number, EnsuredRide>[]> {
      return atOnce(db, (plain) => {
        const rows = uploads.flatMap(({ parts, ...upload }) =>
          parts.map((part) => ({ id: newId(), ...upload, part, createdAt: now() })),
        );
        insertMissing(plain, rows);
        return ridesByPart(plain, uploads);
      });
    },

    /** Also asks for a new analysis. Undefined when there is no such ride. */
    edit(id: string, edit: RideEdit): Promise<LedgerRide | undefined> {
      return db.transaction().execute(async (trx) => {
        const edited = await trx
          .updateTable('ride')
          .set(edit)
          .where('id', '=', id)
          .where('deletedAt', 'is', null)
          .returning('uploadId')
          .executeTakeFirst();
        if (!edited) return undefined;
        enqueueAnalysis(db.plain, [edited.uploadId], now());
        return selectLive(trx).where('ride.id', '=', id).executeTakeFirst();
      });
    },

    /**
     * Sets the tombstone; the upload goes with its last ride. Returns the content that it was made
     * from, undefined when there is no such ride.
     */
    remove(id: string): Promise<{ hash: string; uploadId: string } | undefined> {
      return db.transaction().execute(async (trx) => {
        const removed = await trx
          .updateTable('ride')
          .set({ deletedAt: now(), title: null, bikeNote: null })
          .where('id', '=', id)
          .where('deletedAt', 'is', null)
          .returning(['hash', 'uploadId'])
          .executeTakeFirst();
        if (!removed) return undefined;
        await trx
          .updateTable('upload')
          .set({ deletedAt: now() })
          .where('id', '=', removed.uploadId)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('ride')
                  .select('ride.id')
                  .where('ride.uploadId', '=', removed.uploadId)
                  .where('ride.deletedAt', 'is', null),
              ),
            ),
          )
          .execute();
        await trx
          .deleteFrom('job')
          .where('uploadId', '=', removed.uploadId)
          .where('state', '=', 'queued')
          .where('uploadId', 'in', (query) =>
            query
              .selectFrom('upload')
              .select('upload.id')
              .where('upload.deletedAt', 'is not', null),
          )
          .execute();
        return removed;
      });
    },
  };
}

type NewRide = Pick<
  Selectable<Tables['ride']>,
  'id' | 'uploadId' | 'riderId' | 'hash' | 'part' | 'createdAt'
>;

function selectLive(db: Database | Transaction<Tables>) {
  return db
    .selectFrom('ride')
    .innerJoin('upload', 'upload.id', 'ride.uploadId')
    .select([
      'ride.id',
      'ride.uploadId',
      'ride.riderId',
      'ride.hash',
      'upload.filename',
      'ride.part',
      'ride.title',
      'ride.bikeClass',
      'ride.bikeNote',
    ])
    .where('ride.deletedAt', 'is', null);
}

function insertMissing({ run }: Plain, rows: readonly NewRide[]): void {
  run(
    `INSERT INTO ride (id, upload_id, rider_id, hash, part, created_at)
     SELECT value ->> 'id', value ->> 'uploadId', value ->> 'riderId', value ->> 'hash',
       value ->> 'part', value ->> 'createdAt'
     FROM json_each(?) WHERE TRUE ON CONFLICT DO NOTHING`,
    asList(rows),
  );
}

/** Of each upload those of its parts that live. */
function ridesByPart(
  { all }: Plain,
  uploads: readonly { uploadId: string; parts: readonly number[] }[],
): Map<number, EnsuredRide>[] {
  const rows = all<EnsuredRide & { uploadId: string; part: number }>(
    `SELECT id, upload_id AS uploadId, part, title, bike_note AS bikeNote FROM ride
     WHERE upload_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`,
    asList(uploads.map((upload) => upload.uploadId)),
  );
  const live = Map.groupBy(rows, ({ uploadId }) => uploadId);
  return uploads.map(({ uploadId, parts }) => {
    const wanted = (live.get(uploadId) ?? []).filter(({ part }) => parts.includes(part));
    return new Map(wanted.map(({ part, uploadId: _, ...ride }) => [part, ride]));
  });
}
