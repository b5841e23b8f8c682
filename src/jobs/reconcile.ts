import type { Ledger } from '../ledger/ledger.ts';
import type { Originals } from '../originals/originals.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { unlinkUnneeded } from './intake.ts';

export interface Reconciled {
  /** Uploads queued for analysis: their rides are missing, or of another version or other packs. */
  recomputed: number;
  /** Rides in the warehouse that the ledger does not know or no longer wants. */
  dropped: number;
  /** Contents unlinked because nobody needs them: what a killed process had no time to remove. */
  unlinked: number;
}

/** Brings warehouse and originals in line with the ledger; before the queue starts. */
export async function reconcile(parts: {
  originals: Originals;
  ledger: Ledger;
  warehouse: Warehouse;
}): Promise<Reconciled> {
  const { ledger, warehouse } = parts;
  const [live, current] = await Promise.all([ledger.rides.live(), warehouse.current()]);
  const wanted = new Set(live.map((ride) => ride.id));
  const orphans = [...current.keys()].filter((id) => !wanted.has(id));
  const stale = new Set(
    live.filter((ride) => current.get(ride.id) !== true).map((ride) => ride.uploadId),
  );
  await warehouse.remove(orphans);
  await ledger.jobs.enqueueAnalysis([...stale]);
  const unlinked = await unlinkUnneeded(parts);
  return { recomputed: stale.size, dropped: orphans.length, unlinked };
}
