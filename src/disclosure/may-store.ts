import type { Ledger } from '../ledger/ledger.ts';
import { effective } from './age.ts';

/**
 * Tells of a rider, at the moment it is asked, whether files may be kept and analysed. `now` in
 * seconds since 1970 UTC.
 */
export function createMayStore(consents: Ledger['consents'], now: () => number) {
  return async (riderId: string): Promise<boolean> => {
    const { consent, birthMonth } = await consents.toAnalysis(riderId);
    return consent !== null && effective(consent, birthMonth, now());
  };
}
