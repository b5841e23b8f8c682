import type { Column } from './recording.ts';

/** For each length d, at index d − 1, the highest mean over d neighbouring values and where it starts. */
export interface BestWindows {
  means: Column;
  /** The earliest of the best windows. */
  starts: Int32Array;
}

/** Sums are kept in whole thousandths, so that they are exact and ties are ties. */
const RESOLUTION = 1000;

/** Starts in a block, blocks in a tile, and lengths that are searched in one step. */
const BLOCK = 8;
const TILE = 8;
const STEP = 8;

/** Shorter windows are tried at every start: bounds over a whole tile could not tell them apart. */
const SHORTEST_SEARCHED = 64; // a multiple of STEP

/** Repetitions up to this long are recognised. */
const LONGEST_PERIOD = 600;

interface Search {
  /** sums[i] = sum of the first i values. */
  sums: Float64Array;
  /** Highest sum so far for each length, at index length − 1. */
  best: Float64Array;
  starts: Int32Array;
  bounds: Bounds;
}

/**
 * Extremes of the tilted sums, sums[i] − slope · i, over blocks of them. No window that starts in a
 * block and ends in some others sums to more than their highest minus its lowest, plus slope · length.
 */
interface Bounds {
  slope: number;
  blockLow: Float64Array;
  tileLow: Float64Array;
  /** Over the ends that a block of starts can have in one step, by the block of the first end. */
  blockHigh: Float64Array;
  /** The same for a tile. */
  tileHigh: Float64Array;
}

/** What a window of this step must exceed, tilted, to be better than all that are known. */
interface Bar {
  height: number;
  /** A window that starts later must not only reach the bar. */
  latestStart: number;
}

/**
 * The best mean of every length from 1 to all, exact for values in whole thousandths (others are
 * rounded to them); values are ≥ 0.
 *
 * Every window would be n² / 2 subtractions. Most are ruled out in groups: a tile of 64 starts × 8
 * lengths cannot beat a known window if its bound does not. Tilting the sums by the median value
 * makes the bounds tight where values are steady, so that flat rides are no slower than hilly ones.
 */
export function bestWindows(values: ArrayLike<number>): BestWindows {
  const longest = values.length;
  const sums = prefixSums(values);
  const search: Search = {
    sums,
    best: new Float64Array(longest),
    starts: new Int32Array(longest),
    bounds: boundsOf(sums, medianStep(sums)),
  };
  for (let length = 1; length <= longest && length < SHORTEST_SEARCHED; length++) {
    tryEveryStart(search, length);
  }
  for (let from = SHORTEST_SEARCHED; from <= longest; from += STEP) {
    const to = Math.min(from + STEP, longest + 1);
    seed(search, from, to);
    sweep(search, from, to);
  }
  return {
    means: search.best.map((sum, i) => sum / (RESOLUTION * (i + 1))),
    starts: search.starts,
  };
}

function prefixSums(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++)
    sums[i + 1] = sums[i] + Math.round(values[i] * RESOLUTION);
  return sums;
}

function medianStep(sums: Float64Array): number {
  const steps = sums.subarray(1).map((sum, i) => sum - sums[i]);
  return steps.length > 0 ? steps.sort()[steps.length >>> 1] : 0;
}

function boundsOf(sums: Float64Array, slope: number): Bounds {
  const count = Math.ceil(sums.length / BLOCK);
  const low = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < sums.length; i++) {
    const tilted = sums[i] - slope * i;
    const block = Math.floor(i / BLOCK);
    if (tilted < low[block]) low[block] = tilted;
    if (tilted > high[block]) high[block] = tilted;
  }
  return {
    slope,
    blockLow: low,
    tileLow: tileLows(low),
    blockHigh: highestOfNext(high, 1 + STEP / BLOCK),
    tileHigh: highestOfNext(high, TILE + STEP / BLOCK),
  };
}

function tileLows(blockLow: Float64Array): Float64Array {
  const lows = new Float64Array(Math.ceil(blockLow.length / TILE)).fill(Number.POSITIVE_INFINITY);
  for (let block = 0; block < blockLow.length; block++) {
    const tile = Math.floor(block / TILE);
    if (blockLow[block] < lows[tile]) lows[tile] = blockLow[block];
  }
  return lows;
}

