import type { Ledger } from '../ledger/ledger.ts';
import type { Originals } from '../originals/originals.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { unlinkAll, unlinkUnneeded } from './intake.ts';
import type { Turns } from './turns.ts';

export interface EraseParts {
  originals: Originals;
  ledger: Ledger;
  warehouse: Warehouse;
  /** Its turn is taken by nobody who puts results into the warehouse. */
  storing: Turns;
}

/**
 * The person is gone for everybody when it settles, and their files with them. What was deleted
 * may still be found in the bytes of ledger and warehouse until `finishErasures`. False when there
 * is no such person.
 * @throws LabError conflict, when no admin would be left who can sign in
 */
export async function erase(personId: string, parts: EraseParts): Promise<boolean> {
  const { ledger, warehouse, storing } = parts;
  const erased = await storing(() => ledger.erasures.erase(personId));
  if (!erased) return false;
  await unlinkAll(erased.hashes, parts);
  await warehouse.removeRiders([erased.riderId]);
  return true;
}

/**
 * Leaves nothing of erased people in any file. May be broken off anywhere and done again: the
 * tombstones say who is not done yet. Returns how many there were.
 */
export async function finishErasures(parts: EraseParts): Promise<number> {
  const { ledger, warehouse, storing } = parts;
  const riderIds = (await ledger.erasures.pending()).map(({ riderId }) => riderId);
  if (riderIds.length === 0) return 0;
  await unlinkUnneeded(parts);
  await storing(async () => {
    await warehouse.removeRiders(riderIds);
    await warehouse.rewrite();
  });
  await ledger.erasures.scrub();
  await ledger.erasures.settle(riderIds);
  return riderIds.length;
}
