import { LabError } from '../core/errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Acknowledgement } from '../ledger/uploads.ts';
import type { Body, Originals } from '../originals/originals.ts';
import type { Feed } from './feed.ts';

export interface IntakeParts {
  originals: Originals;
  ledger: Ledger;
  feed: Feed;
  /** Tells an archive by its first bytes. */
  isArchive: (head: Uint8Array) => boolean;
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
  maxBytes: number;
}

/**
 * Takes one file or archive in. What it returns is a promise kept: the bytes and what is to be done
 * with them survive a power cut. Throws `too-large`, `storage-full`, `unavailable`.
 */
export async function takeIn(
  body: Body,
  { maxBytes, ...arrival }: Arrival,
  { originals, ledger, feed, isArchive, wake }: IntakeParts,
): Promise<Acknowledgement> {
  const sniffed = { archive: false };
  const { hash, size } = await originals.put(
    withHead(body, (head) => {
      sniffed.archive = isArchive(head);
    }),
    { maxBytes },
  );
  const kind = sniffed.archive ? 'archive' : 'file';
  const acknowledged = await ledger.uploads.accept({ ...arrival, kind, hash, size });
  if (!(await originals.has(hash))) {
    // The same content was deleted between the two lines above; it will not come back by itself.
    throw new LabError('unavailable', `${arrival.filename} was being deleted meanwhile: try again`);
  }
  feed.publish({ uploadId: acknowledged.uploadId, state: acknowledged.state });
  wake();
  return acknowledged;
}

const HEAD_BYTES = 8;

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
