import type { Selectable, Transaction } from 'kysely';
import { LabError } from '../core/errors.ts';
import type { Rider } from '../core/metrics/metric.ts';
import type { ProfileValue } from '../core/profile.ts';
import { ask, type Database, type Effects, type Plain } from './database.ts';
import { enqueueAnalysis } from './jobs.ts';
import type { Tables } from './schema.ts';

/** A dated value that people can change and take back. */
export type StoredValue = ProfileValue & { id: string; riderId: string };

export type ValueEdit = Partial<Pick<ProfileValue, 'validFrom' | 'value'>>;

/** Days on which a change shows, as midnights in UTC: seconds since 1970, half-open. */
export interface ChangedDays {
  from: number;
  to: number;
}

/** Whether results of the upload can change when the rider was another on these days. */
export type IsAffected = (uploadId: string, days: ChangedDays) => boolean;

type Row = Selectable<Tables['profileValue']>;

/**
 * What riders said of themselves, dated. Every change asks for a new analysis of the uploads that it
 * can change, in its own transaction: none is forgotten.
 */
export function profiles(db: Database, { now, newId }: Effects) {
  return {
    /** By kind, oldest first. */
    of: (riderId: string): Promise<StoredValue[]> => ask(db, (plain) => valuesOf(plain, riderId)),

    async get(id: string): Promise<StoredValue | undefined> {
      const row = await db
        .selectFrom('profileValue')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && asValue(row);
    },

    /** What holds today (in UTC), by rider; riders who said nothing are missing. */
    async current(riderIds: readonly string[]): Promise<Map<string, Partial<Rider>>> {
      const today = new Date(now() * 1000).toISOString().slice(0, 10);
      const rows = await db
        .selectFrom('profileValue')
        .selectAll()
        .where('riderId', 'in', [...riderIds])
        .where(({ or, eb }) => or([eb('validFrom', 'is', null), eb('validFrom', '<=', today)]))
        .orderBy(({ fn, val }) => fn.coalesce('validFrom', val('')))
        .execute();
      const riders = new Map<string, Partial<Rider>>();
      for (const row of rows) {
        const { riderId, kind, value } = asValue(row);
        riders.set(riderId, { ...riders.get(riderId), [kind]: value });
      }
      return riders;
    },

    /** @throws LabError conflict, where there is a value of this kind for this day */
    add(riderId: string, value: ProfileValue, isAffected: IsAffected): Promise<StoredValue> {
      return db.transaction().execute(async (trx) => {
        const added = { ...value, id: newId(), riderId };
        await refuseTaken(trx, added);
        await trx
          .insertInto('profileValue')
          .values({ ...asRow(added), createdAt: now() })
          .execute();
        await recompute(trx, added, [added], isAffected);
        return added;
      });
    },

    /**
     * Undefined when there is no such value.
     * @throws LabError conflict, as `add`
     */
    edit(id: string, edit: ValueEdit, isAffected: IsAffected): Promise<StoredValue | undefined> {
      return db.transaction().execute(async (trx) => {
        const before = await valueIn(trx, id);
        if (!before) return undefined;
        const after = { ...before, ...edit } as StoredValue;
        if (JSON.stringify(before) === JSON.stringify(after)) return before;
        await refuseTaken(trx, after);
        await trx.updateTable('profileValue').set(asRow(after)).where('id', '=', id).execute();
        await recompute(trx, after, [before, after], isAffected);
        return after;
      });
    },

    /** False when there is no such value. */
    remove(id: string, isAffected: IsAffected): Promise<boolean> {
      return db.transaction().execute(async (trx) => {
        const removed = await valueIn(trx, id);
        if (!removed) return false;
        await trx.deleteFrom('profileValue').where('id', '=', id).execute();
        await recompute(trx, removed, [removed], isAffected);
        return true;
      });
    },
  };

  /** `versions` are what the value was and is. */
  async function recompute(
    trx: Transaction<Tables>,
    { riderId, kind, id }: StoredValue,
    versions: readonly StoredValue[],
    isAffected: IsAffected,
  ): Promise<void> {
    const others = valuesOf(db.plain, riderId).filter((one) => one.kind === kind && one.id !== id);
    const days = changedDays(versions, others);
    const uploads = await trx
      .selectFrom('upload')
      .select('id')
      .where('riderId', '=', riderId)
      .where('kind', '=', 'file')
      .where('state', 'in', ['queued', 'running', 'done'])
      .where('deletedAt', 'is', null)
      .execute();
    const affected = uploads.map((upload) => upload.id).filter((one) => isAffected(one, days));
    enqueueAnalysis(db.plain, affected, now());
  }
}

/** From the first day of a value, as it was or is, to the next other value of its kind. */
function changedDays(
  versions: readonly StoredValue[],
  others: readonly StoredValue[],
): ChangedDays {
  const first = versions.map(beginOf);
  const next = others.map(beginOf).filter((begin) => begin > Math.max(...first));
  return { from: Math.min(...first), to: Math.min(...next) };
}

function beginOf({ validFrom }: StoredValue): number {
  return validFrom === null ? Number.NEGATIVE_INFINITY : Date.parse(validFrom) / 1000;
}

function valuesOf({ all }: Plain, riderId: string): StoredValue[] {
  const rows = all<Row>(
    `SELECT id, rider_id AS riderId, kind, valid_from AS validFrom, value, bounds,
       created_at AS createdAt
     FROM profile_value WHERE rider_id = ? ORDER BY kind, coalesce(valid_from, '')`,
    riderId,
  );
  return rows.map(asValue);
}

async function valueIn(trx: Transaction<Tables>, id: string): Promise<StoredValue | undefined> {
  const row = await trx
    .selectFrom('profileValue')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && asValue(row);
}

async function refuseTaken(trx: Transaction<Tables>, value: StoredValue): Promise<void> {
  const { riderId, kind, validFrom, id } = value;
  const taken = await trx
    .selectFrom('profileValue')
    .select('id')
    .where('riderId', '=', riderId)
    .where('kind', '=', kind)
    .where('validFrom', validFrom === null ? 'is' : '=', validFrom)
    .where('id', '!=', id)
    .executeTakeFirst();
  if (taken) {
    throw new LabError('conflict', `There is a ${kind} from ${validFrom ?? 'ever'} on already.`);
  }
}

export function asRow(stored: StoredValue): Omit<Row, 'createdAt'> {
  const { id, riderId, kind, validFrom, value } = stored;
  const [number, bounds] =
    typeof value === 'number' ? [value, null] : [null, JSON.stringify(value)];
  return { id, riderId, kind, validFrom, value: number, bounds };
}

function asValue({ id, riderId, kind, validFrom, value, bounds }: Row): StoredValue {
  const said = bounds === null ? value : JSON.parse(bounds);
  return { id, riderId, kind, validFrom, value: said } as StoredValue;
}
