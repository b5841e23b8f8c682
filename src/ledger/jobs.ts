import type { Transaction } from 'kysely';
import { asList, atOnce, type Database, type Effects, type Plain, unsynced } from './database.ts';
import type { Tables } from './schema.ts';

export type JobKind = 'analyse' | 'expand';

/** A job together with what its work needs to know. */
export interface ClaimedJob {
  id: number;
  kind: JobKind;
  /** Counting this one. */
  attempts: number;
  uploadId: string;
  parent: string | null;
  batch: string | null;
  filename: string;
  hash: string;
  riderId: string;
  uploadedBy: string;
  title: string | null;
}

/** Work that was given up. */
export interface DeadJob {
  id: number;
  uploadId: string;
  kind: 'file' | 'archive';
  /** Bytes. */
  size: number;
  attempts: number;
  /** Why, as a code of the errors. */
  code: string;
  /** When the work began to be asked for, seconds since 1970 UTC. */
  createdAt: number;
}

export interface ClaimRequest {
  limit: number;
  kinds: readonly JobKind[];
  strikes: number;
  nothingRuns: boolean;
}

/**
 * What is left to do. Apart from being queued, which is part of acknowledging an upload, nothing
 * here needs to survive a power cut: work whose end was forgotten is done again.
 */
export function jobs(db: Database, { now }: Effects) {
  return {
    /**
     * Takes jobs that are due and counts the attempt before any work is done; at most one archive,
     * also where more are due. A job that was taken `strikes` times and never ended comes alone, and
     * only when nothing runs: should it take the process down again, it takes no others with it and
     * the blame is clear.
     */
    async claim(request: ClaimRequest): Promise<ClaimedJob[]> {
      return atOnce(db, (plain) => {
        const due = dueJobs(plain, now(), { ...request, suspect: false });
        const archive = due.find((job) => job.kind === 'expand');
        const fresh = due.filter((job) => job.kind !== 'expand' || job === archive);
        const alone = fresh.length === 0 && request.nothingRuns;
        const taken = alone ? dueJobs(plain, now(), { ...request, suspect: true }) : fresh;
        markRunning(plain, taken);
        return taken.map((job) => ({ ...job, attempts: job.attempts + 1 }));
      });
    },

    /** Seconds since 1970 when the next queued job is due; null when none is queued. */
    async nextDue(): Promise<number | null> {
      const { due } = await db
        .selectFrom('job')
        .select(({ fn }) => fn.min<number | null>('availableAt').as('due'))
        .where('state', '=', 'queued')
        .executeTakeFirstOrThrow();
      return due;
    },

    /** Something is still to be done for the upload, and nobody's word is waited for. */
    async isOpen(uploadId: string): Promise<boolean> {
      const job = await db
        .selectFrom('job')
        .select('id')
        .where('uploadId', '=', uploadId)
        .where('state', 'not in', ['held', 'dead'])
        .executeTakeFirst();
      return job !== undefined;
    },

    /**
     * The work went well; what may fail from now on is no strike if the process dies. Returns those
     * that are still wanted: the others' riders were erased meanwhile.
     */
    async markStoring(ids: readonly number[]): Promise<number[]> {
      const rows = await atOnce(db, ({ all }) => all<{ id: number }>(MARK_STORING, asList(ids)));
      return rows.map((row) => row.id);
    },

    /**
     * Back into the queue, not before `availableAt`; `forgive`: the attempt does not count. A job
     * that is gone with its rider stays gone.
     */
    async retry(
      id: number,
      retry: { availableAt: number; error: string; forgive: boolean },
    ): Promise<void> {
      await unsynced(db, (trx) => requeue(trx, id, retry));
    },

    /**
     * Out of the queue until `release`; the attempt does not count. At most one an upload. A job that
     * is gone with its rider stays gone.
     */
    async hold(id: number): Promise<void> {
      await db.transaction().execute((trx) => hold(trx, id));
    },

    /** Those held of one rider, or of all, are queued again. */
    async release(riderId: string | null): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const held = await trx
          .selectFrom('job')
          .innerJoin('upload', 'upload.id', 'job.uploadId')
          .select('job.id')
          .where('job.state', '=', 'held')
          .$if(riderId !== null, (query) => query.where('upload.riderId', '=', riderId ?? ''))
          .execute();
        const error = 'held until the rider agreed again';
        for (const { id } of held) {
          await requeue(trx, id, { availableAt: now(), error, forgive: false });
        }
      });
    },

    /** Out of the queue for good, unless an operator revives it. Gone with its rider, it stays gone. */
    async bury(id: number, { code, message }: { code: string; message: string }): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const job = await trx
          .updateTable('job')
          .set({ state: 'dead', lastError: `${code}: ${message}` })
          .where('id', '=', id)
          .returning('uploadId')
          .executeTakeFirst();
        if (!job) return;
        await trx
          .updateTable('upload')
          .set({ state: 'dead', errorCode: code, errorMessage: message })
          .where('id', '=', job.uploadId)
          .execute();
      });
    },

    /** Oldest first. */
    dead: (): Promise<DeadJob[]> =>
      db
        .selectFrom('job')
        .innerJoin('upload', 'upload.id', 'job.uploadId')
        .select([
          'job.id',
          'job.uploadId',
          'upload.kind',
          'upload.size',
          'job.attempts',
          'job.createdAt',
        ])
        .select(({ fn, val }) => fn.coalesce('upload.errorCode', val('internal')).as('code'))
        .where('job.state', '=', 'dead')
        .orderBy('job.id')
        .execute(),

    /** A dead letter starts anew, with no strikes. False when there is no such dead letter. */
    revive(id: number): Promise<boolean> {
      return db.transaction().execute(async (trx) => {
        const revived = await trx
          .updateTable('job')
          .set({ state: 'queued', attempts: 0, availableAt: now() })
          .where('id', '=', id)
          .where('state', '=', 'dead')
          .returning('uploadId')
          .executeTakeFirst();
        if (!revived) return false;
        await trx
          .updateTable('upload')
          .set({ state: 'queued', errorCode: null, errorMessage: null })
          .where('id', '=', revived.uploadId)
          .execute();
        return true;
      });
    },

    /** How many jobs wait, run, wait for the rider's word, and are dead. */
    async counts(): Promise<Record<'queued' | 'running' | 'held' | 'dead', number>> {
      const rows = await db
        .selectFrom('job')
        .select(({ fn }) => ['state', fn.countAll<number>().as('total')])
        .groupBy('state')
        .execute();
      const counts = { queued: 0, running: 0, held: 0, dead: 0 };
      for (const { state, total } of rows) counts[state === 'storing' ? 'running' : state] += total;
      return counts;
    },

    /**
     * After the process died: what ran then is queued again. Its attempts stay counted; what has
     * `lostAttempts` of them is buried as `worker-lost`. Returns how many there were.
     */
    async recover({ lostAttempts }: { lostAttempts: number }): Promise<number> {
      const lost = await db
        .selectFrom('job')
        .select(['id', 'attempts', 'state'])
        .where('state', 'in', ['running', 'storing'])
        .execute();
      for (const { id, attempts, state } of lost) {
        const forgive = state === 'storing';
        if (forgive || attempts < lostAttempts) {
          const error = 'the process ended during the work';
          await this.retry(id, { availableAt: now(), error, forgive });
        } else {
          const message = `the process ended ${attempts} times while working on this file`;
          await this.bury(id, { code: 'worker-lost', message });
        }
      }
      return lost.length;
    },

    /** One job for each upload that has none waiting. */
    async enqueueAnalysis(uploadIds: readonly string[]): Promise<void> {
      await db.transaction().execute(async () => enqueueAnalysis(db.plain, uploadIds, now()));
    },
  };
}

