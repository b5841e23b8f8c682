import { computed } from '@preact/signals';
import { appEn } from './app.en.ts';
import { appFr } from './app.fr.ts';
import { errorsEn } from './errors.en.ts';
import { errorsFr } from './errors.fr.ts';
import { homeEn } from './home.en.ts';
import { homeFr } from './home.fr.ts';
import { type Language, language } from './language.ts';
import { notesEn } from './notes.en.ts';
import { notesFr } from './notes.fr.ts';
import { numbersEn } from './numbers.en.ts';
import { numbersFr } from './numbers.fr.ts';
import { rideEn } from './ride.en.ts';
import { rideFr } from './ride.fr.ts';
import { ridesEn } from './rides.en.ts';
import { ridesFr } from './rides.fr.ts';

/**
 * The words of an area in the reader's language: a component that calls it follows the language.
 * Areas whose pages come late have a file of their own (`account.ts`), so that their words come late too.
 */
export function inBoth<Words>(words: Record<Language, Words>): () => Words {
  const current = computed(() => words[language.value]);
  return () => current.value;
}

/** The words that the first pages need, and those that any page may need. */
export const t = inBoth({
  fr: {
    ...appFr,
    ...homeFr,
    ...ridesFr,
    ...rideFr,
    ...numbersFr,
    errors: errorsFr,
    notes: notesFr,
  },
  en: {
    ...appEn,
    ...homeEn,
    ...ridesEn,
    ...rideEn,
    ...numbersEn,
    errors: errorsEn,
    notes: notesEn,
  },
});

/** Picks from a text that comes in both languages, as climbs and metrics do. */
export function inLanguage<T>(text: Record<Language, T>): T {
  return text[language.value];
}
