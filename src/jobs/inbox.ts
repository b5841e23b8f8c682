import { LabError } from '../core/errors.ts';
import type { InboxItem } from '../ledger/inbox.ts';
import type { Acknowledgement } from '../ledger/uploads.ts';
import type { Body } from '../originals/originals.ts';
import { createBell } from './bell.ts';
import { isStorageTrouble, isVerdict } from './blame.ts';
import type { ExpandParts } from './expand.ts';
import { demandConsent, type IntakeParts, store } from './intake.ts';
import { type Candidate, certainOwner, type Suggestion, suggestOwner, traitsOf } from './owner.ts';
import type { Runner } from './runner.ts';

export interface InboxParts
  extends IntakeParts,
    Pick<ExpandParts, 'openArchive' | 'maxEntryBytes'> {
  runner: Runner;
  /** Seconds since 1970 UTC. */
  now: () => number;
  /** The riders for whom the coach may send files at this moment; `disclosure` decides. */
  entrusted: (coachId: string) => Promise<Candidate[]>;
  /** Told of everything that is not the fault of a file. */
  warn: (message: string, error: unknown) => void;
}

export interface SuggestedItem extends InboxItem {
  suggested: Suggestion | null;
}

export interface ItemArrival {
  coachId: string;
  /** Display text only. */
  filename: string;
  /** Files dropped together share a batch. */
  batch?: string;
  maxBytes: number;
}

/** Files that a coach was given and that are nobody's yet. */
export interface Inbox {
  /** Begins to look into what is new, and lets go of what was kept long enough, now and hourly. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Settles when everything new was looked into, or the work was stopped. */
  idle(): Promise<void>;
  /** Durable when it settles. Throws `too-large`, `storage-full`, `unavailable`. */
  takeIn(body: Body, arrival: ItemArrival): Promise<InboxItem>;
  list(coachId: string): Promise<SuggestedItem[]>;
  /**
   * Makes it an upload of the rider, for whom the caller may send files, and remembers by what it
   * was known. Undefined when the coach has no such item waiting.
   */
  assign(coachId: string, id: string, riderId: string): Promise<Acknowledgement | undefined>;
  /** Gone with its bytes; false when the coach has no such item. */
  remove(coachId: string, id: string): Promise<boolean>;
}

/** From here on what goes wrong with an item is its own fault. */
const STRIKES = 3;
const HOUR = 3_600_000;
/** Seconds until work is tried again that a full disk or the like has stopped. */
const STORAGE_WAIT = 5;

