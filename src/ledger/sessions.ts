import type { Database, Effects } from './database.ts';
import type { Person } from './people.ts';

/** Who is signed in; only the hash of the cookie's token is kept. */
export function sessions(db: Database, { now, newId }: Effects) {
  return {
    async create(session: {
      tokenHash: string;
      personId: string;
      expiresAt: number;
    }): Promise<void> {
      await db
        .insertInto('session')
        .values({ id: newId(), ...session, createdAt: now() })
        .execute();
    },

    /** The person of a session that has not expired. */
    person: (tokenHash: string): Promise<Person | undefined> =>
      db
        .selectFrom('session')
        .innerJoin('person', 'person.id', 'session.personId')
        .selectAll('person')
        .where('session.tokenHash', '=', tokenHash)
        .where('session.expiresAt', '>', now())
        .executeTakeFirst(),

    async remove(tokenHash: string): Promise<void> {
      await db.deleteFrom('session').where('tokenHash', '=', tokenHash).execute();
    },

    async removeExpired(): Promise<void> {
      await db.deleteFrom('session').where('expiresAt', '<=', now()).execute();
    },
  };
}