/** The highest of each value and those behind it, `count` in all. */
function highestOfNext(values: Float64Array, count: number): Float64Array {
  const highest = values.slice();
  for (let i = 0; i < values.length; i++) {
    const end = Math.min(i + count, values.length);
    for (let next = i + 1; next < end; next++) {
      if (values[next] > highest[i]) highest[i] = values[next];
    }
  }
  return highest;
}

function tryEveryStart({ sums, best, starts }: Search, length: number): void {
  let highest = Number.NEGATIVE_INFINITY;
  let where = 0;
  for (let start = 0; start + length < sums.length; start++) {
    const sum = sums[start + length] - sums[start];
    if (sum > highest) {
      highest = sum;
      where = start;
    }
  }
  best[length - 1] = highest;
  starts[length - 1] = where;
}

/** Good windows to begin with: those about the best window of one less. */
function seed({ sums, best, starts }: Search, from: number, to: number): void {
  for (let length = from; length < to; length++) {
    const last = Math.min(starts[length - 2] + 1, sums.length - 1 - length);
    best[length - 1] = Number.NEGATIVE_INFINITY;
    for (let start = Math.max(0, last - 2); start <= last; start++) {
      const sum = sums[start + length] - sums[start];
      if (sum <= best[length - 1]) continue;
      best[length - 1] = sum;
      starts[length - 1] = start;
    }
  }
}

/** Finds the best windows of lengths [from, to). */
function sweep(search: Search, from: number, to: number): void {
  const { blockLow, tileLow, blockHigh, tileHigh } = search.bounds;
  const firstEnd = from / BLOCK;
  let bar = barOf(search, from, to);
  const lastStart = isSettled(search, from, to) ? bar.latestStart : search.best.length - from;
  const blocks = Math.floor(lastStart / BLOCK) + 1;
  for (let tile = 0; tile * TILE < blocks; tile++) {
    const first = tile * TILE;
    if (isBelow(bar, tileHigh[first + firstEnd] - tileLow[tile], first)) continue;
    for (let block = first; block < first + TILE && block < blocks; block++) {
      if (isBelow(bar, blockHigh[block + firstEnd] - blockLow[block], block)) continue;
      if (tryBlock(search, block, from, to)) bar = barOf(search, from, to);
    }
  }
}

/**
 * Whether the best known windows are as good as two best ones end to end, which none can exceed: so
 * it is in what repeats itself. Then only an earlier window that is as good can be missing.
 */
function isSettled({ best }: Search, from: number, to: number): boolean {
  for (let length = from; length < to; length++) {
    let head = Math.min(LONGEST_PERIOD, from - 1);
    while (head >= STEP && best[head - 1] + best[length - head - 1] > best[length - 1]) head--;
    if (head < STEP) return false;
  }
  return true;
}

function barOf({ best, starts, bounds }: Search, from: number, to: number): Bar {
  const bar = { height: Number.POSITIVE_INFINITY, latestStart: 0 };
  for (let length = from; length < to; length++) {
    bar.height = Math.min(bar.height, best[length - 1] - bounds.slope * length);
    bar.latestStart = Math.max(bar.latestStart, starts[length - 1]);
  }
  return bar;
}

function isBelow(bar: Bar, bound: number, block: number): boolean {
  return bound < bar.height || (bound === bar.height && block * BLOCK > bar.latestStart);
}

/** Tries all windows of lengths [from, to) that start in the block; whether one was better. */
function tryBlock(
  { sums, best, starts }: Search,
  block: number,
  from: number,
  to: number,
): boolean {
  let better = false;
  for (let length = from; length < to; length++) {
    const end = Math.min((block + 1) * BLOCK, sums.length - length);
    let highest = best[length - 1];
    for (let start = block * BLOCK; start < end; start++) {
      const sum = sums[start + length] - sums[start];
      if (sum < highest || (sum === highest && start >= starts[length - 1])) continue;
      highest = sum;
      starts[length - 1] = start;
      better = true;
    }
    best[length - 1] = highest;
  }
  return better;
}
