import type { Selectable, Transaction } from 'kysely';
import { LabError } from '../core/errors.ts';
import type { Note } from '../core/notes.ts';
import { ask, asList, atOnce, type Database, type Effects, type Plain } from './database.ts';
import { insertJobs } from './jobs.ts';
import type { LedgerRide } from './rides.ts';

import type { Tables } from './schema.ts';
import { together } from './together.ts';

export type UploadState = Tables['upload']['state'];

/** An upload as people see it: what became of it, its rides, and for an archive its entries. */
export interface Upload {
  id: string;
  batch: string | null;
  parent: string | null;
  kind: 'file' | 'archive';
  filename: string;
  /** Bytes. */
  size: number;
  hash: string;
  riderId: string;
  uploadedBy: string;
  /** An archive runs until the last of its entries has come to an end. */
  state: UploadState;
  /** From 0 to 1. */
  progress: number;
  duplicateOf: string | null;
  error: { code: string; message: string } | null;
  notes: Note[];
  rideIds: string[];
  /**
   * Archives only: duplicates count as done, dead and unreadable entries as failed, and what is no
   * cycling as skipped.
   */
  entries: { total: number; done: number; failed: number; skipped: number } | null;
  /** Uploads of the entries of an archive, the first thousand. */
  children: string[];
  /** Seconds since 1970 UTC. */
  createdAt: number;
}

export interface ArrivedUpload {
  kind: 'file' | 'archive';
  filename: string;
  size: number;
  hash: string;
  riderId: string;
  uploadedBy: string;
  batch?: string | null;
  parent?: string | null;
  title?: string | null;
  /** What is known of its rides beforehand, where they come from another service. */
  rides?: readonly DeclaredRide[];
}

/** What a rider says of a ride, and that it is not to come back. */
export interface DeclaredRide
  extends Pick<LedgerRide, 'part' | 'title' | 'bikeClass' | 'bikeNote'> {
  deleted: boolean;
}

export interface Acknowledgement {
  uploadId: string;
  state: 'queued' | 'duplicate';
  duplicateOf: string | null;
}

type Row = Selectable<Tables['upload']>;

const MOST_CHILDREN = 1_000;

/** The service stores cycling only: the bytes of such a file go when it is refused. */
const NOT_KEPT = 'not-cycling';

const ONE = `
  SELECT id, batch, parent, kind, filename, size, hash, rider_id AS riderId,
    uploaded_by AS uploadedBy, title, state, duplicate_of AS duplicateOf, error_code AS errorCode,
    error_message AS errorMessage, notes, entries, skipped, broken, created_at AS createdAt,
    deleted_at AS deletedAt
  FROM upload WHERE id = ?`;

const RIDES = `
  SELECT id, upload_id AS uploadId FROM ride
  WHERE upload_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL ORDER BY part`;

export function uploads(db: Database, effects: Effects) {
  return {
    /**
     * The one transaction that acknowledges an upload whose bytes are durable: the upload and its
     * job. The same content for the same rider is a duplicate of the upload that is there. An
     * archive that is opened a second time finds its entries as it left them. Those that come at
     * the same time share a transaction, and the sync after it, which is what takes time and is waited
     * for off the thread that serves. Should that fail, the upload is there but nobody was told: who
     * sends it again hears of a duplicate.
     * @throws LabError not-found, when the rider was erased meanwhile
     */
    accept: together(
      (arrivals: ArrivedUpload[]) =>
        atOnce(db, (plain) => arrivals.map((arrived) => acceptUpload(plain, arrived, effects))),
      () => db.syncLog(),
    ),

    async get(id: string): Promise<Upload | undefined> {
      const [row] = await ask(db, ({ all }) => all<Row>(ONE, id));
      return row && (await asUploads(db, [row]))[0];
    },

    /** The archive was opened and all its entries have come to an end. */
    async isWorkedOff(archive: string): Promise<boolean> {
      const row = await db
        .selectFrom('upload')
        .select('id')
        .where('id', '=', archive)
        .where('state', '=', 'done')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('upload as entry')
                .select('entry.id')
                .where('entry.parent', '=', archive)
                .where('entry.state', 'in', ['queued', 'running']),
            ),
          ),
        )
        .executeTakeFirst();
      return row !== undefined;
    },

    /**
     * Of these riders, and what a person sent for others; newest first, without the entries of
     * archives and without what was deleted.
     */
    async list(request: {
      limit: number;
      ofRiders: readonly string[];
      sent?: { by: string; forRiders: readonly string[] };
    }): Promise<Upload[]> {
      const { limit, ofRiders, sent = { by: '', forRiders: [] } } = request;
      const rows = await db
        .selectFrom('upload')
        .selectAll()
        .where(({ or, and, eb }) =>
          or([
            eb('riderId', 'in', [...ofRiders]),
            and([eb('uploadedBy', '=', sent.by), eb('riderId', 'in', [...sent.forRiders])]),
          ]),
        )
        .where('parent', 'is', null)
        .where('deletedAt', 'is', null)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return asUploads(db, rows);
    },

    /**
     * Calls `unlink` if nobody needs the content any more. No upload can be accepted meanwhile,
     * so none can come to need it.
     */
    async release(hash: string, unlink: () => Promise<void>): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const user = await needing(trx, hash).executeTakeFirst();
        if (!user) await unlink();
      });
    },

    /** Contents that an upload or the inbox of a coach needs. */
    async needed(): Promise<Set<string>> {
      const rows = await needing(db).execute();
      return new Set(rows.map((row) => row.hash));
    },
  };
}

