import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDER = new URL('../../web/i18n/', import.meta.url);

/** Every dictionary of one language, by its area: new files are found by themselves. */
async function dictionaries(language: 'en' | 'fr'): Promise<[string, unknown][]> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(`.${language}.ts`));
  return Promise.all(
    files.sort().map(async (file): Promise<[string, unknown]> => {
      const [words] = Object.values(await import(new URL(file, FOLDER).href));
      return [file.slice(0, file.indexOf('.')), words];
    }),
  );
}

/** Every text of a dictionary by its path; functions are called with plausible arguments. */
function texts(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    return [1, 2].map((count) => [`${path}(${count})`, String(node(count, count))]);
  }
  return Object.entries(node as object).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

const english = (await dictionaries('en')).flatMap(([area, words]) => texts(words, area));
const french = (await dictionaries('fr')).flatMap(([area, words]) => texts(words, area));

/** Words that are the same in both languages. */
const SAME = [
  'Admin',
  'Archive',
  'Club',
  'Service',
  'Position',
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
  'Code',
  'Latitude',
  'Longitude',
  'W′',
  'pause',
  'pauses',
];

describe('the dictionaries', () => {
  it('have the same texts', () => {
    expect(english.length).toBeGreaterThan(300);
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

  it('never let a line begin with a French sign of punctuation, nor end with an opening quote', () => {
    expect(french.filter(([, text]) => / [:;?»]|« /.test(text))).toEqual([]);
  });
});
