import { LabError } from '../core/errors.ts';
import type { ClaimedJob, JobKind } from '../ledger/jobs.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { createBell } from './bell.ts';
import { isStorageTrouble, isVerdict } from './blame.ts';
import { type ExpandParts, expand } from './expand.ts';
import { createGroup } from './group.ts';
import { type RiderNow, riderNow } from './rider-now.ts';
import type { Runner } from './runner.ts';
import { type Analysed, store } from './store.ts';
import type { Turns } from './turns.ts';

export interface QueueParts extends Omit<ExpandParts, 'wake' | 'isStopping'> {
  warehouse: Warehouse;
  runner: Runner;
  /** Whoever puts results into the warehouse does it in these turns. */
  storing: Turns;
  /** Files are being taken in: there will be more to do in a moment. */
  moreComing: () => boolean;
  /** Seconds since 1970 UTC. */
  now: () => number;
  /** Seconds before a second attempt; four times as long before each further one. */
  backoff: number;
  /** Told of everything that is not the fault of a file. */
  warn: (message: string, error: unknown) => void;
}

export interface Queue {
  /** Begins to work; what ran when the process last died is queued again first. */
  start(): Promise<void>;
  /** There may be something new to do. */
  wake(): void;
  /** Takes nothing more and ends what a thread has begun; the rest is queued again, no strike. */
  stop(): Promise<void>;
  /** Settles when every job has come to an end, or the queue has. */
  idle(): Promise<void>;
}

/** Attempts that end with the process or the worker, or that were stopped by it. */
const STRIKES = 3;
/** From the third on a job is tried alone, so that here its blame is beyond doubt. */
const LOST_ATTEMPTS = 6;
/** Seconds until work is tried again that a full disk or the like has stopped. */
const STORAGE_WAIT = 5;

/**
 * One ride costs nearly as much to commit as 64. Nothing waits while no other file is in work or on
 * its way in; under load, a tenth of a second gathers what two threads compute meanwhile.
 */
const GROUP = { most: 64, longest: 100 };
/** Jobs taken at once for each thread: asking for one costs as much as for many. */
const CLAIMED = 4;

/** What is asked once for many jobs. */
interface Known {
  rider: Promise<RiderNow>;
  bikes: ReturnType<QueueParts['ledger']['rides']['declared']>;
}

