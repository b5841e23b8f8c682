import type { Language } from '../i18n/language.ts';

const LOCALE = { fr: 'fr-FR', en: 'en-GB' } as const;

/** `10 juil. 2015`, in the time zone of the reader. */
export function shortDate(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(iso));
}

/** `10 juil. 2015, 08:12`. */
export function shortMoment(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(iso));
}

/** `vendredi 10 juillet 2015 à 08:12`. */
export function longDate(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(new Date(iso));
}

/** `juillet`, `July`; months count from 1. */
export function monthName(month: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, month - 1),
  );
}

/** `juillet 2009`, of a month as `2009-07`. */
export function monthOfYear(month: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
}

/** `10 juil. 2015`, of a calendar day as `2015-07-10`: the same in every time zone. */
export function calendarDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}
