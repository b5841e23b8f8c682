import type { Transaction } from 'kysely';
import { type Database, type Effects, unsynced } from './database.ts';
import type { RiderFacts, Tables } from './schema.ts';

/** After so many attempts a job has become suspect: it is tried alone, then given up. */
export const STRIKES = 3;

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
  rider: RiderFacts;
}

export interface DeadJob {
  id: number;
  kind: JobKind;
  uploadId: string;
  attempts: number;
  lastError: string | null;
}

export type Jobs = ReturnType<typeof jobs>;

/**
 * What is left to do. Apart from being queued, which is part of acknowledging an upload, nothing
 * here needs to survive a power cut: work whose end was forgotten is done again.
 */
export function jobs(db: Database, { now }: Effects) {
  return {
    /**
     * Takes up to `limit` jobs that are due and counts the attempt before any work is done. A job
     * that was taken three times and never ended comes alone, and only when `nothingRuns`: should
     * it take the process down again, it takes no others with it and the blame is clear.
     */
    claim({ limit, nothingRuns }: { limit: number; nothingRuns: boolean }): Promise<ClaimedJob[]> {
      return unsynced(db, async (trx) => {
        const fresh = await dueJobs(trx, now(), '<', limit);
        const suspect = fresh.length === 0 && nothingRuns;
        const taken = suspect ? await dueJobs(trx, now(), '>=', 1) : fresh;
        await markRunning(trx, taken);
        return taken.map(({ threshold, weight, maximumHeartRate, thresholdHeartRate, ...job }) => ({
          ...job,
          attempts: job.attempts + 1,
          rider: { threshold, weight, maximumHeartRate, thresholdHeartRate },
        }));
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

    /** Back into the queue, not before `availableAt`. */
    async retry(
      id: number,
      { availableAt, error }: { availableAt: number; error: string },
    ): Promise<void> {
      await unsynced(db, async (trx) => requeue(trx, id, availableAt, error));
    },

    /** Out of the queue for good, unless an operator revives it. */
    async bury(id: number, { code, message }: { code: string; message: string }): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const { uploadId } = await trx
          .updateTable('job')
          .set({ state: 'dead', lastError: `${code}: ${message}` })
          .where('id', '=', id)
          .returning('uploadId')
          .executeTakeFirstOrThrow();
        await trx
          .updateTable('upload')
          .set({ state: 'dead', errorCode: code, errorMessage: message })
          .where('id', '=', uploadId)
          .execute();
      });
    },

    dead: (): Promise<DeadJob[]> =>
      db
        .selectFrom('job')
        .select(['id', 'kind', 'uploadId', 'attempts', 'lastError'])
        .where('state', '=', 'dead')
        .orderBy('id')
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

    /** How many jobs wait, run, and are dead. */
    async counts(): Promise<Record<'queued' | 'running' | 'dead', number>> {
      const rows = await db
        .selectFrom('job')
        .select(({ fn }) => ['state', fn.countAll<number>().as('total')])
        .groupBy('state')
        .execute();
      const counts = { queued: 0, running: 0, dead: 0 };
      for (const { state, total } of rows) counts[state] = total;
      return counts;
    },

    /**
     * After the process died: what ran then is queued again. Its attempts stay counted; what has
     * `lostAttempts` of them is buried as `worker-lost`. Returns how many there were.
     */
    async recover({ lostAttempts }: { lostAttempts: number }): Promise<number> {
      const lost = await db
        .selectFrom('job')
        .select(['id', 'attempts'])
        .where('state', '=', 'running')
        .execute();
      for (const { id, attempts } of lost) {
        if (attempts < lostAttempts) {
          await this.retry(id, { availableAt: now(), error: 'the process ended during the work' });
        } else {
          const message = `the process ended ${attempts} times while working on this file`;
          await this.bury(id, { code: 'worker-lost', message });
        }
      }
      return lost.length;
    },

    /** One job for each upload that has none waiting. */
    async enqueueAnalysis(uploadIds: readonly string[]): Promise<void> {
      await db.transaction().execute((trx) => enqueueAnalysis(trx, uploadIds, now()));
    },
  };
}

/** Queues a new analysis, unless one is waiting already; one that runs now may have begun too early. */
export async function enqueueAnalysis(
  trx: Transaction<Tables>,
  uploadIds: readonly string[],
  now: number,
): Promise<void> {
  for (const uploadId of uploadIds) await insertJob(trx, uploadId, 'analyse', now);
}

export async function insertJob(
  trx: Transaction<Tables>,
  uploadId: string,
  kind: JobKind,
  now: number,
): Promise<void> {
  await trx
    .insertInto('job')
    .values({
      kind,
      uploadId,
      state: 'queued',
      attempts: 0,
      availableAt: now,
      lastError: null,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function dueJobs(trx: Transaction<Tables>, now: number, strikes: '<' | '>=', limit: number) {
  return trx
    .selectFrom('job')
    .innerJoin('upload', 'upload.id', 'job.uploadId')
    .innerJoin('rider', 'rider.id', 'upload.riderId')
    .select([
      'job.id',
      'job.kind',
      'job.attempts',
      'job.uploadId',
      'upload.parent',
      'upload.batch',
      'upload.filename',
      'upload.hash',
      'upload.riderId',
      'upload.uploadedBy',
      'rider.threshold',
      'rider.weight',
      'rider.maximumHeartRate',
      'rider.thresholdHeartRate',
    ])
    .where('job.state', '=', 'queued')
    .where('job.availableAt', '<=', now)
    .where('job.attempts', strikes, STRIKES)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('job as other')
            .select('other.id')
            .whereRef('other.uploadId', '=', 'job.uploadId')
            .where('other.state', '=', 'running'),
        ),
      ),
    )
    .orderBy('job.id')
    .limit(limit)
    .execute();
}

async function markRunning(
  trx: Transaction<Tables>,
  taken: readonly { id: number; uploadId: string }[],
): Promise<void> {
  if (taken.length === 0) return;
  await trx
    .updateTable('job')
    .set(({ eb }) => ({ state: 'running', attempts: eb('attempts', '+', 1) }))
    .where(
      'id',
      'in',
      taken.map((job) => job.id),
    )
    .execute();
  await trx
    .updateTable('upload')
    .set({ state: 'running' })
    .where(
      'id',
      'in',
      taken.map((job) => job.uploadId),
    )
    .where('state', '=', 'queued')
    .execute();
}

async function requeue(
  trx: Transaction<Tables>,
  id: number,
  availableAt: number,
  lastError: string,
): Promise<void> {
  const { uploadId } = await trx
    .selectFrom('job')
    .select('uploadId')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const waiting = await trx
    .selectFrom('job')
    .select('id')
    .where('uploadId', '=', uploadId)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  if (waiting) {
    await trx.deleteFrom('job').where('id', '=', id).execute();
    return;
  }
  await trx
    .updateTable('job')
    .set({ state: 'queued', availableAt, lastError })
    .where('id', '=', id)
    .execute();
}
