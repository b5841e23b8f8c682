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
