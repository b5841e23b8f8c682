import type { LabError } from '../errors.ts';
import type { Note } from '../notes.ts';

/** Fewer timed samples than this are not worth keeping from a damaged file. */
export const WORTH_KEEPING = 60;

/** Says that only the samples before the damage are kept. */
export function truncatedNote(damage: LabError, timed: number): Note {
  const detail = `The file is damaged; ${timed} samples before the damage are kept. ${damage.message}`;
  return { code: 'truncated', count: timed, detail };
}
