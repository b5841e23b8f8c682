import { type AgeBand, ageBand } from '../core/age.ts';
import type { Purpose } from '../core/purposes.ts';
import type { Consent, ConsentScope } from '../ledger/consents.ts';

/**
 * What age does to consent. Under 15 a child and the guardian agree together, from 15 one's own word
 * counts, and what was said is asked again at 15 and at 18. Nothing of it is stored: bands and states
 * follow from the rows, the month of birth and the time. Times are seconds since 1970 UTC.
 */
const ADULTS_ONLY: ReadonlySet<Purpose> = new Set(['boards', 'statistics', 'open-data']);

/** The purpose may be agreed to at this age. */
export function isOpen(purpose: Purpose, band: AgeBand): boolean {
  return band !== 'unknown' && (band === 'adult' || !ADULTS_ONLY.has(purpose));
}

/** What matters of a consent; the ledger never lets a guardian's word end before the row does. */
export type GivenConsent = Pick<Consent, 'purpose' | 'givenAt' | 'withdrawnAt' | 'guardianAt'>;

/** The consent counts now; every other one is as if it had never been given. */
export function effective(consent: GivenConsent, birthMonth: string | null, now: number): boolean {
  const band = ageBand(birthMonth, now);
  return (
    isOpen(consent.purpose, band) &&
    ownWord(consent, birthMonth, band) &&
    (band !== 'child' || consent.guardianAt !== null)
  );
}

/** Files of the rider may be kept, analysed and shared at all. */
export function mayStore(
  consents: readonly GivenConsent[],
  birthMonth: string | null,
  now: number,
): boolean {
  return consents.some((one) => one.purpose === 'analysis' && effective(one, birthMonth, now));
}

/** Who has agreed that files are kept: of a child under 15 two must, of others oneself. */
export interface AgeState {
  band: AgeBand;
  state: 'none' | 'own' | 'guardian' | 'joint' | 'asked' | 'confirmed';
}

/** `consents` are all rows of one rider, oldest first, those withdrawn included. */
export function ageState(
  consents: readonly Consent[],
  birthMonth: string | null,
  now: number,
): AgeState {
  const band = ageBand(birthMonth, now);
  if (band === 'unknown') return { band, state: 'none' };
  const latest = consents.findLast((one) => one.purpose === 'analysis');
  const own = latest !== undefined && ownWord(latest, birthMonth, band);
  if (band !== 'child') return { band, state: own ? 'confirmed' : 'asked' };
  const guardian = latest !== undefined && guardianWord(latest, birthMonth, now);
  if (own && guardian) return { band, state: 'joint' };
  return { band, state: own ? 'own' : guardian ? 'guardian' : 'none' };
}

/**
 * When the guardian agreed to what a child asks for now; null where it was not yet. A guardian's word
 * outlives the child's change of mind: it holds for the same again, or for less, not for more.
 */
export function guardianAgreed(
  before: Consent | undefined,
  wanted: ConsentScope,
  { birthMonth, now }: { birthMonth: string | null; now: number },
): number | null {
  if (!before || !guardianWord(before, birthMonth, now)) return null;
  const covered =
    before.textVersion === wanted.textVersion &&
    wanted.fields.every((field) => before.fields.includes(field)) &&
    (before.mayUpload || !wanted.mayUpload);
  return covered ? before.guardianAt : null;
}

/** The rider's own word stands, said at the age of today, which is in `band`. */
function ownWord(
  { withdrawnAt, givenAt }: GivenConsent,
  birthMonth: string | null,
  band: AgeBand,
): boolean {
  return withdrawnAt === null && ageBand(birthMonth, givenAt) === band;
}

/** The guardian's word stands and is still needed. */
function guardianWord(
  { guardianAt, guardianWithdrawnAt }: Consent,
  birthMonth: string | null,
  now: number,
): boolean {
  return (
    guardianAt !== null && guardianWithdrawnAt === null && ageBand(birthMonth, now) === 'child'
  );
}
