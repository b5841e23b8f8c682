import type { Database, Effects } from './database.ts';

export interface KeptYears {
  riderId: string;
  keepYears: number;
}

/** What goes by itself when its time is over. Moments are seconds since 1970 UTC. */
export function retention(db: Database, { now }: Effects) {
  return {
    /** Undefined when there is no such rider; null keeps all rides. */
    async years(riderId: string): Promise<number | null | undefined> {
      const rider = await db
        .selectFrom('rider')
        .select('keepYears')
        .where('id', '=', riderId)
        .executeTakeFirst();
      return rider?.keepYears;
    },

    async keepYears(riderId: string, keepYears: number | null): Promise<void> {
      await db.updateTable('rider').set({ keepYears }).where('id', '=', riderId).execute();
    },

    /** The riders who do not keep all their rides. */
    async limited(): Promise<KeptYears[]> {
      const riders = await db
        .selectFrom('rider')
        .select(['id as riderId', 'keepYears'])
        .where('keepYears', 'is not', null)
        .$narrowType<{ keepYears: number }>()
        .execute();
      return riders;
    },

    /** Sessions, links and invitations that no longer let anybody in, and the log before a moment. */
    async forgetPast(auditBefore: number): Promise<void> {
      await db.transaction().execute(async (trx) => {
        for (const table of ['session', 'setupLink', 'passwordLink', 'invitation'] as const) {
          await trx.deleteFrom(table).where('expiresAt', '<=', now()).execute();
        }
        // Who confirmed stays on record with the consent.
        await trx
          .deleteFrom('guardianLink')
          .where('expiresAt', '<=', now())
          .where('confirmedAt', 'is', null)
          .execute();
        await trx.deleteFrom('audit').where('at', '<', auditBefore).execute();
      });
    },

    /**
     * Removes uploads that came before a moment and were refused or given up, what they were called
     * and what was still to be done. Returns their contents, to be unlinked where nobody needs them.
     */
    dropFailed(before: number): Promise<string[]> {
      return db.transaction().execute(async (trx) => {
        const dropped = await trx
          .updateTable('upload')
          .set({ deletedAt: now(), filename: '', title: null, errorMessage: null })
          .where('state', 'in', ['failed', 'dead'])
          .where('createdAt', '<', before)
          .where('deletedAt', 'is', null)
          .returning(['id', 'hash'])
          .execute();
        const ids = dropped.map((upload) => upload.id);
        await trx.deleteFrom('job').where('uploadId', 'in', ids).execute();
        return dropped.map((upload) => upload.hash);
      });
    },
  };
}
