/**
 * The best window of every length, with four subtractions an instruction.
 *
 * Of n² / 2 windows nearly all are ruled out in groups by two levels of bounds: 64 starts × 8 lengths,
 * then 8 starts × 8 lengths. A group's bound is the highest sum at which one of its windows may end
 * less the lowest at which one may start; if that is not above the best windows known, none of the
 * group is looked at. `../plain/best-windows.ts` is the same in plain TypeScript.
 *
 * Lengths are searched eight at a time: from one start their sums lie side by side, so that two
 * vectors hold the best of them. Starts are tried in rising order and only a higher sum replaces one,
 * so the earliest of equals stays.
 */

const WORD: i32 = 4;
const VECTOR: i32 = 16;

/** Starts in a block, blocks in a tile, lengths that are searched in one step (8k + 1 … 8k + 8). */
const BLOCK: i32 = 8;
const TILE: i32 = 8;
const STEP: i32 = 8;

/** Behind the last sum: lower than any by more than sums differ, so that no window ends there. */
const NEVER: i32 = -(1 << 30);

/** Room behind rows of numbers, so that whole vectors and tiles may be read. */
const SPARE: i32 = 96;

/** sums[i], tilted: what the first i values sum to, less i times the slope; 0 … 2³⁰ − 1. */
let sums: usize = 0;
let count: i32 = 0;
/** Highest sum and its start for each length, at index length − 1. */
let best: usize = 0;
let starts: usize = 0;

/** Lowest sum of each block, highest of each block and the next. */
let blockLow: usize = 0;
let blockHigh: usize = 0;
let tileLow: usize = 0;
/** Highest over the ends of a tile, for each block that they may begin with: row block % 8, column block / 8. */
let tileHigh: usize = 0;
let tileRow: i32 = 0;

/** What a window must exceed to be better than one that is known: the lowest of the best of this step. */
let bar: i32 = 0;

/** Bytes that `bestWindows` uses for `values` values: its sums come first, then best, then starts. */
export function bestWindowsRoom(values: i32): i32 {
  const blocks = values / BLOCK + 1;
  return (
    WORD * (bestWindowsRow(values) * 3 + (blocks + SPARE) * 2 + rowOfTiles(blocks) * (1 + TILE))
  );
}

/** Words from the sums to the best, and from the best to the starts. */
export function bestWindowsRow(values: i32): i32 {
  return values + 1 + SPARE;
}

function rowOfTiles(blocks: i32): i32 {
  return blocks / TILE + 1 + SPARE;
}

/** `at` holds the tilted sums of `values` values, one more than those; the rest of the room is ours. */
export function bestWindows(at: usize, values: i32): void {
  count = values;
  sums = at;
  best = sums + WORD * bestWindowsRow(values);
  starts = best + WORD * bestWindowsRow(values);
  blockLow = starts + WORD * bestWindowsRow(values);
  const blocks = values / BLOCK + 1;
  blockHigh = blockLow + WORD * (blocks + SPARE);
  tileLow = blockHigh + WORD * (blocks + SPARE);
  tileRow = rowOfTiles(blocks);
  tileHigh = tileLow + WORD * tileRow;

  fill(sums + WORD * (values + 1), SPARE, NEVER);
  boundBlocks(blocks);
  boundTiles(blocks);
  for (let from = 1; from <= count; from += STEP) {
    seed(from);
    sweep(from);
  }
}

function wordAt(row: usize, index: i32): i32 {
  return load<i32>(row + WORD * index);
}

function put(row: usize, index: i32, value: i32): void {
  store<i32>(row + WORD * index, value);
}

function lanesAt(row: usize, index: i32): v128 {
  return v128.load(row + WORD * index);
}

function putLanes(row: usize, index: i32, lanes: v128): void {
  v128.store(row + WORD * index, lanes);
}

function fill(row: usize, words: i32, value: i32): void {
  for (let i = 0; i < words; i++) put(row, i, value);
}

function boundBlocks(blocks: i32): void {
  for (let block = 0; block < blocks; block++) {
    let low = -NEVER;
    let high = NEVER;
    const end = min((block + 1) * BLOCK, count + 1);
    for (let i = block * BLOCK; i < end; i++) {
      low = min(low, wordAt(sums, i));
      high = max(high, wordAt(sums, i));
    }
    put(blockLow, block, low);
    put(blockHigh, block, high);
  }
  fill(blockLow + WORD * blocks, SPARE, -NEVER);
  fill(blockHigh + WORD * blocks, SPARE, NEVER);
}

/** Also lets each block's high count the next block, where windows of its step may end, too. */
function boundTiles(blocks: i32): void {
  fill(tileLow, tileRow * (1 + TILE), NEVER);
  for (let tile = 0; tile < tileRow; tile++) {
    let low = -NEVER;
    const end = min((tile + 1) * TILE, blocks);
    for (let block = tile * TILE; block < end; block++) low = min(low, wordAt(blockLow, block));
    put(tileLow, tile, low);
  }
  for (let block = 0; block < blocks; block++) {
    let high = NEVER;
    for (let next = 0; next <= TILE; next++) high = max(high, wordAt(blockHigh, block + next));
    put(tileHigh, (block % TILE) * tileRow + block / TILE, high);
    put(blockHigh, block, max(wordAt(blockHigh, block), wordAt(blockHigh, block + 1)));
  }
}

