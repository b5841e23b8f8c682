import type { Ledger } from '../ledger/ledger.ts';
import { demandConsent, type MayStore } from './intake.ts';
import type { AnalyseRequest } from './runner.ts';

/** What the analysis of a rider's files depends on, with the key of the zones. */
export type RiderNow = Pick<AnalyseRequest, 'profile' | 'zones'> & { zoneKey: string };

/** @throws LabError consent-needed: nothing is computed while the rider does not agree */
export async function riderNow(
  riderId: string,
  { ledger, mayStore }: { ledger: Ledger; mayStore: MayStore },
): Promise<RiderNow> {
  await demandConsent(mayStore, riderId);
  const { key, zones } = await ledger.zones.set(riderId);
  return { profile: await ledger.profiles.of(riderId), zoneKey: key, zones };
}
