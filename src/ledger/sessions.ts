import type { Selectable } from 'kysely';
import type { Database, Effects } from './database.ts';
import type { Person } from './people.ts';
import type { Tables } from './schema.ts';

export type Session = Omit<Selectable<Tables['session']>, 'tokenHash'>;

/** A person as the middleware needs one: with the rider profile that is theirs. */
export type SignedIn = Person & { riderId: string | null };

type InSession = SignedIn & Pick<Session, 'lastSeenAt'>;

/** To the minute is enough: not every request is worth a write. */
const SEEN_SECONDS = 300;

/** Who is signed in; only the hash of the cookie's token is kept. */
export function sessions(db: Database, { now, newId }: Effects) {
  /** Asked at each request, so it is put together once. */
  const personOfSession = db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.personId')
    .leftJoin('rider', 'rider.personId', 'person.id')
    .selectAll('person')
    .select(['rider.id as riderId', 'session.lastSeenAt'])
    .where('session.tokenHash', '=', 'hash of the token')
    .where('session.expiresAt', '>', 0)
    .where('person.disabledAt', 'is', null)
    .compile();

  async function seen(tokenHash: string): Promise<void> {
    const used = { lastSeenAt: now() };
    await db.updateTable('session').set(used).where('tokenHash', '=', tokenHash).execute();
  }

  return {
    async create(session: {
      tokenHash: string;
      personId: string;
      agent: string;
      expiresAt: number;
    }): Promise<void> {
      await db
        .insertInto('session')
        .values({ id: newId(), ...session, createdAt: now(), lastSeenAt: now() })
        .execute();
    },

    /**
     * The person of a session that has not expired and whose account is not disabled. Notes that the
     * session was used, at most every five minutes.
     */
    async person(tokenHash: string): Promise<SignedIn | undefined> {
      const asked = { ...personOfSession, parameters: [tokenHash, now()] };
      const [found] = (await db.executeQuery<InSession>(asked)).rows;
      if (!found) return undefined;
      const { lastSeenAt, ...person } = found;
      if ((lastSeenAt ?? 0) < now() - SEEN_SECONDS) await seen(tokenHash);
      return person;
    },

    /** Last used first; `current` is the one with this token. */
    list: async (
      personId: string,
      tokenHash: string | null,
    ): Promise<(Session & { current: boolean })[]> => {
      const rows = await db
        .selectFrom('session')
        .selectAll()
        .where('personId', '=', personId)
        .where('expiresAt', '>', now())
        .orderBy('lastSeenAt', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(({ tokenHash: theirs, ...row }) => ({
        ...row,
        current: theirs === tokenHash,
      }));
    },

    async remove(tokenHash: string): Promise<void> {
      await db.deleteFrom('session').where('tokenHash', '=', tokenHash).execute();
    },

    /** False when the person has no such session. */
    async revoke(personId: string, id: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('session')
        .where('personId', '=', personId)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },

    /** All of the person's but the one with this token. */
    async revokeOthers(personId: string, tokenHash: string | null): Promise<void> {
      await db
        .deleteFrom('session')
        .where('personId', '=', personId)
        .where('tokenHash', '!=', tokenHash ?? '')
        .execute();
    },

    async removeExpired(): Promise<void> {
      await db.deleteFrom('session').where('expiresAt', '<=', now()).execute();
    },
  };
}
