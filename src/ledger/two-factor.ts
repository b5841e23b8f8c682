import type { Database, Effects } from './database.ts';

/** The second factor of an account: a secret shared with an authenticator app, and spare codes. */
export function twoFactor(db: Database, { now }: Effects) {
  return {
    /** A secret to be confirmed; one that counts already stays. */
    async offer(personId: string, secret: string): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('person')
        .set({ totpSecret: secret, totpLastStep: null })
        .where('id', '=', personId)
        .where('totpConfirmedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** From now on the secret counts; the spare codes take the place of older ones. */
    confirm: (personId: string, step: number, codeHashes: readonly string[]): Promise<void> =>
      db.transaction().execute(async (trx) => {
        await trx
          .updateTable('person')
          .set({ totpConfirmedAt: now(), totpLastStep: step })
          .where('id', '=', personId)
          .execute();
        await trx.deleteFrom('recoveryCode').where('personId', '=', personId).execute();
        await trx
          .insertInto('recoveryCode')
          .values(codeHashes.map((codeHash) => ({ personId, codeHash, usedAt: null })))
          .execute();
      }),

    /** False when the code of this 30 s step, or of a later one, was used before. */
    async useStep(personId: string, step: number): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('person')
        .set({ totpLastStep: step })
        .where('id', '=', personId)
        .where(({ eb, or }) => or([eb('totpLastStep', 'is', null), eb('totpLastStep', '<', step)]))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** False when the person has no such code, or has used it. */
    async useRecoveryCode(personId: string, codeHash: string): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('recoveryCode')
        .set({ usedAt: now() })
        .where('personId', '=', personId)
        .where('codeHash', '=', codeHash)
        .where('usedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    remove: (personId: string): Promise<void> =>
      db.transaction().execute(async (trx) => {
        await trx
          .updateTable('person')
          .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
          .where('id', '=', personId)
          .execute();
        await trx.deleteFrom('recoveryCode').where('personId', '=', personId).execute();
      }),
  };
}
