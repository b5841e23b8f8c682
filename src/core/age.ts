/** Ages that change what consent needs. Times are seconds since 1970 UTC. */
export type AgeBand = 'child' | 'teen' | 'adult' | 'unknown';

const TEEN = 15;
const ADULT = 18;

/**
 * When one born in that month (YYYY-MM) counts as so many years old: the first day of the month
 * after, because the day of birth is not known.
 */
export function turns(birthMonth: string, years: number): number {
  return Date.UTC(Number(birthMonth.slice(0, 4)) + years, Number(birthMonth.slice(5))) / 1000;
}

/** The month of a moment, counted in UTC: within one nobody comes to count as older. */
export function ageMonth(now: number): number {
  const date = new Date(1000 * now);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}

/** `birthMonth` null = not said: then nothing can be agreed to. */
export function ageBand(birthMonth: string | null, now: number): AgeBand {
  if (birthMonth === null) return 'unknown';
  if (now < turns(birthMonth, TEEN)) return 'child';
  return now < turns(birthMonth, ADULT) ? 'teen' : 'adult';
}

/** Of adults, as boards are read by them. */
export const AGE_GROUPS = ['18-29', '30-39', '40-49', '50-59', '60-'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

/**
 * When one born in that month (YYYY-MM) is of the group: half-open, without end in the last. Years
 * count from January, as federations count them: a board would else tell the month of birth by where
 * somebody changes from one group to the next.
 */
export function timeInAgeGroup(birthMonth: string, group: AgeGroup): { from: number; to: number } {
  const [youngest, oldest] = group.split('-');
  const yearOf = (age: number): number => Date.UTC(Number(birthMonth.slice(0, 4)) + age, 0) / 1000;
  return {
    from: yearOf(Number(youngest)),
    to: oldest ? yearOf(Number(oldest) + 1) : Number.POSITIVE_INFINITY,
  };
}

/** When one born in that month comes of age. */
export const comesOfAge = (birthMonth: string): number => turns(birthMonth, ADULT);
