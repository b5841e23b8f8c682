import type { Selectable, Transaction } from 'kysely';
import { LabError } from '../core/errors.ts';
import type { Database, Effects } from './database.ts';
import type { Tables } from './schema.ts';

export type Person = Selectable<Tables['person']>;

export type NewPerson = Pick<
  Person,
  'name' | 'email' | 'passwordHash' | 'role' | 'birthMonth' | 'language'
>;

export type PersonChange = Partial<
  Pick<Person, 'name' | 'email' | 'language' | 'birthMonth' | 'sex' | 'role'>
> & { disabled?: boolean };

export function people(db: Database, { now }: Effects) {
  return {
    get: (id: string): Promise<Person | undefined> =>
      db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst(),

    /** Upper and lower case of the address are the same. */
    byEmail: (email: string): Promise<Person | undefined> =>
      db.selectFrom('person').selectAll().where('email', '=', email).executeTakeFirst(),

    /** By name, with when each was last seen in any of their sessions; null = in none of them. */
    list: () =>
      db
        .selectFrom('person')
        .leftJoin('session', 'session.personId', 'person.id')
        .selectAll('person')
        .select(({ fn }) => fn.max('session.lastSeenAt').as('lastSeenAt'))
        .groupBy('person.id')
        .orderBy('person.name')
        .orderBy('person.id')
        .execute(),

    /** Somebody looks after this service; until then its set-up link works. */
    async hasAdmin(): Promise<boolean> {
      const admin = await db
        .selectFrom('person')
        .select('id')
        .where('role', '=', 'admin')
        .executeTakeFirst();
      return admin !== undefined;
    },

    /**
     * The profile is called like its person. Who is disabled is signed out everywhere, at once.
     * @throws LabError conflict, when no admin would be left who can sign in, or when the address
     *   is somebody else's
     */
    edit(id: string, change: PersonChange): Promise<Person | undefined> {
      const { disabled, ...said } = change;
      const disabledAt = disabled === undefined ? {} : { disabledAt: disabled ? now() : null };
      return db.transaction().execute(async (trx) => {
        if (change.email !== undefined) await expectFree(trx, change.email, id);
        const edited = await trx
          .updateTable('person')
          .set({ ...said, ...disabledAt })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst();
        if (change.name !== undefined) {
          await trx
            .updateTable('rider')
            .set({ name: change.name })
            .where('personId', '=', id)
            .execute();
        }
        if (disabled) await trx.deleteFrom('session').where('personId', '=', id).execute();
        if (change.role !== undefined || disabled) await keepAnAdmin(trx);
        return edited;
      });
    },

    /**
     * A new password ends every other way in: sessions but the one kept, tokens, links to set one.
     * `keep` is the hash of that session's token.
     */
    setPassword: (id: string, passwordHash: string, keep: string | null): Promise<void> =>
      db.transaction().execute((trx) => changePassword(trx, { id, passwordHash, keep, at: now() })),
  };
}

/** @throws LabError conflict, when no admin is left who can sign in */
export async function keepAnAdmin(trx: Transaction<Tables>): Promise<void> {
  const left = await trx
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabledAt', 'is', null)
    .executeTakeFirst();
  if (!left) throw new LabError('conflict', 'The service needs one admin who can sign in.');
}

export async function changePassword(
  trx: Transaction<Tables>,
  change: { id: string; passwordHash: string; keep: string | null; at: number },
): Promise<void> {
  const { id, passwordHash, keep, at } = change;
  await trx.updateTable('person').set({ passwordHash }).where('id', '=', id).execute();
  await trx
    .deleteFrom('session')
    .where('personId', '=', id)
    .where('tokenHash', '!=', keep ?? '')
    .execute();
  await trx
    .updateTable('token')
    .set({ revokedAt: at })
    .where('personId', '=', id)
    .where('revokedAt', 'is', null)
    .execute();
  await trx
    .updateTable('passwordLink')
    .set({ usedAt: at })
    .where('personId', '=', id)
    .where('usedAt', 'is', null)
    .execute();
}

/**
 * The account and its one rider profile, within the caller's transaction.
 * @throws LabError conflict, when the address has an account already
 */
export async function insertPerson(
  trx: Transaction<Tables>,
  person: NewPerson,
  { now, newId }: Effects,
): Promise<Person> {
  await expectFree(trx, person.email, null);
  const row = { id: newId(), ...person, createdAt: now() };
  const made = await trx.insertInto('person').values(row).returningAll().executeTakeFirstOrThrow();
  await trx
    .insertInto('rider')
    .values({ id: newId(), name: person.name, personId: made.id, createdAt: now() })
    .execute();
  return made;
}

async function expectFree(
  trx: Transaction<Tables>,
  email: string,
  but: string | null,
): Promise<void> {
  const taken = await trx
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .where('id', '!=', but ?? '')
    .executeTakeFirst();
  if (taken) throw new LabError('conflict', 'This address has an account already.');
}