const MARK_STORING = `
  UPDATE job SET state = 'storing' WHERE id IN (SELECT value FROM json_each(?)) RETURNING id`;

/** Queues a new analysis, unless one is waiting already; one that runs now may have begun too early. */
export function enqueueAnalysis(plain: Plain, uploadIds: readonly string[], now: number): void {
  insertJobs(plain, uploadIds, 'analyse', now);
}

export function insertJobs(
  { run }: Plain,
  uploadIds: readonly string[],
  kind: JobKind,
  now: number,
): void {
  run(
    `INSERT INTO job (kind, upload_id, state, attempts, available_at, created_at)
     SELECT ?, value, 'queued', 0, ?, ? FROM json_each(?) WHERE TRUE ON CONFLICT DO NOTHING`,
    ...[kind, now, now, asList(uploadIds)],
  );
}

/** In the order they were queued. */
function dueJobs(
  { all }: Plain,
  now: number,
  { kinds, strikes, limit, suspect }: ClaimRequest & { suspect: boolean },
): ClaimedJob[] {
  return all<ClaimedJob>(
    `SELECT job.id, job.kind, attempts, upload_id AS uploadId, parent, batch, filename, hash,
       rider_id AS riderId, uploaded_by AS uploadedBy, title
     FROM job JOIN upload ON upload.id = upload_id
     WHERE job.state = 'queued' AND available_at <= ?
       AND job.kind IN (SELECT value FROM json_each(?))
       AND attempts ${suspect ? '>=' : '<'} ? AND NOT EXISTS (
         SELECT 1 FROM job AS other
         WHERE other.upload_id = job.upload_id AND other.state IN ('running', 'storing'))
     ORDER BY job.id LIMIT ?`,
    ...[now, asList(kinds), strikes, suspect ? 1 : limit],
  );
}

