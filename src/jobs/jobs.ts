import type { StreamsOptions } from '../core/streams.ts';
import type { StreamFormat } from '../core/streams-text.ts';
import type { DeadJob } from '../ledger/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ChangedDays, IsAffected } from '../ledger/profiles.ts';
import type { LedgerRide, RideEdit } from '../ledger/rides.ts';
import type { Acknowledgement } from '../ledger/uploads.ts';
import type { Body } from '../originals/originals.ts';
import type { RideView } from '../warehouse/result.ts';
import { type EraseParts, erase, finishErasures } from './erase.ts';
import { createFeed, type Listener } from './feed.ts';
import { createInbox, type Inbox, type InboxParts } from './inbox.ts';
import { type Arrival, type IntakeParts, takeIn } from './intake.ts';
import { createQueue, type QueueParts } from './queue.ts';
import { type Reconciled, reconcile } from './reconcile.ts';
import { type Retention, type Swept, sweep } from './retention.ts';
import { createTurns } from './turns.ts';

type Profiles = Ledger['profiles'];

export type JobsParts = Omit<
  QueueParts & IntakeParts & InboxParts,
  'feed' | 'wake' | 'storing' | 'moreComing'
>;

/** Everything that changes rides: taking files in, analysing, editing, deleting, in good order. */
export interface Jobs {
  /** Reconciles the stores and finishes erasures, then begins to work. */
  start(): Promise<Reconciled>;
  /** Takes nothing more and ends what was begun. */
  stop(): Promise<void>;
  inbox: Omit<Inbox, 'start' | 'stop'>;
  /** Settles when nothing is left to do. */
  idle(): Promise<void>;
  /** The rider agreed again that files are analysed: what was held for that goes on. */
  resume(riderId: string): Promise<void>;
  /** Durable when it settles. Throws `consent-needed`, `too-large`, `storage-full`, `unavailable`. */
  takeIn(body: Body, arrival: Arrival): Promise<Acknowledgement>;
  /** Settles when the change shows in the warehouse; undefined when there is no such ride. */
  editRide(id: string, edit: RideEdit): Promise<LedgerRide | undefined>;
  /**
   * Makes a change of the rider's dated values; the rides that it can change are analysed again by
   * and by.
   */
  changeProfile<T>(
    riderId: string,
    change: (profiles: Profiles, isAffected: IsAffected) => Promise<T>,
  ): Promise<T>;
  /** Makes a change of a rider's privacy zones; all the rider's rides are analysed again by and by. */
  changeZones<T>(change: (zones: Ledger['zones']) => Promise<T>): Promise<T>;
  /** Gone for everybody when it settles, its bytes too; false when there is no such ride. */
  deleteRide(id: string): Promise<boolean>;
  /**
   * Gone for everybody when it settles, their files too; false when there is no such person.
   * @throws LabError conflict, when no admin would be left who can sign in
   */
  erase(personId: string): Promise<boolean>;
  /** Leaves no byte of erased people in any file; says of how many. */
  finishErasures(): Promise<number>;
  /** Removes what is kept long enough. */
  sweep(retention: Retention): Promise<Swept>;
  /** Decoded from the original; undefined when there is no such ride, or nothing of it is visible. */
  streams(
    id: string,
    options: StreamsOptions & { view: RideView; format: StreamFormat },
  ): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Hears of one upload and the entries of an archive, or of all, until the returned call. */
  subscribe(uploadId: string | null, listener: Listener): () => void;
  dead(): Promise<DeadJob[]>;
  /** Tries a dead letter again; false when there is no such. */
  revive(id: number): Promise<boolean>;
  counts(): ReturnType<Ledger['jobs']['counts']>;
}

/** Seconds; an edit is durable long before, but a full disk may keep it from being shown. */
const LONGEST_WAIT = 10;

const DAY = 86_400;

/** The rider's own day may differ by one from the day in UTC. */
function mayFallInto({ from, to }: ChangedDays, start: number): boolean {
  return start >= from - DAY && start < to + DAY;
}

export function createJobs(parts: JobsParts): Jobs {
  const { originals, ledger, warehouse, runner, now } = parts;
  const feed = createFeed();
  const storing = createTurns();
  let arriving = 0;
  const queue = createQueue({ ...parts, feed, storing, moreComing: () => arriving > 0 });
  const erasing: EraseParts = { ...parts, storing };
  const intake: IntakeParts = { ...parts, feed, wake: queue.wake };
  const inbox = createInbox({ ...parts, ...intake });

  /** Settles when nothing more is to be done for an upload, or after a while. */
  async function analysed(uploadId: string): Promise<void> {
    const end = now() + LONGEST_WAIT;
    while (now() < end) {
      const next = nextEvent(uploadId, end - now());
      if (!(await ledger.jobs.isOpen(uploadId))) return next.forget();
      await next.happened;
    }
  }

  async function deleteRide(id: string): Promise<boolean> {
    const removed = await ledger.rides.remove(id);
    if (!removed) return false;
    await warehouse.remove([id]);
    await ledger.uploads.release(removed.hash, () => originals.remove(removed.hash));
    return true;
  }

  function nextEvent(uploadId: string, seconds: number) {
    let forget = (): void => {};
    const happened = new Promise<void>((resolve) => {
      const unsubscribe = feed.subscribe(uploadId, () => forget());
      const alarm = setTimeout(() => forget(), seconds * 1_000);
      forget = () => {
        unsubscribe();
        clearTimeout(alarm);
        resolve();
      };
    });
    return { happened, forget };
  }

  return {
    async start() {
      const reconciled = await reconcile(parts);
      await finishErasures(erasing);
      await queue.start();
      await inbox.start();
      return reconciled;
    },
    inbox,
    async stop() {
      await Promise.all([inbox.stop(), queue.stop()]);
    },
    idle: queue.idle,
    async resume(riderId) {
      await ledger.jobs.release(riderId);
      queue.wake();
    },
    takeIn(body, arrival) {
      arriving++;
      return takeIn(body, arrival, intake).finally(() => {
        arriving--;
      });
    },

    async editRide(id, edit) {
      const edited = await ledger.rides.edit(id, edit);
      queue.wake();
      if (edited) await analysed(edited.uploadId);
      return edited;
    },

    async changeProfile(riderId, change) {
      const starts = await warehouse.rideStarts(riderId);
      const changed = await change(ledger.profiles, (uploadId, days) =>
        // what the warehouse does not know yet may have begun with the old values
        (starts.get(uploadId) ?? [days.from]).some((start) => mayFallInto(days, start)),
      );
      queue.wake();
      return changed;
    },

    async changeZones(change) {
      const changed = await change(ledger.zones);
      queue.wake();
      return changed;
    },

    deleteRide,

    erase: (personId) => erase(personId, erasing),
    finishErasures: () => finishErasures(erasing),
    sweep: (retention) => sweep(retention, { ...parts, deleteRide }),

    async streams(id, { view, ...options }) {
      const ride = await ledger.rides.get(id);
      if (!ride) return undefined;
      const [profile, zones] = await Promise.all([
        ledger.profiles.of(ride.riderId),
        view === 'whole' ? null : ledger.zones.of(ride.riderId),
      ]);
      const request = { ...options, now: now(), part: ride.part, profile, zones };
      const streams = await originals.withFile(ride.hash, (file) =>
        runner.streams({ ...request, file }),
      );
      return streams ?? undefined;
    },

    subscribe: feed.subscribe,
    dead: ledger.jobs.dead,
    async revive(id) {
      const revived = await ledger.jobs.revive(id);
      queue.wake();
      return revived;
    },
    counts: ledger.jobs.counts,
  };
}
