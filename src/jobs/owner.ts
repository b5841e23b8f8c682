import type { InboxItem, KnownOwner, Trait } from '../ledger/inbox.ts';

/** A rider for whom a coach may send files. */
export interface Candidate {
  riderId: string;
  name: string;
}

export interface Suggestion extends Candidate {
  why: 'serial' | 'athlete' | 'filename';
}

type Described = Pick<InboxItem, 'device' | 'serial' | 'athlete' | 'filename'>;

/** What the file says of itself; makers number their devices each on their own. */
export function traitsOf({ device, serial, athlete }: Described): Trait[] {
  const traits: Trait[] = [];
  if (serial !== null) traits.push({ trait: 'serial', value: `${device ?? ''} ${serial}`.trim() });
  if (athlete !== null) traits.push({ trait: 'athlete', value: athlete });
  return traits;
}

/**
 * Whose file it may be: of the candidates the one last confirmed for its device, else for the name
 * in it, else the only one whose whole name is in the file's name. `known` is the latest first.
 */
export function suggestOwner(
  item: Described,
  known: readonly KnownOwner[],
  candidates: readonly Candidate[],
): Suggestion | null {
  for (const { trait, value } of traitsOf(item)) {
    const owners = known.filter((one) => one.trait === trait && one.value === value);
    const owner = owners
      .map(({ riderId }) => candidates.find((candidate) => candidate.riderId === riderId))
      .find((candidate) => candidate !== undefined);
    if (owner) return { ...owner, why: trait };
  }
  const [named, another] = candidates.filter(({ name }) => isNamedIn(item.filename, name));
  return named && !another ? { ...named, why: 'filename' } : null;
}

/**
 * The rider whom the coach's earlier word makes certain: everything that the file says of itself and
 * that was ever confirmed was confirmed for them, and for nobody else.
 */
export function certainOwner(
  item: Described,
  known: readonly KnownOwner[],
  candidates: readonly Candidate[],
): Candidate | null {
  const traits = traitsOf(item);
  const owners = known.filter((one) =>
    traits.some(({ trait, value }) => one.trait === trait && one.value === value),
  );
  const [riderId, another] = new Set(owners.map((one) => one.riderId));
  if (another !== undefined) return null;
  return candidates.find((candidate) => candidate.riderId === riderId) ?? null;
}

function isNamedIn(filename: string, name: string): boolean {
  const words = new Set(wordsOf(filename));
  const wanted = wordsOf(name);
  return wanted.length > 0 && wanted.every((word) => words.has(word));
}

/** Without accents and case. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  );
}
