import { LabError } from '../core/errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Acknowledgement, ArrivedUpload, DeclaredRide } from '../ledger/uploads.ts';
import type { Body, Originals } from '../originals/originals.ts';
import type { Feed } from './feed.ts';

/** Files of the rider may be kept and analysed now. */
export type MayStore = (riderId: string) => Promise<boolean>;

export interface IntakeParts {
  originals: Originals;
  ledger: Ledger;
  feed: Feed;
  /** Tells an archive by its first bytes. */
  isArchive: (head: Uint8Array) => boolean;
  mayStore: MayStore;
  wake: () => void;
}

export interface Arrival {
  /** Display text only. */
  filename: string;
  riderId: string;
  /** Id of the person who uploads. */
  uploadedBy: string;
  /** Files dropped together share a batch. */
  batch?: string;
  /** What another service said of the file and its rides. */
  title?: string | null;
  rides?: readonly DeclaredRide[];
  maxBytes: number;
}

/**
 * Takes one file or archive in. What it returns is a promise kept: the bytes and what is to be done
 * with them survive a power cut. Without the rider's consent not a byte is read.
 * @throws LabError consent-needed, too-large, storage-full, unavailable; not-found, when the rider
 *   was erased meanwhile
 */
export async function takeIn(
  body: Body,
  { maxBytes, ...arrival }: Arrival,
  { originals, ledger, feed, isArchive, mayStore, wake }: IntakeParts,
): Promise<Acknowledgement> {
  await demandConsent(mayStore, arrival.riderId);
  const content = await store(body, maxBytes, { originals, isArchive });
  const arrived = { ...arrival, ...content };
  const acknowledged = await acknowledge(arrived, { originals, ledger, mayStore });
  if (!(await originals.has(content.hash))) {
    // The same content was deleted between the two lines above; it will not come back by itself.
    throw new LabError('unavailable', `${arrival.filename} was being deleted meanwhile: try again`);
  }
  feed.publish({ uploadId: acknowledged.uploadId, state: acknowledged.state });
  wake();
  return acknowledged;
}

interface Stores {
  originals: Originals;
  ledger: Ledger;
}

/**
 * The rider may have taken the consent back while the bytes came in. Those that no upload speaks of
 * have no business here.
 */
export async function acknowledge(
  arrived: ArrivedUpload,
  { mayStore, ...stores }: Stores & { mayStore: MayStore },
): Promise<Acknowledgement> {
  try {
    await demandConsent(mayStore, arrived.riderId);
    return await stores.ledger.uploads.accept(arrived);
  } catch (error) {
    await unlinkAll([arrived.hash], stores);
    throw error;
  }
}

/** Removes those of the contents that nobody needs; says how many. */
export async function unlinkAll(
  hashes: Iterable<string>,
  { originals, ledger }: Stores,
): Promise<number> {
  let unlinked = 0;
  for (const hash of hashes) {
    await ledger.uploads.release(hash, async () => {
      await originals.remove(hash);
      unlinked++;
    });
  }
  return unlinked;
}

/** Removes what nobody needs; listed first, so that what arrives meanwhile is not looked at. */
export async function unlinkUnneeded(stores: Stores): Promise<number> {
  const hashes: string[] = [];
  for await (const hash of stores.originals.list()) hashes.push(hash);
  const needed = await stores.ledger.uploads.needed();
  const rest = hashes.filter((hash) => !needed.has(hash));
  return unlinkAll(rest, stores);
}

/** Makes the bytes durable and tells what they are. Throws `too-large`, `storage-full`. */
export async function store(
  body: Body,
  maxBytes: number,
  { originals, isArchive }: Pick<IntakeParts, 'originals' | 'isArchive'>,
) {
  let kind: 'file' | 'archive' = 'file';
  const see = (head: Uint8Array): void => {
    if (isArchive(head)) kind = 'archive';
  };
  const { hash, size } = await originals.put(withHead(body, see), { maxBytes });
  return { kind, hash, size };
}

/** @throws LabError consent-needed */
export async function demandConsent(mayStore: MayStore, riderId: string): Promise<void> {
  if (await mayStore(riderId)) return;
  throw new LabError('consent-needed', 'The rider has not agreed that files are kept.');
}

/** As many as tell a FIT file. */
const HEAD_BYTES = 12;

/** Passes the body on unchanged, showing its first bytes (fewer when it is shorter). */
async function* withHead(body: Body, see: (head: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array(0);
  for await (const piece of body) {
    if (head) {
      head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES)]);
      if (head.length >= HEAD_BYTES) {
        see(head);
        head = null;
      }
    }
    yield piece;
  }
  if (head) see(head);
}
