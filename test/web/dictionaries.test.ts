import { describe, expect, it } from 'vitest';
import { en } from '../../web/i18n/en.ts';
import { errorsEn } from '../../web/i18n/errors.en.ts';
import { errorsFr } from '../../web/i18n/errors.fr.ts';
import { fr } from '../../web/i18n/fr.ts';
import { notesEn } from '../../web/i18n/notes.en.ts';
import { notesFr } from '../../web/i18n/notes.fr.ts';

/** Every text of a dictionary by its path; functions are called with plausible arguments. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    return [1, 2].map((count) => [`${path}(${count})`, String(node(count, count))]);
  }
  return Object.entries(node as object).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

const french = texts({ ...fr, errors: errorsFr, notes: notesFr });
const english = texts({ ...en, errors: errorsEn, notes: notesEn });

/** Words that are the same in both languages. */
const SAME = [
  'API',
  'Date',
  'Zone',
  'Zones',
  'VAM',
  'W/kg',
  'Gravel',
  'Actions',
  'Altitude',
  'Cadence',
  'Distance',
  'pause',
  'pauses',
];

describe('the dictionaries', () => {
  it('have the same texts', () => {
    expect(french.map(([path]) => path)).toEqual(english.map(([path]) => path));
  });

  it('leave nothing untranslated', () => {
    const left = french.filter(([, text], index) => text === english[index]?.[1]);
    expect(left.filter(([, text]) => !SAME.includes(text.replace(/\d/g, '').trim()))).toEqual([]);
  });

  it('have no exclamation marks, straight apostrophes or empty texts', () => {
    const all = [...french, ...english];
    expect(all.filter(([, text]) => /!|'|^\s*$|undefined/.test(text))).toEqual([]);
  });
});