/** Works through the jobs of the ledger until it is stopped. */
export function createQueue(parts: QueueParts): Queue {
  const { ledger, originals, warehouse, runner, feed } = parts;
  const { storing, now, backoff, warn } = parts;
  const inFlight = new Map<ClaimedJob, Promise<void>>();
  /** To be told when there is nothing to do. */
  const waiters: (() => void)[] = [];
  const bell = createBell();
  const group = createGroup<Analysed>({ ...GROUP, take: (some) => storing(() => storeAll(some)) });
  /** There may be jobs that the last look did not see. */
  let news = true;
  /** When the first of those that the last look left is due; null where it left none. */
  let due: number | null = null;
  let stopping = false;
  let working: Promise<void> = Promise.resolve();

  async function work(): Promise<void> {
    await runner.ready();
    while (!stopping) {
      try {
        await takeJobs();
      } catch (error) {
        news = true;
        warn('jobs cannot be claimed', error);
        await bell.wait(STORAGE_WAIT);
      }
    }
    await Promise.all(inFlight.values());
    await group.settle();
    for (const resolve of waiters.splice(0)) resolve();
  }

  async function takeJobs(): Promise<void> {
    // Whoever asked before this look is answered by it.
    const asked = waiters.length;
    // As long as a file is at hand for the next worker that is done.
    if (inFlight.size > runner.size) return bell.wait(Number.POSITIVE_INFINITY);
    const nothingRuns = inFlight.size === 0 && group.isEmpty();
    if (news || nothingRuns || (due ?? Number.POSITIVE_INFINITY) <= now()) {
      if (await claimSome(nothingRuns)) return;
      due = await ledger.jobs.nextDue();
    }
    if (inFlight.size === 0 && !parts.moreComing()) group.flush();
    if (due === null && nothingRuns) for (const resolve of waiters.splice(0, asked)) resolve();
    await bell.wait(untilDue(due, nothingRuns));
  }

  /** False where there was nothing to claim. */
  async function claimSome(nothingRuns: boolean): Promise<boolean> {
    news = false;
    const limit = CLAIMED * runner.size - inFlight.size;
    // One archive at a time, so that single files find a free place beside it.
    const expanding = [...inFlight.keys()].some(({ kind }) => kind === 'expand');
    const kinds: JobKind[] = expanding ? ['analyse'] : ['analyse', 'expand'];
    const jobs = await ledger.jobs.claim({ limit, nothingRuns, kinds, strikes: STRIKES });
    if (jobs.length === 0) return false;
    // Where an archive was taken, others may have been left, and files behind them.
    news ||= jobs.length === limit || jobs.some(({ kind }) => kind === 'expand');
    const bikes = ledger.rides.declared(jobs.map(({ uploadId }) => uploadId));
    for (const [riderId, some] of Map.groupBy(jobs, (job) => job.riderId)) {
      // Asked after they were claimed: whatever changes from now on queues another analysis.
      const rider = riderNow(riderId, parts);
      for (const job of some) begin(job, { rider, bikes });
    }
    if (jobs.some((job) => job.attempts > STRIKES)) await Promise.all(inFlight.values());
    return true;
  }

  function wake(): void {
    news = true;
    bell.ring();
  }

  /** Seconds to wait for the next job, unless the bell rings before. */
  function untilDue(due: number | null, nothingRuns: boolean): number {
    if (due === null) return Number.POSITIVE_INFINITY;
    const wait = due - now();
    return wait > 0 || nothingRuns ? Math.max(wait, 0.01) : Number.POSITIVE_INFINITY;
  }

  /** Until the rider agrees again. */
  async function hold({ id, uploadId, parent }: ClaimedJob): Promise<void> {
    await ledger.jobs.hold(id);
    feed.publish({ uploadId, parent, state: 'queued' });
  }

  function begin(job: ClaimedJob, known: Known): void {
    const done = perform(job, known)
      .catch((error) => endBadly(job, error))
      .finally(() => {
        inFlight.delete(job);
        // The next archive may have been waiting for the end of this one.
        news ||= job.kind === 'expand';
        bell.ring();
      });
    inFlight.set(job, done);
  }

  async function perform(job: ClaimedJob, { rider, bikes }: Known): Promise<void> {
    const { uploadId, parent } = job;
    const [{ zoneKey, ...about }, declared] = await Promise.all([rider, bikes]);
    feed.publish({ uploadId, parent, state: 'running' });
    if (job.kind === 'expand') return expand(job, { ...parts, wake, isStopping: () => stopping });
    const results = await originals.withFile(job.hash, (file) =>
      runner.analyse({
        file,
        now: now(),
        ...about,
        declared: declared.get(uploadId) ?? [],
      }),
    );
    group.add({ job, zoneKey, results });
  }

  async function storeAll(group: Analysed[]): Promise<void> {
    try {
      const finished = await store(group, parts);
      for (const { job, ...end } of finished) await announce(job, { state: 'done', ...end });
    } catch (error) {
      // One bad result must not hold up the others: each for itself.
      if (group.length > 1) for (const one of group) await storeAll([one]);
      else for (const { job } of group) await endBadly(job, error);
    }
    bell.ring();
  }

  /** Tells of the end of an upload, and of the archive's when it was the last of its entries. */
  async function announce(
    job: ClaimedJob,
    event: Omit<Parameters<typeof feed.publish>[0], 'uploadId'>,
  ): Promise<void> {
    feed.publish({ ...event, uploadId: job.uploadId, parent: job.parent });
    if (job.parent !== null && (await ledger.uploads.isWorkedOff(job.parent))) {
      feed.publish({ uploadId: job.parent, state: 'done' });
    }
  }

  /** Says what a failure means, and says it until the ledger has heard it. */
  async function endBadly(job: ClaimedJob, error: unknown): Promise<void> {
    for (;;) {
      try {
        await settle(job, error);
        news = true;
        return;
      } catch (trouble) {
        warn(`the end of job ${job.id} cannot be written`, trouble);
        if (stopping) return;
        await new Promise((resolve) => setTimeout(resolve, STORAGE_WAIT * 1_000));
      }
    }
  }

  async function settle(job: ClaimedJob, error: unknown): Promise<void> {
    const { id, uploadId, attempts } = job;
    const known = error instanceof LabError ? error : new LabError('internal', String(error));
    const { code, message } = known;
    if (code === 'consent-needed') return hold(job);
    if (stopping && code === 'unavailable') {
      return ledger.jobs.retry(id, { availableAt: now(), error: message, forgive: true });
    }
    if (isVerdict(code)) {
      // A new version of the analysis may refuse what an old one took.
      await warehouse.commit([
        { uploadId, riderId: job.riderId, filename: job.filename, zoneKey: '', rides: [] },
      ]);
      await ledger.outcomes.fail({ jobId: id, uploadId }, { code, message });
      await ledger.uploads.release(job.hash, () => originals.remove(job.hash));
      return announce(job, { state: 'failed', error: { code, message } });
    }
    warn(`job ${id} failed (${code}, attempt ${attempts})`, error);
    if (isStorageTrouble(error)) {
      const availableAt = now() + STORAGE_WAIT;
      return ledger.jobs.retry(id, { availableAt, error: message, forgive: true });
    }
    if (attempts >= STRIKES) {
      await ledger.jobs.bury(id, { code, message });
      return announce(job, { state: 'dead', error: { code, message } });
    }
    const availableAt = now() + backoff * 4 ** (attempts - 1);
    await ledger.jobs.retry(id, { availableAt, error: message, forgive: false });
  }

  return {
    async start() {
      const lost = await ledger.jobs.recover({ lostAttempts: LOST_ATTEMPTS });
      if (lost > 0) warn(`${lost} jobs ran when the process last ended`, null);
      await ledger.jobs.release(null);
      working = work();
    },
    wake,
    async stop() {
      stopping = true;
      runner.stopFiles();
      bell.ring();
      await working;
    },
    idle() {
      return new Promise((resolve) => {
        waiters.push(resolve);
        bell.ring();
      });
    },
  };
}
