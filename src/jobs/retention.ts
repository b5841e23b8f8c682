import type { Ledger } from '../ledger/ledger.ts';
import type { Originals } from '../originals/originals.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { unlinkAll } from './intake.ts';

/** How long the service keeps what it need not keep. */
export interface Retention {
  /** Days that the log of sensitive actions goes back. */
  auditDays: number;
  /** Days until the bytes of a file that was refused or given up are removed. */
  failedDays: number;
}

export interface Swept {
  /** Rides older than their riders keep them. */
  rides: number;
  /** Contents of failed uploads. */
  unlinked: number;
}

const DAY = 86_400;

/** Removes what is too old now. May be broken off anywhere and done again. */
export async function sweep(
  { auditDays, failedDays }: Retention,
  parts: {
    ledger: Ledger;
    originals: Originals;
    warehouse: Warehouse;
    now: () => number;
    deleteRide: (id: string) => Promise<boolean>;
  },
): Promise<Swept> {
  const { ledger, now } = parts;
  await ledger.retention.forgetPast(now() - auditDays * DAY);
  const dropped = await ledger.retention.dropFailed(now() - failedDays * DAY);
  const unlinked = await unlinkAll(dropped, parts);
  return { unlinked, rides: await removeOldRides(parts) };
}

async function removeOldRides({
  ledger,
  warehouse,
  now,
  deleteRide,
}: Parameters<typeof sweep>[1]): Promise<number> {
  let removed = 0;
  for (const { riderId, keepYears } of await ledger.retention.limited()) {
    for (const id of await warehouse.ridesBefore(riderId, yearsBefore(now(), keepYears))) {
      if (!(await deleteRide(id))) continue;
      await ledger.audit.record({ actor: 'retention', action: 'ride.delete', subject: id });
      removed++;
    }
  }
  return removed;
}

/** The same day and time so many years ago, in UTC; seconds since 1970. */
function yearsBefore(seconds: number, years: number): number {
  const date = new Date(seconds * 1_000);
  return date.setUTCFullYear(date.getUTCFullYear() - years) / 1_000;
}
