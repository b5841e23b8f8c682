import type { Range } from '../../src/core/series.ts';

/** Closer than this nothing more can be seen: samples are a second apart. */
const CLOSEST = 30;

/** The range `factor` times as long, with `around` staying where it is, inside of [0, seconds). */
export function zoomed(range: Range, factor: number, around: number, seconds: number): Range {
  const length = Math.min(seconds, Math.max(CLOSEST, (range.end - range.start) * factor));
  const share = (around - range.start) / (range.end - range.start);
  return shifted(around - share * length, length, seconds);
}

/** The range moved by a share of its own length, inside of [0, seconds). */
export function moved(range: Range, share: number, seconds: number): Range {
  const length = range.end - range.start;
  return shifted(range.start + share * length, length, seconds);
}

/** The range with a margin on both sides, at least the closest one, inside of [0, seconds). */
export function withMargin(range: Range, share: number, seconds: number): Range {
  const middle = (range.start + range.end) / 2;
  return zoomed(range, 1 + 2 * share, middle, seconds);
}

/** null when the range is the whole ride. */
export function unlessWhole(range: Range, seconds: number): Range | null {
  return range.start <= 0 && range.end >= seconds ? null : range;
}

function shifted(start: number, length: number, seconds: number): Range {
  const from = Math.min(Math.max(0, start), Math.max(0, seconds - length));
  return { start: from, end: Math.min(seconds, from + length) };
}
