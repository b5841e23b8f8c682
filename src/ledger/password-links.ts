import type { Database, Effects } from './database.ts';
import { changePassword, type Person } from './people.ts';

/** Links that set a new password, once and for a while; only the hash of their token is kept. */
export function passwordLinks(db: Database, { now }: Effects) {
  return {
    async create(link: { tokenHash: string; personId: string; expiresAt: number }): Promise<void> {
      await db
        .insertInto('passwordLink')
        .values({ ...link, createdAt: now(), usedAt: null })
        .execute();
    },

    /** Whose password the link would set, while it works and the account is not disabled. */
    person: (tokenHash: string): Promise<Person | undefined> => open(db, tokenHash, now()),

    /**
     * Sets the password, uses up the link and ends every other way in, all or nothing. Undefined
     * when the link is unknown, used or too old, or when the account is disabled.
     */
    redeem: (tokenHash: string, passwordHash: string): Promise<Person | undefined> =>
      db.transaction().execute(async (trx) => {
        const person = await open(trx, tokenHash, now());
        if (!person) return undefined;
        await changePassword(trx, { id: person.id, passwordHash, keep: null, at: now() });
        return person;
      }),
  };
}

function open(
  db: Pick<Database, 'selectFrom'>,
  tokenHash: string,
  now: number,
): Promise<Person | undefined> {
  return db
    .selectFrom('passwordLink')
    .innerJoin('person', 'person.id', 'passwordLink.personId')
    .selectAll('person')
    .where('passwordLink.tokenHash', '=', tokenHash)
    .where('passwordLink.usedAt', 'is', null)
    .where('passwordLink.expiresAt', '>', now)
    .where('person.disabledAt', 'is', null)
    .executeTakeFirst();
}