/** Who needs contents, or one of them: live uploads that are no duplicates, and coaches' inboxes. */
export function needing(db: Database | Transaction<Tables>, hash?: string) {
  const uploads = db
    .selectFrom('upload')
    .select('hash')
    .where('deletedAt', 'is', null)
    .where('state', '!=', 'duplicate')
    .where(({ or, eb }) => or([eb('kind', '=', 'file'), eb('state', '!=', 'done')]))
    .where(({ or, eb }) => or([eb('errorCode', 'is', null), eb('errorCode', '!=', NOT_KEPT)]));
  const inbox = db.selectFrom('inboxItem').select('hash').where('state', '!=', 'refused');
  return hash === undefined
    ? uploads.union(inbox)
    : uploads.where('hash', '=', hash).union(inbox.where('hash', '=', hash));
}

/** Inside a transaction that does more. */
export function acceptUpload(
  plain: Plain,
  arrived: ArrivedUpload,
  effects: Effects,
): Acknowledgement {
  const { rider, first } = known(plain, arrived);
  if (rider === null) throw new LabError('not-found', 'There is no such rider any more.');
  const again = sameEntry(plain, arrived);
  if (again) return acknowledgement(again);
  const row = newUpload(arrived, first, effects);
  insertUpload(plain, row);
  if (first === null) insertRides(plain, row, arrived.rides ?? [], effects);
  if (first === null) insertJobs(plain, [row.id], jobKind(arrived), effects.now());
  return acknowledgement(row);
}

/** The rider, and the live upload of the same content. */
function known({ all }: Plain, { riderId, hash }: ArrivedUpload) {
  const [found] = all<{ rider: string | null; first: string | null }>(
    `SELECT (SELECT id FROM rider WHERE id = ?1) AS rider,
       (SELECT id FROM upload WHERE rider_id = ?1 AND hash = ?2 AND deleted_at IS NULL
         AND (state IN ('queued', 'running') OR (state = 'done' AND kind = 'file'))) AS first`,
    ...[riderId, hash],
  );
  return found ?? { rider: null, first: null };
}

function sameEntry(
  { all }: Plain,
  { parent, filename, hash }: ArrivedUpload,
): Pick<Row, 'id' | 'state' | 'duplicateOf'> | undefined {
  if (!parent) return undefined;
  const [found] = all<Pick<Row, 'id' | 'state' | 'duplicateOf'>>(
    `SELECT id, state, duplicate_of AS duplicateOf FROM upload
     WHERE parent = ? AND filename = ? AND hash = ?`,
    ...[parent, filename, hash],
  );
  return found;
}

function insertUpload({ run }: Plain, row: NewUpload): void {
  run(
    `INSERT INTO upload (id, batch, parent, kind, filename, size, hash, rider_id, uploaded_by, title,
       state, duplicate_of, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[row.id, row.batch, row.parent, row.kind, row.filename, row.size, row.hash, row.riderId],
    ...[row.uploadedBy, row.title, row.state, row.duplicateOf, row.createdAt],
  );
}

type NewUpload = Pick<
  Row,
  | 'id'
  | 'batch'
  | 'parent'
  | 'kind'
  | 'filename'
  | 'size'
  | 'hash'
  | 'riderId'
  | 'uploadedBy'
  | 'title'
  | 'state'
  | 'duplicateOf'
  | 'createdAt'
>;

function newUpload(
  arrived: ArrivedUpload,
  duplicateOf: string | null,
  effects: Effects,
): NewUpload {
  const { kind, filename, size, hash, riderId, uploadedBy } = arrived;
  return {
    ...{ id: effects.newId(), kind, filename, size, hash, riderId, uploadedBy },
    batch: arrived.batch ?? null,
    parent: arrived.parent ?? null,
    title: arrived.title ?? null,
    state: duplicateOf === null ? 'queued' : 'duplicate',
    duplicateOf,
    createdAt: effects.now(),
  };
}

function insertRides(
  { run }: Plain,
  { id: uploadId, riderId, hash }: NewUpload,
  rides: readonly DeclaredRide[],
  { now, newId }: Effects,
): void {
  for (const { part, title, bikeClass, bikeNote, deleted } of rides) {
    run(
      `INSERT INTO ride (id, upload_id, rider_id, hash, part, title, bike_class, bike_note, created_at,
         deleted_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      ...[newId(), uploadId, riderId, hash, part, title, bikeClass, bikeNote, now()],
      deleted ? now() : null,
    );
  }
}

