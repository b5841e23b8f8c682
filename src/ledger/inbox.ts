import { type Selectable, sql, type Transaction } from 'kysely';
import type { Look } from '../core/look.ts';
import type { Database, Effects } from './database.ts';
import type { Tables } from './schema.ts';
import { type Acknowledgement, acceptUpload, needing } from './uploads.ts';

/** A file that came to a coach and that is nobody's yet, or an archive of such files. */
export type InboxItem = Selectable<Tables['inboxItem']>;

export interface ArrivedItem {
  coachId: string;
  kind: 'file' | 'archive';
  filename: string;
  size: number;
  hash: string;
  batch?: string | null;
}

/** What a file says of itself, by which its rider can be known again. */
export interface Trait {
  trait: 'serial' | 'athlete';
  value: string;
}

export type KnownOwner = Trait & { riderId: string };

/** Nothing stays longer than these seconds: seven days. */
const KEPT = 7 * 86_400;

/**
 * Files waiting for a coach to say whose they are. Bytes go in the transaction that lets go of them:
 * `unlink` is called where nothing else needs the content.
 */
export function inbox(db: Database, { now, newId }: Effects) {
  const live = (coachId: string) =>
    db
      .selectFrom('inboxItem')
      .selectAll()
      .where('coachId', '=', coachId)
      .where('expiresAt', '>', now());

  return {
    /** The same content for the same coach is the item that is there. */
    accept(arrived: ArrivedItem): Promise<InboxItem> {
      return db.transaction().execute((trx) => insert(trx, arrived, now() + KEPT));
    },

    /** A file of an archive: gone when the archive would be. */
    acceptEntry(archive: InboxItem, entry: Omit<ArrivedItem, 'coachId' | 'kind'>) {
      const { coachId, batch, id: parent, expiresAt } = archive;
      return db
        .transaction()
        .execute((trx) =>
          insert(trx, { ...entry, coachId, kind: 'file', batch }, expiresAt, parent),
        );
    },

    /** Newest first. */
    list: (coachId: string): Promise<InboxItem[]> =>
      live(coachId).orderBy('createdAt', 'desc').orderBy('id').execute(),

    get: (coachId: string, id: string): Promise<InboxItem | undefined> =>
      live(coachId).where('id', '=', id).executeTakeFirst(),

    /** The oldest that nobody has looked into, its attempt counted before the work. */
    next(): Promise<InboxItem | undefined> {
      return db.transaction().execute(async (trx) => {
        const found = await trx
          .selectFrom('inboxItem')
          .select('id')
          .where('state', '=', 'new')
          .orderBy('createdAt')
          .orderBy('id')
          .executeTakeFirst();
        if (!found) return undefined;
        return trx
          .updateTable('inboxItem')
          .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
          .where('id', '=', found.id)
          .returningAll()
          .executeTakeFirst();
      });
    },

    /** The attempt does not count: it was broken off. */
    async forgive(id: string): Promise<void> {
      await db
        .updateTable('inboxItem')
        .set(({ eb }) => ({ attempts: eb('attempts', '-', 1) }))
        .where('id', '=', id)
        .execute();
    },

    /** It can be read, and waits for a rider. */
    async describe(id: string, { device, serial, athlete, start }: Look): Promise<void> {
      await db
        .updateTable('inboxItem')
        .set({ state: 'waiting', device, serial, athlete, startedAt: start })
        .where('id', '=', id)
        .execute();
    },

    /** It cannot become a ride: its bytes go, what was wrong stays to be read. */
    refuse(
      id: string,
      error: { code: string; message: string },
      unlink: (hash: string) => Promise<void>,
    ): Promise<void> {
      return db.transaction().execute(async (trx) => {
        const refused = await trx
          .updateTable('inboxItem')
          .set({ state: 'refused', errorCode: error.code, errorMessage: error.message })
          .where('id', '=', id)
          .returning('hash')
          .executeTakeFirst();
        if (refused) await letGo(trx, refused.hash, unlink);
      });
    },

    /** An entry of an archive of which there are no bytes to keep. */
    async refuseEntry(
      archive: InboxItem,
      entry: { filename: string; error: { code: string; message: string } },
    ): Promise<void> {
      const { coachId, batch, id: parent, expiresAt } = archive;
      const { filename, error } = entry;
      await db.transaction().execute(async (trx) => {
        const known = await trx
          .selectFrom('inboxItem')
          .select('id')
          .where('parent', '=', parent)
          .where('filename', '=', filename)
          .where('state', '=', 'refused')
          .executeTakeFirst();
        if (known) return;
        const file = { kind: 'file', filename, size: 0, hash: '', coachId, batch } as const;
        const { id } = await insert(trx, file, expiresAt, parent);
        await trx
          .updateTable('inboxItem')
          .set({ state: 'refused', errorCode: error.code, errorMessage: error.message })
          .where('id', '=', id)
          .execute();
      });
    },

    /**
     * Becomes an upload of the rider, and what it says of itself is remembered as theirs, all or
     * nothing. Undefined when the coach has no such item waiting.
     */
    assign(
      { id, coachId, riderId }: { id: string; coachId: string; riderId: string },
      traits: readonly Trait[],
    ): Promise<Acknowledgement | undefined> {
      return db.transaction().execute(async (trx) => {
        const item = await trx
          .deleteFrom('inboxItem')
          .where('id', '=', id)
          .where('coachId', '=', coachId)
          .where('state', '=', 'waiting')
          .where('expiresAt', '>', now())
          .returningAll()
          .executeTakeFirst();
        if (!item) return undefined;
        for (const trait of traits) await remember(trx, { ...trait, coachId, riderId });
        const { kind, filename, size, hash, batch } = item;
        const arrived = { kind, filename, size, hash, batch, riderId, uploadedBy: coachId };
        return acceptUpload(db.plain, arrived, { now, newId });
      });
    },

    /** False when the coach has no such item. */
    remove(coachId: string, id: string, unlink: (hash: string) => Promise<void>): Promise<boolean> {
      return db.transaction().execute(async (trx) => {
        const removed = await trx
          .deleteFrom('inboxItem')
          .where('id', '=', id)
          .where('coachId', '=', coachId)
          .returning('hash')
          .executeTakeFirst();
        if (removed) await letGo(trx, removed.hash, unlink);
        return removed !== undefined;
      });
    },

    /** Removes what was kept long enough; returns how many items. */
    expire(unlink: (hash: string) => Promise<void>): Promise<number> {
      return db.transaction().execute(async (trx) => {
        const expired = await trx
          .deleteFrom('inboxItem')
          .where('expiresAt', '<=', now())
          .returning('hash')
          .execute();
        for (const hash of new Set(expired.map((item) => item.hash))) {
          await letGo(trx, hash, unlink);
        }
        return expired.length;
      });
    },

    /** Everything that this coach confirmed, the latest first. */
    knownOwners: (coachId: string): Promise<KnownOwner[]> =>
      db
        .selectFrom('knownOwner')
        .select(['trait', 'value', 'riderId'])
        .where('coachId', '=', coachId)
        .orderBy('confirmedAt', 'desc')
        .execute(),
  };

  async function insert(
    trx: Transaction<Tables>,
    arrived: ArrivedItem,
    expiresAt: number,
    parent: string | null = null,
  ): Promise<InboxItem> {
    const known = await trx
      .selectFrom('inboxItem')
      .selectAll()
      .where('coachId', '=', arrived.coachId)
      .where('hash', '=', arrived.hash)
      .where('state', '!=', 'refused')
      .executeTakeFirst();
    if (known) return known;
    const row = {
      ...arrived,
      id: newId(),
      batch: arrived.batch ?? null,
      parent,
      state: 'new',
      ...{ serial: null, device: null, athlete: null, startedAt: null },
      ...{ errorCode: null, errorMessage: null },
      attempts: 0,
      createdAt: now(),
      expiresAt,
    } as const;
    await trx.insertInto('inboxItem').values(row).execute();
    return row;
  }

  async function remember(trx: Transaction<Tables>, owner: KnownOwner & { coachId: string }) {
    const row = { ...owner, confirmedAt: now() };
    await trx
      .insertInto('knownOwner')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['coachId', 'trait', 'value', 'riderId'])
          .doUpdateSet({ confirmedAt: row.confirmedAt }),
      )
      .execute();
  }
}

/** Items that by a coach's earlier word are the rider's. */
export function recognised(trx: Transaction<Tables>, riderId: string) {
  return trx
    .selectFrom('inboxItem')
    .innerJoin('knownOwner', 'knownOwner.coachId', 'inboxItem.coachId')
    .where('knownOwner.riderId', '=', riderId)
    .where(({ eb, ref }) =>
      eb(
        'knownOwner.value',
        '=',
        eb
          .case('knownOwner.trait')
          .when('serial')
          .then(sql<string>`trim(coalesce(device, '') || ' ' || serial)`)
          .else(ref('inboxItem.athlete'))
          .end(),
      ),
    );
}

async function letGo(
  trx: Transaction<Tables>,
  hash: string,
  unlink: (hash: string) => Promise<void>,
): Promise<void> {
  const needed = await needing(trx, hash).executeTakeFirst();
  if (hash !== '' && !needed) await unlink(hash);
}
