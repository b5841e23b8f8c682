import type { Note } from '../core/notes.ts';
import { asList, atOnce, type Database } from './database.ts';

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
      return atOnce(db, ({ all, run }) => {
        const ends = finished.map(({ uploadId, notes }) => ({ uploadId, notes }));
        run(
          `UPDATE upload SET state = 'done', notes = value -> 'notes', error_code = NULL,
             error_message = NULL
           FROM json_each(?) WHERE upload.id = value ->> 'uploadId'`,
          asList(ends),
        );
        run(
          'DELETE FROM job WHERE id IN (SELECT value FROM json_each(?))',
          asList(finished.map((upload) => upload.jobId)),
        );
        const deleted = all<{ id: string }>(
          `SELECT id FROM ride
           WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NOT NULL`,
          asList(finished.flatMap((upload) => upload.rideIds)),
        );
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
