import { hash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { LabError } from '../core/errors.ts';
import type { Disc, Offset } from '../core/privacy-zones.ts';
import { ask, asList, type Database, type Effects, type Plain } from './database.ts';
import { enqueueAnalysis } from './jobs.ts';
import type { Tables } from './schema.ts';
import { whileUnchanged } from './unchanged.ts';

/** A privacy zone as the rider set it, with the secret offset of what it hides. */
export interface Zone extends Disc, Offset {
  id: string;
  riderId: string;
  name: string;
  createdAt: number;
}

type ZoneFacts = Disc & { name: string };

/** Chooses the offset of a zone, given all the rider ever had, deleted ones too. */
export type ChooseOffset = (place: Disc, earlier: readonly (Disc & Offset)[]) => Offset;

/** Zones of a rider and what tells them from any others; '' where there are none. */
export interface ZoneSet {
  key: string;
  zones: Zone[];
}

const MOST_ZONES = 10;

type ZonedDisc = Disc & Offset & { riderId: string };

/** Asked for every question to the warehouse, of many riders at once for boards. */
const DISCS = `
  SELECT rider_id AS "riderId", latitude, longitude, radius, east, north FROM privacy_zone
  WHERE rider_id IN (SELECT value FROM json_each(?1)) AND deleted_at IS NULL`;

const COLUMNS = [
  'id',
  'riderId',
  'name',
  'latitude',
  'longitude',
  'radius',
  'east',
  'north',
  'createdAt',
] as const;

/**
 * Every change asks for a new analysis of all the rider's uploads, in its own transaction. What was
 * computed for other zones carries another key and is told to nobody but those who may see all.
 */
export function zones(db: Database, { now, newId }: Effects) {
  return {
    /** Oldest first. */
    of: (riderId: string): Promise<Zone[]> => ask(db, (plain) => liveZones(plain, riderId)),

    get: (id: string): Promise<Zone | undefined> =>
      db
        .selectFrom('privacyZone')
        .select(COLUMNS)
        .where('id', '=', id)
        .where('deletedAt', 'is', null)
        .executeTakeFirst(),

    /** The present zones and their key, of one moment. */
    async set(riderId: string): Promise<ZoneSet> {
      const live = await ask(db, (plain) => liveZones(plain, riderId));
      return { key: keyOf(live), zones: live };
    },

    /**
     * The keys of riders' present zones; riders without zones are missing. Of the same list the same
     * map, for as long as the ledger is unchanged.
     */
    keys: whileUnchanged(
      db,
      async (riderIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
        const rows = await ask(db, ({ all }) => all<ZonedDisc>(DISCS, asList(riderIds)));
        const live = Map.groupBy(rows, ({ riderId }) => riderId);
        return new Map([...live].map(([riderId, some]) => [riderId, keyOf(some)]));
      },
    ),

    /** @throws LabError conflict, where the rider has as many as there may be */
    create(riderId: string, facts: ZoneFacts, chooseOffset: ChooseOffset): Promise<Zone> {
      return db.transaction().execute(async (trx) => {
        const live = liveZones(db.plain, riderId);
        if (live.length >= MOST_ZONES) {
          throw new LabError('conflict', `There may be ${MOST_ZONES} zones, and there are.`);
        }
        const offset = chooseOffset(facts, await allZones(trx, riderId));
        const zone: Zone = { id: newId(), riderId, ...facts, ...offset, createdAt: now() };
        await trx
          .insertInto('privacyZone')
          .values({ ...zone, deletedAt: null })
          .execute();
        await recompute(trx, riderId);
        return zone;
      });
    },

    /** Undefined when there is no such zone. */
    edit(
      id: string,
      change: Partial<ZoneFacts>,
      chooseOffset: ChooseOffset,
    ): Promise<Zone | undefined> {
      return db.transaction().execute(async (trx) => {
        const before = await trx
          .selectFrom('privacyZone')
          .selectAll()
          .where('id', '=', id)
          .where('deletedAt', 'is', null)
          .executeTakeFirst();
        if (!before) return undefined;
        const { riderId } = before;
        const facts = { ...before, ...change };
        const isMoved = facts.latitude !== before.latitude || facts.longitude !== before.longitude;
        const offset = isMoved ? chooseOffset(facts, await allZones(trx, riderId)) : {};
        // Where it was is kept like a deleted zone: that place never gets a second offset.
        const left = { ...before, id: newId(), deletedAt: now() };
        if (isMoved) await trx.insertInto('privacyZone').values(left).execute();
        const after = await trx
          .updateTable('privacyZone')
          .set({ ...change, ...offset })
          .where('id', '=', id)
          .returning(COLUMNS)
          .executeTakeFirstOrThrow();
        if (keyOf([before]) !== keyOf([after])) await recompute(trx, riderId);
        return after;
      });
    },

    /** False when there is no such zone. */
    remove(id: string): Promise<boolean> {
      return db.transaction().execute(async (trx) => {
        const removed = await trx
          .updateTable('privacyZone')
          .set({ deletedAt: now(), name: '' })
          .where('id', '=', id)
          .where('deletedAt', 'is', null)
          .returning('riderId')
          .executeTakeFirst();
        if (removed) await recompute(trx, removed.riderId);
        return removed !== undefined;
      });
    },
  };

  async function recompute(trx: Transaction<Tables>, riderId: string): Promise<void> {
    const uploads = await trx
      .selectFrom('upload')
      .select('id')
      .where('riderId', '=', riderId)
      .where('kind', '=', 'file')
      .where('state', 'in', ['queued', 'running', 'done'])
      .where('deletedAt', 'is', null)
      .execute();
    enqueueAnalysis(
      db.plain,
      uploads.map((upload) => upload.id),
      now(),
    );
  }
}

function liveZones({ all }: Plain, riderId: string): Zone[] {
  return all<Zone>(
    `SELECT id, rider_id AS riderId, name, latitude, longitude, radius, east, north,
       created_at AS createdAt
     FROM privacy_zone WHERE rider_id = ? AND deleted_at IS NULL ORDER BY created_at, id`,
    riderId,
  );
}

/** Oldest first. */
function allZones(trx: Transaction<Tables>, riderId: string): Promise<Zone[]> {
  return trx
    .selectFrom('privacyZone')
    .select(COLUMNS)
    .where('riderId', '=', riderId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

/** Of what the zones hide, in whatever order they were made. */
function keyOf(zones: readonly (Disc & Offset)[]): string {
  if (zones.length === 0) return '';
  const discs = zones
    .map(({ latitude, longitude, radius, east, north }) =>
      JSON.stringify([latitude, longitude, radius, east, north]),
    )
    .sort();
  return hash('sha256', discs.join(), 'base64url').slice(0, 22);
}
