import type { Database, Effects } from './database.ts';
import { enqueueAnalysis } from './jobs.ts';
import type { RiderFacts } from './schema.ts';

export interface Rider extends RiderFacts {
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

    async create(rider: { name: string; personId?: string } & Partial<RiderFacts>): Promise<Rider> {
      const row: Rider = {
        id: effects.newId(),
        threshold: null,
        weight: null,
        maximumHeartRate: null,
        thresholdHeartRate: null,
        personId: null,
        ...rider,
        createdAt: effects.now(),
      };
      await db.insertInto('rider').values(row).execute();
      return row;
    },

    /**
     * Also asks for a new analysis of all the rider's rides when anything but the name changes.
     * Undefined when there is no such rider.
     */
    edit(id: string, change: Partial<{ name: string } & RiderFacts>): Promise<Rider | undefined> {
      return db.transaction().execute(async (trx) => {
        const edited = await trx
          .updateTable('rider')
          .set(change)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst();
        const { name, ...facts } = change;
        if (edited && Object.keys(facts).length > 0) {
          const uploads = await trx
            .selectFrom('upload')
            .select('id')
            .where('riderId', '=', id)
            .where('kind', '=', 'file')
            .where('state', 'in', ['queued', 'running', 'done'])
            .where('deletedAt', 'is', null)
            .execute();
          await enqueueAnalysis(
            trx,
            uploads.map((upload) => upload.id),
            effects.now(),
          );
        }
        return edited;
      });
    },
  };
}
