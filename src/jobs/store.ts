import type { Note } from '../core/notes.ts';
import type { ClaimedJob } from '../ledger/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RideResult, UploadResult } from '../warehouse/result.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { demandConsent, type MayStore } from './intake.ts';

/** What came of a job, not yet in the warehouse. */
export interface Analysed {
  job: ClaimedJob;
  /** Of the zones that the results were computed for. */
  zoneKey: string;
  results: RideResult[];
}

export interface Stored {
  job: ClaimedJob;
  /** What everybody who sees the rides may read. */
  notes: Note[];
  rideIds: string[];
}

interface StoreParts {
  ledger: Ledger;
  warehouse: Warehouse;
  mayStore: MayStore;
}

/**
 * Puts results into the warehouse, all or none, and ends their jobs. Returns those that are still
 * wanted: the others' riders were erased meanwhile.
 * @throws LabError consent-needed, where one of the riders took the consent back meanwhile
 */
export async function store(
  analysed: readonly Analysed[],
  { ledger, warehouse, mayStore }: StoreParts,
): Promise<Stored[]> {
  const wanted = new Set(await ledger.jobs.markStoring(analysed.map(({ job }) => job.id)));
  const group = analysed.filter(({ job }) => wanted.has(job.id));
  if (group.length === 0) return [];
  for (const riderId of new Set(group.map(({ job }) => job.riderId))) {
    await demandConsent(mayStore, riderId);
  }
  const uploads = await underTheirIds(group, ledger);
  await warehouse.commit(uploads);
  const stored = group.map(({ job, results }, i) => ({
    job,
    notes: results.flatMap(({ view, notes }) => (view === 'visible' ? [] : notes)),
    rideIds: [...new Set(uploads[i]?.rides.map((ride) => ride.rideId))],
  }));
  const deleted = await ledger.outcomes.finish(
    stored.map(({ job, ...end }) => ({ jobId: job.id, uploadId: job.uploadId, ...end })),
  );
  if (deleted.length > 0) await warehouse.remove(deleted);
  return stored;
}

async function underTheirIds(
  group: readonly Analysed[],
  { rides }: Pick<Ledger, 'rides'>,
): Promise<UploadResult[]> {
  const ensured = await rides.ensure(
    group.map(({ job: { uploadId, riderId, hash }, results }) => {
      return { uploadId, riderId, hash, parts: [...new Set(results.map(({ part }) => part))] };
    }),
  );
  return group.map(({ job: { uploadId, riderId, filename, ...job }, zoneKey, results }, i) => {
    const rides = results.flatMap((result) => {
      const ride = ensured[i]?.get(result.part);
      return ride ? [{ rideId: ride.id, title: ride.title ?? job.title, result }] : [];
    });
    return { uploadId, riderId, filename, zoneKey, rides };
  });
}
