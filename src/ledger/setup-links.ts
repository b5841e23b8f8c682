import type { Database, Effects } from './database.ts';
import { insertPerson, type NewPerson, type Person } from './people.ts';

/** Links that work once and for a while; only the hash of their token is kept. */
export function setupLinks(db: Database, effects: Effects) {
  return {
    async create(link: { tokenHash: string; purpose: string; expiresAt: number }): Promise<void> {
      await db
        .insertInto('setupLink')
        .values({ ...link, createdAt: effects.now(), usedAt: null })
        .execute();
    },

    /**
     * Makes the first admin of this service and uses up the link, both or neither. Null when the
     * link is unknown, used or too old, or when there is an admin already.
     */
    redeemFirst(tokenHash: string, person: Omit<NewPerson, 'role'>): Promise<Person | null> {
      return db.transaction().execute(async (trx) => {
        const now = effects.now();
        const { numUpdatedRows } = await trx
          .updateTable('setupLink')
          .set({ usedAt: now })
          .where('tokenHash', '=', tokenHash)
          .where('purpose', '=', 'owner')
          .where('usedAt', 'is', null)
          .where('expiresAt', '>', now)
          .where(({ not, exists, selectFrom }) =>
            not(exists(selectFrom('person').select('id').where('role', '=', 'admin'))),
          )
          .executeTakeFirst();
        if (numUpdatedRows !== 1n) return null;
        return insertPerson(trx, { ...person, role: 'admin' }, effects);
      });
    },
  };
}