function acknowledgement(row: Pick<Row, 'id' | 'state' | 'duplicateOf'>): Acknowledgement {
  const state = row.state === 'duplicate' ? 'duplicate' : 'queued';
  return { uploadId: row.id, state, duplicateOf: row.duplicateOf };
}

function jobKind({ kind }: ArrivedUpload): 'analyse' | 'expand' {
  return kind === 'archive' ? 'expand' : 'analyse';
}

async function asUploads(db: Database, rows: Row[]): Promise<Upload[]> {
  const ids = rows.map((row) => row.id);
  const archives = rows.filter((row) => row.kind === 'archive').map((row) => row.id);
  const [rides, children] = await Promise.all([ridesOf(db, ids), childrenOf(db, archives)]);
  return rows.map((row) => asUpload(row, rides.get(row.id) ?? [], children.get(row.id)));
}

async function ridesOf(db: Database, uploadIds: string[]): Promise<Map<string, string[]>> {
  const rows = await ask(db, ({ all }) =>
    all<{ id: string; uploadId: string }>(RIDES, asList(uploadIds)),
  );
  const rides = new Map<string, string[]>();
  for (const { id, uploadId } of rows) {
    const ids = rides.get(uploadId);
    if (ids) ids.push(id);
    else rides.set(uploadId, [id]);
  }
  return rides;
}

interface Children {
  ids: string[];
  open: number;
  done: number;
  failed: number;
  skipped: number;
}

async function childrenOf(db: Database, archives: string[]): Promise<Map<string, Children>> {
  const children = new Map<string, Children>();
  for (const archive of archives) {
    const [ids, counts] = await Promise.all([
      childIds(db, archive),
      db
        .selectFrom('upload')
        .select(({ fn }) => ['state', 'errorCode', fn.countAll<number>().as('total')])
        .where('parent', '=', archive)
        .groupBy(['state', 'errorCode'])
        .execute(),
    ]);
    const found: Children = { ids, open: 0, done: 0, failed: 0, skipped: 0 };
    for (const { state, errorCode, total } of counts) found[fateOf(state, errorCode)] += total;
    children.set(archive, found);
  }
  return children;
}

async function childIds(db: Database, archive: string): Promise<string[]> {
  const rows = await db
    .selectFrom('upload')
    .select('id')
    .where('parent', '=', archive)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(MOST_CHILDREN)
    .execute();
  return rows.map((row) => row.id);
}

function fateOf(
  state: UploadState,
  errorCode: string | null,
): 'open' | 'done' | 'failed' | 'skipped' {
  if (state === 'queued' || state === 'running') return 'open';
  if (state === 'done' || state === 'duplicate') return 'done';
  return errorCode === NOT_KEPT ? 'skipped' : 'failed';
}

function asUpload(row: Row, rideIds: string[], children: Children | undefined): Upload {
  const { errorCode, errorMessage, entries, skipped, broken, notes } = row;
  const open = children?.open ?? 0;
  const state = row.state === 'done' && open > 0 ? 'running' : row.state;
  return {
    id: row.id,
    batch: row.batch,
    parent: row.parent,
    kind: row.kind,
    filename: row.filename,
    size: row.size,
    hash: row.hash,
    riderId: row.riderId,
    uploadedBy: row.uploadedBy,
    duplicateOf: row.duplicateOf,
    createdAt: row.createdAt,
    state,
    progress: progressOf(state, entries ?? 0, open),
    error: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    notes: notes === null ? [] : JSON.parse(notes),
    rideIds,
    entries: children
      ? {
          total: entries ?? children.ids.length,
          done: children.done,
          failed: children.failed + (broken ?? 0),
          skipped: children.skipped + (skipped ?? 0),
        }
      : null,
    children: children?.ids ?? [],
  };
}

function progressOf(state: UploadState, entries: number, open: number): number {
  if (state === 'queued') return 0;
  if (state !== 'running') return 1;
  return entries > 0 ? 1 - open / entries : 0.1;
}
