import type { Database, Effects } from './database.ts';

export interface Rider {
  id: string;
  name: string;
  /** Whose account the profile belongs to. */
  personId: string | null;
  createdAt: number;
}

export function riders(db: Database, effects: Effects) {
  return {
    list: (): Promise<Rider[]> => db.selectFrom('rider').selectAll().orderBy('name').execute(),

    get: (id: string): Promise<Rider | undefined> =>
      db.selectFrom('rider').selectAll().where('id', '=', id).executeTakeFirst(),

    /** What these riders are called, by id; in the order of their names. */
    async names(ids: readonly string[]): Promise<Map<string, string>> {
      const rows = await db
        .selectFrom('rider')
        .select(['id', 'name'])
        .where('id', 'in', [...ids])
        .orderBy('name')
        .execute();
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    async create(rider: { name: string; personId?: string }): Promise<Rider> {
      const row: Rider = {
        id: effects.newId(),
        personId: null,
        ...rider,
        createdAt: effects.now(),
      };
      await db.insertInto('rider').values(row).execute();
      return row;
    },
  };
}
