/**
 * The best window of every length in plain TypeScript: the kernel's twin, for any whole numbers that
 * doubles add exactly.
 *
 * Every window would be n² / 2 subtractions. Most are ruled out in groups: a tile of 64 starts × 8
 * lengths, then a block of 8 × 8, cannot beat the known windows if the highest sum at which one of it
 * may end, less the lowest at which one may start, does not.
 *
 * Starts are tried in rising order and only a higher sum replaces one, so the earliest of equals stays.
 */

/** For each length d, at index d − 1, the highest sum over d neighbouring values and where it starts first. */
export interface HighestSums {
  sums: ArrayLike<number>;
  starts: Int32Array;
}

/** Starts in a block, blocks in a tile, and lengths that are searched in one step. */
const BLOCK = 8;
const TILE = 8;
const STEP = 8;

/** Where more blocks than this share of them had to be tried, repetition is looked for. */
const MANY = 0.1;
/** Repetitions up to this long are recognised. */
const LONGEST_PERIOD = 600;

interface Search {
  prefixes: Float64Array;
  /** Highest sum so far for each length, at index length − 1. */
  best: Float64Array;
  starts: Int32Array;
  bounds: Bounds;
}

/** Extremes of the prefixes. */
interface Bounds {
  blockLow: Float64Array;
  tileLow: Float64Array;
  /** Over the ends that a block of starts can have in one step, by the block of the first end. */
  blockHigh: Float64Array;
  /** The same for a tile. */
  tileHigh: Float64Array;
}

/** Lengths [from, to). */
interface Step {
  from: number;
  to: number;
}

/** The windows with the highest sums, given the sums of the first 0, 1, … all values. */
export function searchPlainly(prefixes: Float64Array): HighestSums {
  const longest = prefixes.length - 1;
  const search: Search = {
    prefixes,
    best: new Float64Array(longest),
    starts: new Int32Array(longest),
    bounds: boundsOf(prefixes),
  };
  let tried = 0;
  for (let from = 1; from <= longest; from += STEP) {
    const step = { from, to: Math.min(from + STEP, longest + 1) };
    seed(search, step);
    const isKnown = tried > MANY && isSettled(search, step);
    const last = isKnown ? latestStart(search, step) : longest - from;
    const blocks = Math.floor(last / BLOCK) + 1;
    tried = sweep(search, step, blocks) / blocks;
  }
  return { sums: search.best, starts: search.starts };
}

function boundsOf(prefixes: Float64Array): Bounds {
  const count = Math.ceil(prefixes.length / BLOCK);
  const low = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < prefixes.length; i++) {
    const block = Math.floor(i / BLOCK);
    if (prefixes[i] < low[block]) low[block] = prefixes[i];
    if (prefixes[i] > high[block]) high[block] = prefixes[i];
  }
  return {
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

/**
 * Begins a step with good windows: those about the best of one less. Each is set to be met again, at
 * its own start or at an earlier one that is as good.
 */
function seed({ prefixes, best, starts }: Search, { from, to }: Step): void {
  for (let length = from; length < to; length++) {
    const near = length === 1 ? 0 : starts[length - 2];
    const last = Math.min(near + 1, prefixes.length - 1 - length);
    let highest = Number.NEGATIVE_INFINITY;
    for (let start = Math.max(0, last - 2); start <= last; start++) {
      const sum = prefixes[start + length] - prefixes[start];
      if (sum <= highest) continue;
      highest = sum;
      starts[length - 1] = start;
    }
    best[length - 1] = highest - 1;
  }
}

/** Finds the best windows that start in the first blocks; how many of them were tried. */
function sweep(search: Search, step: Step, blocks: number): number {
  const { blockLow, tileLow, blockHigh, tileHigh } = search.bounds;
  const ahead = (step.from - 1) / BLOCK;
  let bar = barOf(search, step);
  let tried = 0;
  for (let tile = 0; tile * TILE < blocks; tile++) {
    const first = tile * TILE;
    if (tileHigh[first + ahead] - tileLow[tile] <= bar) continue;
    const end = Math.min(first + TILE, blocks);
    for (let block = first; block < end; block++) {
      if (blockHigh[block + ahead] - blockLow[block] <= bar) continue;
      tried++;
      if (tryBlock(search, step, block)) bar = barOf(search, step);
    }
  }
  return tried;
}

/** What a window must exceed to be better than one that is known. */
function barOf({ best }: Search, { from, to }: Step): number {
  let bar = best[from - 1];
  for (let length = from + 1; length < to; length++) bar = Math.min(bar, best[length - 1]);
  return bar;
}

/** Tries all windows that start in the block; whether one was better. */
function tryBlock({ prefixes, best, starts }: Search, { from, to }: Step, block: number): boolean {
  let isBetter = false;
  for (let length = from; length < to; length++) {
    const end = Math.min((block + 1) * BLOCK, prefixes.length - length);
    let highest = best[length - 1];
    for (let start = block * BLOCK; start < end; start++) {
      const sum = prefixes[start + length] - prefixes[start];
      if (sum <= highest) continue;
      highest = sum;
      starts[length - 1] = start;
      isBetter = true;
    }
    best[length - 1] = highest;
  }
  return isBetter;
}

/**
 * Whether the windows that the step begins with are as good as two best ones end to end, which none
 * can exceed: so it is in what repeats itself. Then only an earlier one that is as good can be missing.
 */
function isSettled({ best }: Search, { from, to }: Step): boolean {
  for (let length = from; length < to; length++) {
    const found = best[length - 1] + 1;
    let head = Math.min(LONGEST_PERIOD, from - 1);
    while (head >= STEP && best[head - 1] + best[length - head - 1] > found) head--;
    if (head < STEP) return false;
  }
  return true;
}

function latestStart({ starts }: Search, { from, to }: Step): number {
  let latest = 0;
  for (let length = from; length < to; length++) latest = Math.max(latest, starts[length - 1]);
  return latest;
}
