import { effect, signal } from '@preact/signals';

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in itself: who looks for theirs may not read the other. */
export const LANGUAGE_NAMES: Record<Language, string> = { fr: 'Français', en: 'English' };

const STORED = 'language';

/** The language of every page; French unless the reader or their browser prefers English. */
export const language = signal<Language>(storedLanguage() ?? preferredLanguage());

/** Keeps `<html lang>` true, which screen readers and hyphenation go by. */
export function followLanguage(): void {
  effect(() => {
    document.documentElement.lang = language.value;
  });
}

export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  localStorage.setItem(STORED, chosen);
}

function storedLanguage(): Language | undefined {
  const stored = localStorage.getItem(STORED);
  return LANGUAGES.find((known) => known === stored);
}

function preferredLanguage(): Language {
  for (const tag of navigator.languages) {
    const known = LANGUAGES.find((language) => tag.toLowerCase().startsWith(language));
    if (known) return known;
  }
  return 'fr';
}
