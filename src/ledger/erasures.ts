import { sql, type Transaction } from 'kysely';
import type { Database, Effects } from './database.ts';
import { recognised } from './inbox.ts';
import { keepAnAdmin } from './people.ts';
import type { Tables } from './schema.ts';

export interface Erased {
  riderId: string;
  /** Contents that the person's files spoke of: to be unlinked where nobody else needs them. */
  hashes: string[];
}

/** How a person leaves: at once for everybody, and soon after from the disk. */
export function erasures(db: Database, { now }: Effects) {
  return {
    /**
     * Removes the person and everything that is theirs; what stays are ids in other people's rows, in
     * the audit and in the tombstone. Undefined when there is no such person.
     * @throws LabError conflict, when no admin would be left who can sign in
     */
    erase(personId: string): Promise<Erased | undefined> {
      return db.transaction().execute(async (trx) => {
        const person = await trx
          .selectFrom('person')
          .innerJoin('rider', 'rider.personId', 'person.id')
          .select(['person.role', 'person.email', 'rider.id as riderId'])
          .where('person.id', '=', personId)
          .executeTakeFirst();
        if (!person) return undefined;
        const { riderId } = person;
        const hashes = await contentsOf(trx, personId, riderId);
        await removeRider(trx, riderId);
        await removeAccount(trx, personId, person.email);
        if (person.role === 'admin') await keepAnAdmin(trx);
        await trx.insertInto('tombstone').values({ personId, riderId, erasedAt: now() }).execute();
        return { riderId, hashes };
      });
    },

    /** Those whose bytes may still be on the disk. */
    pending: (): Promise<{ riderId: string }[]> =>
      db.selectFrom('tombstone').select('riderId').where('rewrittenAt', 'is', null).execute(),

    /** Leaves no byte of removed rows in the ledger's files. */
    async scrub(): Promise<void> {
      await sql`VACUUM`.execute(db);
      await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
    },

    /** Nothing of these riders is left on the disk. */
    async settle(riderIds: readonly string[]): Promise<void> {
      await db
        .updateTable('tombstone')
        .set({ rewrittenAt: now() })
        .where('riderId', 'in', [...riderIds])
        .execute();
    },
  };
}

async function contentsOf(
  trx: Transaction<Tables>,
  personId: string,
  riderId: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('upload')
    .select('hash')
    .where('riderId', '=', riderId)
    .union(trx.selectFrom('inboxItem').select('hash').where('coachId', '=', personId))
    .union(recognised(trx, riderId).select('inboxItem.hash'))
    .execute();
  return rows.map((row) => row.hash);
}

/** What hangs on the rider; rows that others refer to come after those that refer to them. */
async function removeRider(trx: Transaction<Tables>, riderId: string): Promise<void> {
  const uploads = trx.selectFrom('upload').select('id').where('riderId', '=', riderId);
  await trx.deleteFrom('job').where('uploadId', 'in', uploads).execute();
  // A coach is told that these are the rider's; what nobody is told about goes within a week.
  const items = recognised(trx, riderId).select('inboxItem.id');
  await trx.deleteFrom('inboxItem').where('id', 'in', items).execute();
  const ofTheRider = [
    'ride',
    'upload',
    'consent',
    'guardianLink',
    'privacyZone',
    'profileValue',
    'knownOwner',
  ] as const;
  for (const table of ofTheRider) {
    await trx.deleteFrom(table).where('riderId', '=', riderId).execute();
  }
  await trx.deleteFrom('rider').where('id', '=', riderId).execute();
}

/** What hangs on the account. The log keeps ids only and stays. */
async function removeAccount(
  trx: Transaction<Tables>,
  personId: string,
  email: string,
): Promise<void> {
  for (const table of ['session', 'recoveryCode', 'token', 'passwordLink'] as const) {
    await trx.deleteFrom(table).where('personId', '=', personId).execute();
  }
  for (const table of ['inboxItem', 'knownOwner'] as const) {
    await trx.deleteFrom(table).where('coachId', '=', personId).execute();
  }
  await trx
    .deleteFrom('invitation')
    .where(({ or, eb }) =>
      or([
        eb('acceptedBy', '=', personId),
        eb('invitedBy', '=', personId),
        eb(sql<string>`lower(email)`, '=', email.toLowerCase()),
      ]),
    )
    .execute();
  await leaveGroups(trx, personId);
  await trx.deleteFrom('person').where('id', '=', personId).execute();
}

/** A group goes with the last of its members. */
async function leaveGroups(trx: Transaction<Tables>, personId: string): Promise<void> {
  await trx.deleteFrom('membership').where('personId', '=', personId).execute();
  const left = await trx
    .selectFrom('ridingGroup')
    .select('id')
    .where('createdBy', '=', personId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('membership')
            .select('membership.id')
            .whereRef('membership.groupId', '=', 'ridingGroup.id')
            .where('membership.leftAt', 'is', null),
        ),
      ),
    )
    .execute();
  const groups = left.map((group) => group.id);
  await trx.deleteFrom('invitation').where('groupId', 'in', groups).execute();
  await trx.deleteFrom('membership').where('groupId', 'in', groups).execute();
  await trx.deleteFrom('ridingGroup').where('id', 'in', groups).execute();
}
