import type { Rider } from './metrics/metric.ts';
import { areZoneBounds } from './zones.ts';

export type ProfileKind = keyof Rider;

/** One fact about a rider, and the first day on which it holds. */
export type ProfileValue = {
  [Kind in ProfileKind]: {
    kind: Kind;
    /** YYYY-MM-DD; null = since ever. */
    validFrom: string | null;
    value: NonNullable<Rider[Kind]>;
  };
}[ProfileKind];

/** Everything that is known of a rider, in any order; at most one value a kind and day. */
export type DatedProfile = readonly ProfileValue[];

/** Nothing is known. */
export const NOBODY: Rider = {
  threshold: null,
  weight: null,
  maximumHeartRate: null,
  thresholdHeartRate: null,
  restHeartRate: null,
  wPrime: null,
  powerZones: null,
  heartRateZones: null,
};

/** Who rode on that day (YYYY-MM-DD): of each kind the latest value that holds by then. */
export function riderOn(profile: DatedProfile, day: string): Rider {
  const holding = profile
    .filter(({ validFrom }) => validFrom === null || validFrom <= day)
    .sort((a, b) => compareDays(a.validFrom, b.validFrom));
  return Object.assign({ ...NOBODY }, ...holding.map(({ kind, value }) => ({ [kind]: value })));
}

/** Since ever comes before every day. */
function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

/** A rider who was always the same; what is unknown is left out. */
export function constantProfile(rider: Partial<Rider>): DatedProfile {
  return Object.entries(rider)
    .filter(([, value]) => value !== null)
    .map(([kind, value]) => ({ kind, validFrom: null, value }) as ProfileValue);
}

/**
 * The day (YYYY-MM-DD) of a moment in seconds since 1970: the local one where the device said how
 * far its clock was from UTC (seconds east of it), else the day in UTC.
 */
export function dayOf(moment: number, utcOffset: number | null): string {
  return new Date((moment + (utcOffset ?? 0)) * 1000).toISOString().slice(0, 10);
}

interface KindFacts {
  unit: 'W' | 'kg' | 'bpm' | 'J' | '%';
  /** What can be true of a person; for zones the range of a bound. */
  min: number;
  max: number;
}

/** Every kind of value; zones are lower bounds in per cent of the threshold. */
export const PROFILE_KINDS: Record<ProfileKind, KindFacts> = {
  threshold: { unit: 'W', min: 20, max: 1000 },
  weight: { unit: 'kg', min: 20, max: 250 },
  maximumHeartRate: { unit: 'bpm', min: 80, max: 250 },
  thresholdHeartRate: { unit: 'bpm', min: 60, max: 240 },
  restHeartRate: { unit: 'bpm', min: 20, max: 120 },
  wPrime: { unit: 'J', min: 1000, max: 60_000 },
  powerZones: { unit: '%', min: 0, max: 1000 },
  heartRateZones: { unit: '%', min: 0, max: 200 },
};

/** Whether a rider may say this of themselves. */
export function isPossible(kind: ProfileKind, value: number | readonly number[]): boolean {
  const { unit, min, max } = PROFILE_KINDS[kind];
  const within = (one: number): boolean => one >= min && one <= max;
  if (typeof value === 'number') return unit !== '%' && within(value);
  return unit === '%' && value.every(within) && areZoneBounds(value);
}