/**
 * Begins a step with good windows: those about the best of one less. Each is set to be met again, at
 * its own start or at an earlier one that is as good.
 */
function seed(from: i32): void {
  const lowest = i32x4.splat(i32.MIN_VALUE);
  putLanes(best, from - 1, lowest);
  putLanes(best, from + 3, lowest);
  const where = from === 1 ? 0 : wordAt(starts, from - 2);
  const last = min(where + 1, count - from);
  tryStarts(max(0, where - STEP), last + 1, from);
  const one = i32x4.splat(1);
  putLanes(best, from - 1, i32x4.sub(lanesAt(best, from - 1), one));
  putLanes(best, from + 3, i32x4.sub(lanesAt(best, from + 3), one));
  for (let length = count + 1; length < from + STEP; length++) {
    put(best, length - 1, i32.MAX_VALUE);
  }
  raiseBar(from);
}

function raiseBar(from: i32): void {
  const four = i32x4.min_s(lanesAt(best, from - 1), lanesAt(best, from + 3));
  const two = i32x4.min_s(four, i32x4.shuffle(four, four, 2, 3, 0, 1));
  bar = min(i32x4.extract_lane(two, 0), i32x4.extract_lane(two, 1));
}

/** Finds the best windows of the lengths [from, from + STEP). */
function sweep(from: i32): void {
  const firstEnd = from / BLOCK;
  const blocks = (count - from) / BLOCK + 1;
  const highs = tileHigh + WORD * ((firstEnd % TILE) * tileRow + firstEnd / TILE);
  for (let tile = 0; tile * TILE < blocks; tile += 4) {
    const bounds = i32x4.sub(lanesAt(highs, tile), lanesAt(tileLow, tile));
    let open = i32x4.bitmask(i32x4.gt_s(bounds, i32x4.splat(bar)));
    for (; open !== 0; open &= open - 1) searchTile(tile + ctz(open), from);
  }
}

function searchTile(tile: i32, from: i32): void {
  const first = tile * TILE;
  const end = first + from / BLOCK;
  const known = i32x4.splat(bar);
  const left = i32x4.gt_s(i32x4.sub(lanesAt(blockHigh, end), lanesAt(blockLow, first)), known);
  const right = i32x4.gt_s(
    i32x4.sub(lanesAt(blockHigh, end + 4), lanesAt(blockLow, first + 4)),
    known,
  );
  let open = i32x4.bitmask(left) | (i32x4.bitmask(right) << 4);
  for (; open !== 0; open &= open - 1) searchBlock((first + ctz(open)) * BLOCK, from);
}

/** Tries the eight starts from `start`; one by one only where one of them is better. */
function searchBlock(start: i32, from: i32): void {
  const left = sums + WORD * start;
  const next = left + VECTOR;
  const right = left + WORD * from;
  const middle = right + VECTOR;
  const short = i32x4.max_s(highestOfFour(left, right), highestOfFour(next, middle));
  const long = i32x4.max_s(highestOfFour(left, middle), highestOfFour(next, middle + VECTOR));
  const higher = v128.or(
    i32x4.gt_s(short, lanesAt(best, from - 1)),
    i32x4.gt_s(long, lanesAt(best, from + 3)),
  );
  if (!v128.any_true(higher)) return;
  tryStarts(start, min(start + BLOCK, count), from);
  raiseBar(from);
}

/** Of four neighbouring lengths, the highest sums among four starts: from the first start to the first end. */
function highestOfFour(start: usize, end: usize): v128 {
  const first = i32x4.sub(v128.load(end), v128.load32_splat(start));
  const second = i32x4.sub(v128.load(end, WORD), v128.load32_splat(start, WORD));
  const third = i32x4.sub(v128.load(end, 2 * WORD), v128.load32_splat(start, 2 * WORD));
  const fourth = i32x4.sub(v128.load(end, 3 * WORD), v128.load32_splat(start, 3 * WORD));
  return i32x4.max_s(i32x4.max_s(first, second), i32x4.max_s(third, fourth));
}

/** Keeps what is higher than the best sums of this step among the starts [start, end). */
function tryStarts(start: i32, end: i32, from: i32): void {
  let short = lanesAt(best, from - 1);
  let long = lanesAt(best, from + 3);
  let shortStart = lanesAt(starts, from - 1);
  let longStart = lanesAt(starts, from + 3);
  for (let i = start; i < end; i++) {
    const where = i32x4.splat(i);
    const sum = sumsFrom(i, from);
    const next = sumsFrom(i, from + 4);
    shortStart = v128.bitselect(where, shortStart, i32x4.gt_s(sum, short));
    longStart = v128.bitselect(where, longStart, i32x4.gt_s(next, long));
    short = i32x4.max_s(short, sum);
    long = i32x4.max_s(long, next);
  }
  putLanes(best, from - 1, short);
  putLanes(best, from + 3, long);
  putLanes(starts, from - 1, shortStart);
  putLanes(starts, from + 3, longStart);
}

/** The sums of four windows from a start: of the given length, and one, two, three more. */
function sumsFrom(start: i32, length: i32): v128 {
  return i32x4.sub(lanesAt(sums, start + length), v128.load32_splat(sums + WORD * start));
}
