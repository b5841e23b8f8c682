/** For each length d, at index d − 1, the highest sum over d neighbouring values and where it starts first. */
export interface HighestSums {
  sums: ArrayLike<number>;
  starts: Int32Array;
}

/** Starts in a block, blocks in a tile, and lengths that are searched in one step. */
const BLOCK = 8;
const TILE = 8;
const STEP = 8;

/** Shorter windows are tried at every start: bounds over a whole tile could not tell them apart. */
const SHORTEST_SEARCHED = 64; // a multiple of STEP

/** Repetitions up to this long are recognised. */
const LONGEST_PERIOD = 600;

interface Search {
  prefixes: Float64Array;
  /** Highest sum so far for each length, at index length − 1. */
  best: Float64Array;
  starts: Int32Array;
  bounds: Bounds;
}

/**
 * Extremes of the prefixes over blocks of them. No window that starts in a block and ends in some
 * others sums to more than their highest minus its lowest.
 */
interface Bounds {
  blockLow: Float64Array;
  tileLow: Float64Array;
  /** Over the ends that a block of starts can have in one step, by the block of the first end. */
  blockHigh: Float64Array;
  /** The same for a tile. */
  tileHigh: Float64Array;
}

/** What a window of this step must exceed to be better than all that are known. */
interface Bar {
  height: number;
  /** A window that starts later must not only reach the bar. */
  latestStart: number;
}

/**
 * The windows with the highest sums, given the sums of the first 0, 1, … all values: the kernel's twin,
 * for any whole numbers that doubles add exactly. Every window would be n² / 2 subtractions. Most
 * are ruled out in groups: a tile of 64 starts × 8 lengths cannot beat a known window if its bound
 * does not.
 */
export function searchPlainly(prefixes: Float64Array): HighestSums {
  const longest = prefixes.length - 1;
  const search: Search = {
    prefixes,
    best: new Float64Array(longest),
    starts: new Int32Array(longest),
    bounds: boundsOf(prefixes),
  };
  for (let length = 1; length <= longest && length < SHORTEST_SEARCHED; length++) {
    tryEveryStart(search, length);
  }
  for (let from = SHORTEST_SEARCHED; from <= longest; from += STEP) {
    const to = Math.min(from + STEP, longest + 1);
    seed(search, from, to);
    sweep(search, from, to);
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

function tryEveryStart({ prefixes, best, starts }: Search, length: number): void {
  let highest = Number.NEGATIVE_INFINITY;
  let where = 0;
  for (let start = 0; start + length < prefixes.length; start++) {
    const sum = prefixes[start + length] - prefixes[start];
    if (sum > highest) {
      highest = sum;
      where = start;
    }
  }
  best[length - 1] = highest;
  starts[length - 1] = where;
}

/** Good windows to begin with: those about the best window of one less. */
function seed({ prefixes, best, starts }: Search, from: number, to: number): void {
  for (let length = from; length < to; length++) {
    const last = Math.min(starts[length - 2] + 1, prefixes.length - 1 - length);
    best[length - 1] = Number.NEGATIVE_INFINITY;
    for (let start = Math.max(0, last - 2); start <= last; start++) {
      const sum = prefixes[start + length] - prefixes[start];
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

function barOf({ best, starts }: Search, from: number, to: number): Bar {
  const bar = { height: Number.POSITIVE_INFINITY, latestStart: 0 };
  for (let length = from; length < to; length++) {
    bar.height = Math.min(bar.height, best[length - 1]);
    bar.latestStart = Math.max(bar.latestStart, starts[length - 1]);
  }
  return bar;
}

function isBelow(bar: Bar, bound: number, block: number): boolean {
  return bound < bar.height || (bound === bar.height && block * BLOCK > bar.latestStart);
}

/** Tries all windows of lengths [from, to) that start in the block; whether one was better. */
function tryBlock(
  { prefixes, best, starts }: Search,
  block: number,
  from: number,
  to: number,
): boolean {
  let better = false;
  for (let length = from; length < to; length++) {
    const end = Math.min((block + 1) * BLOCK, prefixes.length - length);
    let highest = best[length - 1];
    for (let start = block * BLOCK; start < end; start++) {
      const sum = prefixes[start + length] - prefixes[start];
      if (sum < highest || (sum === highest && start >= starts[length - 1])) continue;
      highest = sum;
      starts[length - 1] = start;
      better = true;
    }
    best[length - 1] = highest;
  }
  return better;
}
