import type { Range } from '../../series.ts';

/** A window by its start, −1 while there is none, and the highest sum that is known. */
export interface BestStart {
  start: number;
  sum: number;
}

/** Windows that are looked at in a row before some are left out. */
export const ROW = 4;

/**
 * The twin of assembly/best-starts.ts. A second later, a window holds at most the highest value more and
 * the lowest less: the next that can be the best is as many seconds ahead as that change goes into what
 * this one lacks.
 */
export function betterPlainly(
  sums: Float64Array,
  duration: number,
  { start, end }: Range,
  change: number,
  known: BestStart,
): BestStart {
  let { start: best, sum: most } = known;
  for (let at = start; at < end; ) {
    let sum = 0;
    for (const stop = Math.min(at + ROW, end); at < stop; at++) {
      sum = sums[at + duration] - sums[at];
      if (sum > most || (sum === most && best < 0)) {
        most = sum;
        best = at;
      }
    }
    at += Math.max(0, Math.floor((most - sum) / change) - 1);
  }
  return { start: best, sum: most };
}
