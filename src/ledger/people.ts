import type { Transaction } from 'kysely';
import type { Database, Effects } from './database.ts';
import type { Tables } from './schema.ts';

export interface Person {
  id: string;
  name: string;
  email: string;
  passwordHash: string;
  role: string;
  createdAt: number;
}

export type NewPerson = Pick<Person, 'name' | 'email' | 'passwordHash' | 'role'>;

export function people(db: Database) {
  return {
    get: (id: string): Promise<Person | undefined> =>
      db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst(),

    /** Upper and lower case of the address are the same. */
    byEmail: (email: string): Promise<Person | undefined> =>
      db.selectFrom('person').selectAll().where('email', '=', email).executeTakeFirst(),

    async count(): Promise<number> {
      const { total } = await db
        .selectFrom('person')
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return total;
    },
  };
}

export async function insertPerson(
  trx: Transaction<Tables>,
  person: NewPerson,
  { now, newId }: Effects,
): Promise<Person> {
  const row = { id: newId(), ...person, createdAt: now() };
  await trx.insertInto('person').values(row).execute();
  return row;
}
