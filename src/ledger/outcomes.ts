import { sql } from 'kysely';
import type { Note } from '../core/notes.ts';
import { type Database, listed, unsynced } from './database.ts';

export interface FinishedUpload {
  jobId: number;
  uploadId: string;
  notes: readonly Note[];
  rideIds: readonly string[];
}

/** How the work on an upload ends: what came of it is said and its job goes, both or neither. */
export function outcomes(db: Database) {
  return {
    /**
     * The rides of these uploads are in the warehouse. Returns the ids of those that were deleted
     * while they were being put there. Forgotten by a power cut, the work is done again.
     */
    finish(finished: readonly FinishedUpload[]): Promise<string[]> {
      return unsynced(db, async (trx) => {
        const ends = finished.map(({ uploadId, notes }) => ({ uploadId, notes }));
        await sql`
          UPDATE upload SET state = 'done', notes = value -> 'notes', error_code = NULL,
            error_message = NULL
          FROM json_each(${JSON.stringify(ends)}) WHERE upload.id = value ->> 'uploadId'`.execute(
          trx,
        );
        const jobIds = finished.map((upload) => upload.jobId);
        await trx.deleteFrom('job').where('id', 'in', listed(jobIds)).execute();
        const rideIds = finished.flatMap((upload) => upload.rideIds);
        const deleted = await trx
          .selectFrom('ride')
          .select('id')
          .where('id', 'in', listed(rideIds))
          .where('deletedAt', 'is not', null)
          .execute();
        return deleted.map((ride) => ride.id);
      });
    },

    /** The upload is refused: no other attempt would end otherwise. */
    async fail(
      { jobId, uploadId }: { jobId: number; uploadId: string },
      error: { code: string; message: string },
    ): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await trx
          .updateTable('upload')
          .set({ state: 'failed', errorCode: error.code, errorMessage: error.message })
          .where('id', '=', uploadId)
          .execute();
        await trx.deleteFrom('job').where('id', '=', jobId).execute();
      });
    },

    /** Every entry of the archive is an upload of its own by now, or was passed over. */
    async open(
      { jobId, uploadId }: { jobId: number; uploadId: string },
      seen: { entries: number; skipped: number; broken: number },
    ): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await trx
          .updateTable('upload')
          .set({ state: 'done', ...seen, errorCode: null, errorMessage: null })
          .where('id', '=', uploadId)
          .execute();
        await trx.deleteFrom('job').where('id', '=', jobId).execute();
      });
    },
  };
}
