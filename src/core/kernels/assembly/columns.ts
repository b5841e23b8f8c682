/**
 * Passes over whole columns of doubles, where NaN is a missing value. Columns begin at any value of a
 * vector; nothing behind their last is read.
 */

const DOUBLE: usize = 8;
const VECTOR: usize = 16;

/** How many of the values are missing. */
export function countMissing(column: usize, length: i32): i32 {
  const end = column + DOUBLE * <usize>(length & ~1);
  let missing = i64x2.splat(0);
  let at = column;
  for (; at < end; at += VECTOR) {
    const two = v128.load(at);
    missing = i64x2.sub(missing, f64x2.ne(two, two));
  }
  const count = <i32>(i64x2.extract_lane(missing, 0) + i64x2.extract_lane(missing, 1));
  if ((length & 1) === 0) return count;
  const last = v128.load64_splat(at);
  return count + <i32>v128.any_true(f64x2.ne(last, last));
}

/** How many of the values are at or above `least` while the byte at `running` is 1. */
export function countAtLeast(column: usize, running: usize, length: i32, least: f64): i32 {
  const limit = f64x2.splat(least);
  const pairs = length & ~1;
  let count = i64x2.splat(0);
  for (let i = 0; i < pairs; i += 2) {
    const flags = i64x2.extend_low_i32x4_u(
      i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load16_splat(running + <usize>i))),
    );
    const values = v128.load(column + DOUBLE * <usize>i);
    count = i64x2.add(count, v128.and(flags, f64x2.ge(values, limit)));
  }
  const ones = <i32>(i64x2.extract_lane(count, 0) + i64x2.extract_lane(count, 1));
  if (pairs === length) return ones;
  const counts = load<f64>(column + DOUBLE * <usize>pairs) >= least;
  return ones + <i32>(counts && load<u8>(running + <usize>pairs) === 1);
}

/** Makes those flags 1 whose values are at or above `least` while the byte at `running` is 1. */
export function markAtLeast(
  column: usize,
  running: usize,
  length: i32,
  least: f64,
  flags: usize,
): void {
  const limit = f64x2.splat(least);
  const pairs = length & ~1;
  let i: usize = 0;
  for (; i < <usize>pairs; i += 2) {
    const reached = i64x2.bitmask(f64x2.ge(v128.load(column + DOUBLE * i), limit));
    const two = ((reached & 2) << 7) | (reached & 1);
    store<u16>(flags + i, load<u16>(flags + i) | (load<u16>(running + i) & <u16>two));
  }
  if (pairs === length || !(load<f64>(column + DOUBLE * i) >= least)) return;
  store<u8>(flags + i, load<u8>(flags + i) | load<u8>(running + i));
}

/** The sum of flags, sixteen at a time. */
export function countOnes(flags: usize, length: i32): i32 {
  const end = flags + <usize>length;
  let sums = i32x4.splat(0);
  let at = flags;
  for (; at + VECTOR <= end; at += VECTOR) {
    const pairs = i16x8.extadd_pairwise_i8x16_u(v128.load(at));
    sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(pairs));
  }
  let ones = i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1);
  ones += i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
  for (; at < end; at++) ones += load<u8>(at);
  return ones;
}

/** Values that are reckoned up together. */
const BLOCK: i32 = 256;
/** Bytes of what is said of a block: three doubles. */
const SAID: usize = 24;

/**
 * To `out`, for each block: how many of its values count, which is those at or above `floor` while the
 * byte at `running` is 1; their sum, in their order; and the highest, −∞ of none. Two blocks go side by
 * side, so that neither sum waits for itself; the last of an odd number goes beside itself.
 */
export function tallyBlocks(
  column: usize,
  running: usize,
  floor: f64,
  blocks: i32,
  out: usize,
): void {
  for (let block = 0; block < blocks; block += 2) {
    tallyTwo(column, running, floor, block, min(block + 1, blocks - 1), out);
  }
}

function tallyTwo(
  column: usize,
  running: usize,
  floor: f64,
  one: i32,
  other: i32,
  out: usize,
): void {
  const apart = BLOCK * (other - one);
  const least = f64x2.splat(floor);
  let seconds = i64x2.splat(0);
  let sum = f64x2.splat(0);
  let highest = f64x2.splat(-Infinity);
  for (let i = BLOCK * one; i < BLOCK * (one + 1); i++) {
    const values = v128.load64_lane(
      column + DOUBLE * <usize>(i + apart),
      v128.load64_zero(column + DOUBLE * <usize>i),
      1,
    );
    const flag = i64x2.splat(<i64>load<u8>(running + <usize>i));
    const flags = i64x2.replace_lane(flag, 1, <i64>load<u8>(running + <usize>(i + apart)));
    const counts = v128.and(i64x2.neg(flags), f64x2.ge(values, least));
    seconds = i64x2.sub(seconds, counts);
    sum = f64x2.add(sum, v128.and(values, counts));
    highest = f64x2.pmax(highest, v128.bitselect(values, f64x2.splat(-Infinity), counts));
  }
  const first = out + SAID * <usize>one;
  store<f64>(first, <f64>i64x2.extract_lane(seconds, 0));
  store<f64>(first, f64x2.extract_lane(sum, 0), 8);
  store<f64>(first, f64x2.extract_lane(highest, 0), 16);
  const second = out + SAID * <usize>other;
  store<f64>(second, <f64>i64x2.extract_lane(seconds, 1));
  store<f64>(second, f64x2.extract_lane(sum, 1), 8);
  store<f64>(second, f64x2.extract_lane(highest, 1), 16);
}
