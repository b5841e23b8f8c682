import type { Selectable } from 'kysely';
import type { Database, Effects } from './database.ts';
import type { Tables } from './schema.ts';
import type { SignedIn } from './sessions.ts';

export type Token = Omit<Selectable<Tables['token']>, 'tokenHash' | 'scopes'> & {
  scopes: string[];
};

/** To the minute is enough: not every request is worth a write. */
const USED_SECONDS = 300;

/** Keys of programs to a person's account; only their hash is kept. */
export function tokens(db: Database, { now, newId }: Effects) {
  return {
    async create(token: {
      personId: string;
      name: string;
      tokenHash: string;
      scopes: readonly string[];
      expiresAt: number;
    }): Promise<Token> {
      const row = await db
        .insertInto('token')
        .values({ id: newId(), ...token, scopes: token.scopes.join(), createdAt: now() })
        .returningAll()
        .executeTakeFirstOrThrow();
      return tokenOf(row);
    },

    /** The person behind a token that is neither expired nor revoked, unless they are disabled. */
    async person(tokenHash: string): Promise<(SignedIn & { scopes: string[] }) | undefined> {
      const row = await db
        .selectFrom('token')
        .innerJoin('person', 'person.id', 'token.personId')
        .leftJoin('rider', 'rider.personId', 'person.id')
        .selectAll('person')
        .select(['rider.id as riderId', 'token.scopes'])
        .where('token.tokenHash', '=', tokenHash)
        .where('token.revokedAt', 'is', null)
        .where('token.expiresAt', '>', now())
        .where('person.disabledAt', 'is', null)
        .executeTakeFirst();
      return row && { ...row, scopes: row.scopes.split(',') };
    },

    /** Notes that a token was used, at most every five minutes. */
    async used(tokenHash: string): Promise<void> {
      await db
        .updateTable('token')
        .set({ lastUsedAt: now() })
        .where('tokenHash', '=', tokenHash)
        .where(({ eb }) =>
          eb.or([eb('lastUsedAt', 'is', null), eb('lastUsedAt', '<', now() - USED_SECONDS)]),
        )
        .execute();
    },

    /** Newest first, expired ones too; revoked ones are gone. */
    async list(personId: string): Promise<Token[]> {
      const rows = await db
        .selectFrom('token')
        .selectAll()
        .where('personId', '=', personId)
        .where('revokedAt', 'is', null)
        .orderBy('createdAt', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(tokenOf);
    },

    /** False when the person has no such token. */
    async revoke(personId: string, id: string): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('token')
        .set({ revokedAt: now() })
        .where('personId', '=', personId)
        .where('id', '=', id)
        .where('revokedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}

function tokenOf({ tokenHash: _, scopes, ...row }: Selectable<Tables['token']>): Token {
  return { ...row, scopes: scopes.split(',') };
}