function markRunning({ run }: Plain, taken: readonly { id: number; uploadId: string }[]): void {
  if (taken.length === 0) return;
  run(
    `UPDATE job SET state = 'running', attempts = attempts + 1
     WHERE id IN (SELECT value FROM json_each(?))`,
    asList(taken.map(({ id }) => id)),
  );
  run(
    `UPDATE upload SET state = 'running'
     WHERE id IN (SELECT value FROM json_each(?)) AND state = 'queued'`,
    asList(taken.map(({ uploadId }) => uploadId)),
  );
}

async function requeue(
  trx: Transaction<Tables>,
  id: number,
  { availableAt, error, forgive }: { availableAt: number; error: string; forgive: boolean },
): Promise<void> {
  const job = await trx
    .selectFrom('job')
    .select('uploadId')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!job) return;
  const waiting = await trx
    .selectFrom('job')
    .select('id')
    .where('uploadId', '=', job.uploadId)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  if (waiting) {
    await trx.deleteFrom('job').where('id', '=', id).execute();
    return;
  }
  await trx
    .updateTable('job')
    .set(({ eb }) => ({
      state: 'queued',
      availableAt,
      lastError: error,
      attempts: eb('attempts', '-', forgive ? 1 : 0),
    }))
    .where('id', '=', id)
    .execute();
}

/** One that is held already for the same upload has nothing more to do than this one. */
async function hold(trx: Transaction<Tables>, id: number): Promise<void> {
  const job = await trx
    .updateTable('job')
    .set(({ eb }) => ({ state: 'held', attempts: eb('attempts', '-', 1) }))
    .where('id', '=', id)
    .returning('uploadId')
    .executeTakeFirst();
  if (!job) return;
  const { uploadId } = job;
  await trx
    .deleteFrom('job')
    .where('uploadId', '=', uploadId)
    .where('state', '=', 'held')
    .where('id', '!=', id)
    .execute();
  await trx
    .updateTable('upload')
    .set({ state: 'queued' })
    .where('id', '=', uploadId)
    .where('state', '=', 'running')
    .execute();
}
