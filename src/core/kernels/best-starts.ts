import { kernelsAt } from '../lent-memory.ts';
import type { Range } from '../series.ts';
import { type BestStart, betterPlainly } from './plain/best-starts.ts';

/**
 * The earliest best window of a duration among those that begin in a range, or the one that is known,
 * by the sums of the first 0, 1, 2 … values. From one start to the next a sum changes by at most
 * `change`.
 */
export function betterStart(
  sums: Float64Array,
  duration: number,
  starts: Range,
  change: number,
  known: BestStart,
): BestStart {
  const kernels = kernelsAt(sums);
  if (kernels === null) return betterPlainly(sums, duration, starts, change, known);
  const start = kernels.bestStart(
    sums.byteOffset,
    duration,
    starts.start,
    starts.end,
    known.sum,
    change,
    known.start,
  );
  return { start, sum: kernels.bestSum() };
}