export function createInbox(parts: InboxParts): Inbox {
  const { originals, ledger, feed, runner, entrusted, warn, now } = parts;
  const unlink = (hash: string): Promise<void> => originals.remove(hash);
  const bell = createBell();
  const waiters: (() => void)[] = [];
  let stopping = false;
  let working: Promise<void> = Promise.resolve();
  let sweeping: NodeJS.Timeout | undefined;

  async function work(): Promise<void> {
    await runner.ready();
    while (!stopping) {
      try {
        await lookIntoNew();
        for (const resolve of waiters.splice(0)) resolve();
        await bell.wait(Number.POSITIVE_INFINITY);
      } catch (error) {
        if (stopping) break;
        warn('the inbox cannot go on', error);
        await bell.wait(STORAGE_WAIT);
      }
    }
    for (const resolve of waiters.splice(0)) resolve();
  }

  /** One after the other: uploads go before. */
  async function lookIntoNew(): Promise<void> {
    for (let item = await nextItem(); item; item = await nextItem()) {
      try {
        if (item.kind === 'archive') await expand(item);
        else await look(item);
      } catch (error) {
        if (stopping || isStorageTrouble(error)) {
          await ledger.inbox.forgive(item.id);
          throw error;
        }
        await endBadly(item, error);
      }
    }
  }

  async function endBadly({ id, attempts }: InboxItem, error: unknown): Promise<void> {
    const { code, message } =
      error instanceof LabError ? error : new LabError('internal', String(error));
    if (!isVerdict(code)) warn(`inbox item ${id} failed (${code}, attempt ${attempts})`, error);
    if (isVerdict(code) || attempts >= STRIKES) {
      await ledger.inbox.refuse(id, { code, message }, unlink);
    }
  }

  async function nextItem(): Promise<InboxItem | undefined> {
    const item = stopping ? undefined : await ledger.inbox.next();
    if (!item || item.attempts <= STRIKES) return item;
    const message = `the process ended ${STRIKES} times while looking into this file`;
    await ledger.inbox.refuse(item.id, { code: 'worker-lost', message }, unlink);
    return nextItem();
  }

  /** Makes every file of an archive an item; then the archive is no longer needed. */
  async function expand(archive: InboxItem): Promise<void> {
    await originals.withFile(archive.hash, async (path) => {
      for await (const entry of parts.openArchive(path, archive.filename)) {
        if (stopping) throw new LabError('unavailable', 'the service is stopping');
        if ('skipped' in entry) continue;
        const filename = entry.name;
        if ('error' in entry) {
          await ledger.inbox.refuseEntry(archive, { filename, error: entry.error });
        } else {
          await acceptEntry(archive, filename, entry.body);
        }
      }
    });
    await ledger.inbox.remove(archive.coachId, archive.id, unlink);
  }

  async function acceptEntry(archive: InboxItem, filename: string, body: Body): Promise<void> {
    try {
      const { hash, size } = await originals.put(body, { maxBytes: parts.maxEntryBytes });
      const content = { hash, size };
      await ledger.inbox
        .acceptEntry(archive, { filename, ...content })
        .catch((error) => forget(content.hash, error));
    } catch (error) {
      if (!(error instanceof LabError) || isStorageTrouble(error)) throw error;
      await ledger.inbox.refuseEntry(archive, { filename, error });
    }
  }

  /** Bytes that nothing speaks of have no business here. */
  async function forget(hash: string, error: unknown): Promise<never> {
    await ledger.uploads.release(hash, () => unlink(hash));
    throw error;
  }

  /** Whose file it was the last time, theirs it is again, if they still agree. */
  async function look({ id, hash, coachId, ...item }: InboxItem): Promise<void> {
    const seen = await originals.withFile(hash, (file) => runner.look({ file, now: now() }));
    await ledger.inbox.describe(id, seen);
    const [known, candidates] = await Promise.all([
      ledger.inbox.knownOwners(coachId),
      entrusted(coachId),
    ]);
    const owner = certainOwner({ ...item, ...seen }, known, candidates);
    if (owner) await assign(coachId, id, owner.riderId);
  }

  async function assign(coachId: string, id: string, riderId: string) {
    const item = await ledger.inbox.get(coachId, id);
    if (!item) return undefined;
    await demandConsent(parts.mayStore, riderId);
    const acknowledged = await ledger.inbox.assign({ id, coachId, riderId }, traitsOf(item));
    if (!acknowledged) return undefined;
    const { uploadId } = acknowledged;
    await ledger.audit.record({ actor: coachId, action: 'inbox.assign', subject: uploadId });
    feed.publish({ uploadId, state: acknowledged.state });
    parts.wake();
    return acknowledged;
  }

  async function sweep(): Promise<void> {
    try {
      await ledger.inbox.expire(unlink);
    } catch (error) {
      warn('what was kept long enough cannot be removed', error);
    }
  }

  return {
    async start() {
      await sweep();
      sweeping = setInterval(sweep, HOUR);
      sweeping.unref();
      working = work();
    },

    async stop() {
      stopping = true;
      clearInterval(sweeping);
      bell.ring();
      await working;
    },

    idle() {
      return new Promise((resolve) => {
        waiters.push(resolve);
        bell.ring();
      });
    },

    async takeIn(body, { maxBytes, ...arrival }) {
      const content = await store(body, maxBytes, parts);
      const item = await ledger.inbox
        .accept({ ...arrival, ...content })
        .catch((error) => forget(content.hash, error));
      if (!(await originals.has(content.hash))) {
        // The same content was deleted between the two lines above.
        throw new LabError(
          'unavailable',
          `${item.filename} was being deleted meanwhile: try again`,
        );
      }
      bell.ring();
      return item;
    },

    async list(coachId) {
      const [items, known, candidates] = await Promise.all([
        ledger.inbox.list(coachId),
        ledger.inbox.knownOwners(coachId),
        entrusted(coachId),
      ]);
      return items.map((item) => ({
        ...item,
        suggested: item.state === 'waiting' ? suggestOwner(item, known, candidates) : null,
      }));
    },

    assign,
    remove: (coachId, id) => ledger.inbox.remove(coachId, id, unlink),
  };
}
