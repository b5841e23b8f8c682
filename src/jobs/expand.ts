import { type ErrorCode, LabError } from '../core/errors.ts';
import type { ClaimedJob } from '../ledger/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ArrivedUpload } from '../ledger/uploads.ts';
import type { Body, Originals } from '../originals/originals.ts';
import type { Feed } from './feed.ts';
import { acknowledge, type MayStore } from './intake.ts';

/** One thing found in an archive: a file and what the archive says of it, or why it is none. */
export type ArchiveEntry =
  | { name: string; body: Body; metadata?: { title: string | null } | null }
  | { name: string; skipped: string }
  | { name: string; error: { code: ErrorCode; message: string } };

/** Opens the archive in the file at `path`, archives inside it too; throws LabError. */
export type OpenArchive = (path: string, filename: string) => AsyncIterable<ArchiveEntry>;

export interface ExpandParts {
  originals: Originals;
  ledger: Ledger;
  feed: Feed;
  openArchive: OpenArchive;
  maxEntryBytes: number;
  mayStore: MayStore;
  /** Called when there is something new in the queue. */
  wake: () => void;
  /** An archive may take minutes, a stop should not. */
  isStopping: () => boolean;
}

/**
 * Makes every file of an archive a durable upload of its own; then the archive itself is no longer
 * needed. May be broken off anywhere and done again.
 * @throws LabError consent-needed, once the rider has taken the consent back
 */
export async function expand(job: ClaimedJob, parts: ExpandParts): Promise<void> {
  const { originals, ledger, feed, openArchive, isStopping } = parts;
  const seen = { entries: 0, skipped: 0, broken: 0 };
  await originals.withFile(job.hash, async (path) => {
    for await (const entry of openArchive(path, job.filename)) {
      if (isStopping()) throw new LabError('unavailable', 'the service is stopping');
      seen.entries++;
      if ('skipped' in entry) seen.skipped++;
      else if ('error' in entry || !(await accept(entry, job, parts))) seen.broken++;
    }
  });
  await ledger.outcomes.open({ jobId: job.id, uploadId: job.uploadId }, seen);
  await ledger.uploads.release(job.hash, () => originals.remove(job.hash));
  const upload = await ledger.uploads.get(job.uploadId);
  if (upload) feed.publish({ uploadId: upload.id, state: upload.state });
}

/** False where the entry itself is at fault. */
async function accept(
  entry: Extract<ArchiveEntry, { body: Body }>,
  job: ClaimedJob,
  { originals, ledger, feed, maxEntryBytes, mayStore, wake }: ExpandParts,
): Promise<boolean> {
  const stored = await originals
    .put(entry.body, { maxBytes: maxEntryBytes })
    .catch((error: unknown) => {
      if (error instanceof LabError && error.code !== 'storage-full') return null;
      throw error;
    });
  if (!stored) return false;
  const arrived: ArrivedUpload = {
    kind: 'file',
    filename: entry.name,
    title: entry.metadata?.title ?? null,
    size: stored.size,
    hash: stored.hash,
    riderId: job.riderId,
    uploadedBy: job.uploadedBy,
    batch: job.batch,
    parent: job.uploadId,
  };
  const { uploadId, state } = await acknowledge(arrived, { originals, ledger, mayStore });
  feed.publish({ uploadId, state, parent: job.uploadId });
  wake();
  return true;
}
