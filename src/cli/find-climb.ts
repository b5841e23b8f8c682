import type { Territory } from '../core/climbs/territory.ts';
import type { CatalogueClimb, Variant } from '../core/climbs/variant.ts';
import { LabError } from '../core/errors.ts';

/** How many ids to name to somebody who mistyped one. */
const CLOSE = 5;

/**
 * The climbs of an id: `alpe-dhuez` is every way up, `alpe-dhuez/finish-13.8` one of them. Those
 * with a line come first.
 * @throws LabError not-found, which names the ids that come close
 */
export function findClimbs(
  territories: readonly Territory[],
  id: string,
): (Variant | CatalogueClimb)[] {
  const all = territories.flatMap(({ variants, catalogue }) => [...variants, ...catalogue]);
  const found = all.filter((one) => one.climb === id || idOf(one) === id);
  if (found.length > 0) return found;
  const ids = [...new Set(all.flatMap((one) => [one.climb, idOf(one)]))];
  const close = closest(id, ids).join(', ');
  throw new LabError('not-found', `There is no climb "${id}". Close to it: ${close}.`);
}

/**
 * The one line that an id means: a climb alone is enough where it has one line only.
 * @throws LabError not-found, where there is no line to ride along; bad-request where there are several
 */
export function findLine(territories: readonly Territory[], id: string): Variant {
  const found = findClimbs(territories, id);
  const lines = found.filter((one): one is Variant => 'line' in one);
  const [line, another] = lines;
  if (line === undefined) {
    throw new LabError(
      'not-found',
      `The packs tell of "${id}", but hold no line of it yet: only lines can be planned.`,
    );
  }
  if (another === undefined) return line;
  throw new LabError('bad-request', `Which way up? Say one of ${lines.map(idOf).join(', ')}.`);
}

export function idOf({ climb, variant }: { climb: string; variant: string }): string {
  return `${climb}/${variant}`;
}

function closest(id: string, ids: readonly string[]): string[] {
  const wanted = plain(id);
  const distance = (known: string): number => {
    const name = plain(known);
    if (name.includes(wanted) || wanted.includes(name))
      return Math.abs(name.length - wanted.length) / 10;
    return editDistance(wanted, name);
  };
  return [...ids].sort((a, b) => distance(a) - distance(b)).slice(0, CLOSE);
}

/** Without accents, capitals and all that is no letter or figure. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9/]/g, '');
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const changed = row[j] + (to[j] === letter ? 0 : 1);
      next.push(Math.min(changed, row[j + 1] + 1, next[j] + 1));
    }
    row = next;
  }
  return row[to.length];
}
