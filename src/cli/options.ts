import { LabError } from '../core/errors.ts';

/**
 * The number above 0 that an option holds; null where it was left out.
 * @throws LabError bad-request
 */
export function positive(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new LabError('bad-request', `${option} needs a number above 0, not "${text}".`);
}

/**
 * The number that an option holds, within bounds; null where it was left out.
 * @throws LabError bad-request
 */
export function within(
  option: string,
  text: string | undefined,
  [low, high]: readonly [number, number],
): number | null {
  if (text === undefined) return null;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= low && value <= high) return value;
  throw new LabError(
    'bad-request',
    `${option} needs a number from ${low} to ${high}, not "${text}".`,
  );
}

/**
 * One of the words that an option knows.
 * @throws LabError bad-request
 */
export function oneOf<Word extends string>(
  option: string,
  text: string,
  words: readonly Word[],
): Word {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw new LabError('bad-request', `${option} knows ${words.join(', ')}, not "${text}".`);
}
