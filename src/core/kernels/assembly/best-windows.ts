/**
 * The best window of every length, with four subtractions an instruction.
 *
 * Of n² / 2 windows nearly all are ruled out in groups by two levels of bounds: 64 starts × 8 lengths,
 * then 8 starts × 8 lengths. A group's bound is the highest sum at which one of its windows may end
 * less the lowest at which one may start; if that is not above the best windows known, none of the
 * group is looked at. `../best-windows.ts` is the same in plain TypeScript, and says it at length.
 *
 * Starts are tried in rising order and only a higher sum replaces one, so the earliest of equals stays.
 */

const WORD: i32 = 4;
const VECTOR: i32 = 16;

/** Starts in a block, blocks in a tile, lengths that are searched in one step. */
const BLOCK: i32 = 8;
const TILE: i32 = 8;
const STEP: i32 = 8;

/** Shorter windows are tried at every start: a block of starts reaches beyond their ends. */
const SHORTEST_SEARCHED: i32 = 8;

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

/** What a window of each length of this step must exceed, four times each. */
let beaten: usize = 0;
/** The lowest of them. */
let bar: i32 = 0;

/** Bytes that `bestWindows` uses for `values` values: its sums come first, then best, then starts. */
export function bestWindowsRoom(values: i32): i32 {
  const blocks = values / BLOCK + 1;
  return (
    WORD * (bestWindowsRow(values) * 3 + (blocks + SPARE) * 2 + rowOfTiles(blocks) * (1 + TILE)) +
    STEP * VECTOR
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
  beaten = tileHigh + WORD * tileRow * TILE;

  fill(sums + WORD * (values + 1), SPARE, NEVER);
  boundBlocks(blocks);
  boundTiles(blocks);
  for (let length = 1; length <= count && length < SHORTEST_SEARCHED; length++)
    tryEveryStart(length);
  for (let from = SHORTEST_SEARCHED; from <= count; from += STEP) {
    seed(from);
    sweep(from);
    keep(from);
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

function sumOf(start: i32, length: i32): i32 {
  return wordAt(sums, start + length) - wordAt(sums, start);
}

function tryEveryStart(length: i32): void {
  let highest: i32 = i32.MIN_VALUE;
  let where = 0;
  for (let start = 0; start + length <= count; start++) {
    const sum = sumOf(start, length);
    if (sum <= highest) continue;
    highest = sum;
    where = start;
  }
  put(best, length - 1, highest);
  put(starts, length - 1, where);
}

/**
 * Begins a step with good windows: those about the best of one less. Each is set to be met again, at
 * its own start or at an earlier one that is as good.
 */
function seed(from: i32): void {
  let where = wordAt(starts, from - 2);
  for (let i = 0; i < STEP; i++) {
    const length = from + i;
    let highest: i32 = i32.MIN_VALUE;
    if (length <= count) {
      const last = min(where + 1, count - length);
      for (let start = max(0, last - 2); start <= last; start++) {
        if (sumOf(start, length) <= highest) continue;
        highest = sumOf(start, length);
        where = start;
      }
      highest--;
    } else highest = i32.MAX_VALUE;
    v128.store(beaten + VECTOR * i, i32x4.splat(highest));
  }
  lower();
}

function lower(): void {
  bar = i32.MAX_VALUE;
  for (let i = 0; i < STEP; i++) bar = min(bar, load<i32>(beaten + VECTOR * i));
}

/** Finds the best windows of the lengths [from, from + STEP). */
function sweep(from: i32): void {
  const firstEnd = from / BLOCK;
  const blocks = (count - from) / BLOCK + 1;
  const highs = tileHigh + WORD * ((firstEnd % TILE) * tileRow + firstEnd / TILE);
  for (let tile = 0; tile * TILE < blocks; tile += 4) {
    const bounds = i32x4.sub(lanesAt(highs, tile), lanesAt(tileLow, tile));
    let open = i32x4.bitmask(i32x4.gt_s(bounds, i32x4.splat(bar)));
    for (; open !== 0; open &= open - 1) searchTile(tile + ctz(open), from, blocks);
  }
}

function searchTile(tile: i32, from: i32, blocks: i32): void {
  const first = tile * TILE;
  const end = first + from / BLOCK;
  const known = i32x4.splat(bar);
  const left = i32x4.gt_s(i32x4.sub(lanesAt(blockHigh, end), lanesAt(blockLow, first)), known);
  const right = i32x4.gt_s(
    i32x4.sub(lanesAt(blockHigh, end + 4), lanesAt(blockLow, first + 4)),
    known,
  );
  let open = i32x4.bitmask(left) | (i32x4.bitmask(right) << 4);
  for (; open !== 0; open &= open - 1) {
    const block = first + ctz(open);
    if (block >= blocks) return;
    searchBlock(block * BLOCK, from);
  }
}

/** Tries the eight starts from `start` with the eight lengths from `from`. */
function searchBlock(start: i32, from: i32): void {
  const left = lanesAt(sums, start);
  const right = lanesAt(sums, start + 4);
  const ends = sums + WORD * (start + from);
  let higher = exceeds(ends, 0, left, right);
  higher = v128.or(higher, exceeds(ends, 1, left, right));
  higher = v128.or(higher, exceeds(ends, 2, left, right));
  higher = v128.or(higher, exceeds(ends, 3, left, right));
  higher = v128.or(higher, exceeds(ends, 4, left, right));
  higher = v128.or(higher, exceeds(ends, 5, left, right));
  higher = v128.or(higher, exceeds(ends, 6, left, right));
  higher = v128.or(higher, exceeds(ends, 7, left, right));
  if (v128.any_true(higher)) take(start, from);
}

function exceeds(ends: usize, length: i32, left: v128, right: v128): v128 {
  const higher = i32x4.max_s(
    i32x4.sub(lanesAt(ends, length), left),
    i32x4.sub(lanesAt(ends, length + 4), right),
  );
  return i32x4.gt_s(higher, v128.load(beaten + VECTOR * length));
}

/** Keeps what is higher: of each length the first of the highest among the eight starts. */
function take(start: i32, from: i32): void {
  for (let i = 0; i < STEP; i++) {
    const left = fourSums(start, from + i);
    const right = fourSums(start + 4, from + i);
    const highest = highestOf(i32x4.max_s(left, right));
    if (highest <= load<i32>(beaten + VECTOR * i)) continue;
    const all = i32x4.splat(highest);
    v128.store(beaten + VECTOR * i, all);
    const first = i32x4.bitmask(i32x4.eq(left, all)) | (i32x4.bitmask(i32x4.eq(right, all)) << 4);
    put(starts, from + i - 1, start + ctz(first));
  }
  lower();
}

function fourSums(start: i32, length: i32): v128 {
  return i32x4.sub(lanesAt(sums, start + length), lanesAt(sums, start));
}

function highestOf(four: v128): i32 {
  const two = i32x4.max_s(four, i32x4.shuffle(four, four, 2, 3, 0, 1));
  return max(i32x4.extract_lane(two, 0), i32x4.extract_lane(two, 1));
}

function keep(from: i32): void {
  const end = min(from + STEP, count + 1);
  for (let length = from; length < end; length++) {
    put(best, length - 1, load<i32>(beaten + VECTOR * (length - from)));
  }
}
