import { computed } from '@preact/signals';
import { en } from './en.ts';
import { errorsEn } from './errors.en.ts';
import { errorsFr } from './errors.fr.ts';
import { fr } from './fr.ts';
import { type Language, language } from './language.ts';
import { notesEn } from './notes.en.ts';
import { notesFr } from './notes.fr.ts';

const DICTIONARIES = {
  fr: { ...fr, errors: errorsFr, notes: notesFr },
  en: { ...en, errors: errorsEn, notes: notesEn },
} satisfies Record<Language, unknown>;

const current = computed(() => DICTIONARIES[language.value]);

/** The words of the page in the reader's language. A component that calls it follows the language. */
export function t(): (typeof DICTIONARIES)[Language] {
  return current.value;
}

/** Picks from a text that comes in both languages, as climbs and metrics do. */
export function inLanguage<T>(text: Record<Language, T>): T {
  return text[language.value];
}
