/** Ages that change what consent needs. Times are seconds since 1970 UTC. */
export type AgeBand = 'child' | 'teen' | 'adult' | 'unknown';

const TEEN = 15;
const ADULT = 18;

/**
 * When one born in that month (YYYY-MM) counts as so many years old: the first day of the month
 * after, because the day of birth is not known.
 */
export function turns(birthMonth: string, years: number): number {
  const [year = Number.NaN, month = Number.NaN] = birthMonth.split('-').map(Number);
  return Date.UTC(year + years, month) / 1000;
}

/** `birthMonth` null = not said: then nothing can be agreed to. */
export function ageBand(birthMonth: string | null, now: number): AgeBand {
  if (birthMonth === null) return 'unknown';
  if (now < turns(birthMonth, TEEN)) return 'child';
  return now < turns(birthMonth, ADULT) ? 'teen' : 'adult';
}
