import type { Mine } from '../../api/climbs.ts';
import type { ClimbBook, Names, TimedLine } from '../../api.ts';
import type { Language } from '../../i18n/language.ts';

type Catalogued = ClimbBook['catalogue'][number];

/** One way up a climb as the list shows it: measured where there is a line, else as published. */
export interface Entry {
  climb: string;
  variant: string;
  names: { climb: Names; variant: Names };
  bikes: string[];
  /** Its top, or the place that is known best; degrees. */
  position: { longitude: number; latitude: number };
  /** null: in the catalogue only. */
  line: TimedLine | null;
  /** Metres; null is unknown. */
  length: number | null;
  gain: number | null;
  mine: Mine | null;
}

export interface Group {
  climb: string;
  names: Names;
  entries: Entry[];
}

/** As it stands in the address. */
export interface Filter {
  q?: string;
  done?: string;
  kind?: string;
  bike?: string;
  sort?: string;
}

export const SORTS = ['name', 'length', 'gain', 'gradient', 'difficulty'] as const;
type Sort = (typeof SORTS)[number];

/** All climbs, each with what the reader rode on it; `mine` goes by `climb/variant`. */
export function entriesOf(book: ClimbBook, mine: ReadonlyMap<string, Mine>): Entry[] {
  return [
    ...book.climbs.map((line) => ({
      ...told(line),
      position: line.end,
      line,
      length: line.length,
      gain: line.gain,
      mine: mine.get(`${line.climb}/${line.variant}`) ?? null,
    })),
    ...book.catalogue.map((climb) => ({
      ...told(climb),
      position: climb.position,
      line: null,
      length: climb.published.length,
      gain: climb.published.gain,
      mine: null,
    })),
  ];
}

function told({ climb, variant, names, bikes }: TimedLine | Catalogued) {
  return { climb, variant, names, bikes };
}

export function isShown(entry: Entry, { q, done, kind, bike }: Filter): boolean {
  if (kind === 'timed' && entry.line === null) return false;
  if (kind === 'catalogue' && entry.line !== null) return false;
  if (done === 'done' && entry.mine === null) return false;
  if (done === 'open' && (entry.mine !== null || entry.line === null)) return false;
  if (bike && !entry.bikes.includes(bike)) return false;
  const { climb, variant } = entry.names;
  const texts = [climb.fr, climb.en, variant.fr, variant.en].map(plain).join(' ');
  return plain(q ?? '')
    .split(/\s+/)
    .every((word) => texts.includes(word));
}

/** Without accents and capitals: riders write as they can. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}

/**
 * The entries by climb. Sorted by a number, the greatest comes first, within a climb and by the
 * first of each; what is unknown comes last. By name, variants keep the order of their pack.
 */
export function groupsOf(
  entries: readonly Entry[],
  { sort, language }: { sort: string | undefined; language: Language },
): Group[] {
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const { climb, names } = entry;
    const group = groups.get(climb) ?? { climb, names: names.climb, entries: [] };
    group.entries.push(entry);
    groups.set(climb, group);
  }
  const byName = byNameIn(language);
  const number = NUMBERS[sort as Sort];
  if (number === undefined) return [...groups.values()].sort(byName);
  for (const group of groups.values()) group.entries.sort((a, b) => number(b) - number(a));
  return [...groups.values()].sort(
    (a, b) => number(b.entries[0]) - number(a.entries[0]) || byName(a, b),
  );
}

const NUMBERS: Partial<Record<Sort, (entry: Entry) => number>> = {
  length: ({ length }) => length ?? -1,
  gain: ({ gain }) => gain ?? -1,
  gradient: (entry) => gradientOf(entry) ?? -1,
  difficulty: ({ line }) => line?.difficulty.climbByBike ?? -1,
};

/** Mean gradient in per cent; null where length or gain are unknown. */
export function gradientOf({ length, gain }: Pick<Entry, 'length' | 'gain'>): number | null {
  return length === null || gain === null ? null : (100 * gain) / length;
}

/** `L'Alpe d'Huez` stands under A. */
function byNameIn(language: Language) {
  const key = ({ names }: Group) => names[language].replace(/^(l['’]|les |le |la |the )/i, '');
  return (a: Group, b: Group) => key(a).localeCompare(key(b), language);
}
