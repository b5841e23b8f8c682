/**
 * One field of many FIT messages as a column of doubles, four messages at a time. Integers of one, two
 * or four bytes, either byte order, with a sign or without, are all read alike: four bytes are taken
 * where the field is, a byte shuffle puts its own bytes where a 32-bit lane wants them, and a shift
 * brings the sign down. One comparison finds both what is missing and what cannot be true, as both lie
 * outside of [low, high]; mostly there is neither, and no more is asked.
 *
 * Messages lie anywhere, but those of one definition follow each other for a while (a run): a layout
 * says how its definition says the field. Four values are read and written also where a run ends
 * before. Of those beyond it no more is asked than that the memory is there, however far from the
 * payload the field is; the runs that follow write over them, and behind the last row there is room.
 */

/** A run: the row behind it, and which layout its messages have. */
const RUN: usize = 8;

/** A layout: which of the four bytes make each lane, then numbers of 32 bits. */
const LAYOUT: usize = 48;
const INSIDE: usize = 16;
const SHIFT: usize = 20;
/** The lowest value with its highest bit turned, and how far the highest is above it, likewise. */
const LOW: usize = 24;
const SPAN: usize = 28;
/** What is outside and yet no fault: it says that there is no value. */
const INVALID: usize = 32;
const ZERO: usize = 36;
/** The highest bit for unsigned numbers of 32 bits, else 0: turned, and added again as a double. */
const FLIP: usize = 40;

/** An INSIDE that says: these messages do not have the field. */
const NOWHERE: i32 = -1;

let missing: i32 = 0;
let rejected: i32 = 0;

/** How many values of the last column cannot be true; they are missing, too. */
export function fitColumnRejected(): i32 {
  return rejected;
}

/**
 * Writes the field of all rows to `out`: raw / scale − offset, NaN where missing. `offsets`: where in
 * the file each payload begins, three more behind the last. Returns how many are missing.
 */
export function fitColumn(
  file: usize,
  offsets: usize,
  runs: usize,
  runCount: i32,
  layouts: usize,
  scale: f64,
  offset: f64,
  out: usize,
): i32 {
  missing = 0;
  rejected = 0;
  let row = 0;
  for (let run = 0; run < runCount; run++, runs += RUN) {
    const end = load<i32>(runs);
    const layout = layouts + LAYOUT * <usize>load<i32>(runs, 4);
    const from = offsets + 4 * <usize>row;
    const to = out + 8 * <usize>row;
    if (load<i32>(layout, INSIDE) === NOWHERE) fillMissing(to, end - row);
    else
      readRun(file + <usize>load<i32>(layout, INSIDE), from, end - row, layout, scale, offset, to);
    row = end;
  }
  return missing;
}

function fillMissing(out: usize, rows: i32): void {
  missing += rows;
  for (const end = out + 8 * <usize>rows; out < end; out += 16) v128.store(out, f64x2.splat(NaN));
}

/** Rows whose payload offsets lie from `offsets` on; `field` is where the field of an offset 0 would be. */
function readRun(
  field: usize,
  offsets: usize,
  rows: i32,
  layout: usize,
  scale: f64,
  offset: f64,
  out: usize,
): void {
  const pattern = v128.load(layout);
  const shift = load<i32>(layout, SHIFT);
  const low = i32x4.splat(load<i32>(layout, LOW));
  const span = i32x4.splat(load<i32>(layout, SPAN));
  const flip = i32x4.splat(load<i32>(layout, FLIP));
  const bias = f64x2.convert_low_i32x4_u(flip);
  const divisor = f64x2.splat(scale);
  const subtrahend = f64x2.splat(offset);
  const invalid = i32x4.splat(load<i32>(layout, INVALID));
  const zero = i32x4.splat(load<i32>(layout, ZERO));
  const none = f64x2.splat(NaN);
  for (let left = rows; left > 0; left -= 4, offsets += 16, out += 32) {
    let four = v128.load32_zero(field + load<u32>(offsets));
    four = v128.load32_lane(field + load<u32>(offsets, 4), four, 1);
    four = v128.load32_lane(field + load<u32>(offsets, 8), four, 2);
    four = v128.load32_lane(field + load<u32>(offsets, 12), four, 3);
    const raw = i32x4.shr_s(i8x16.swizzle(four, pattern), shift);
    const signed = v128.xor(raw, flip);
    const upper = i32x4.shuffle(signed, signed, 2, 3, 2, 3);
    v128.store(out, scaled(signed, bias, divisor, subtrahend));
    v128.store(out, scaled(upper, bias, divisor, subtrahend), 16);
    let bad = i32x4.gt_s(i32x4.sub(raw, low), span);
    if (!v128.any_true(bad)) continue;
    v128.store(out, v128.bitselect(none, v128.load(out), i64x2.extend_low_i32x4_s(bad)));
    v128.store(out, v128.bitselect(none, v128.load(out, 16), i64x2.extend_high_i32x4_s(bad)), 16);
    bad = v128.and(bad, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(left)));
    missing += popcnt(i32x4.bitmask(bad));
    const silent = v128.or(i32x4.eq(raw, invalid), i32x4.eq(raw, zero));
    rejected += popcnt(i32x4.bitmask(v128.andnot(bad, silent)));
  }
}

function scaled(raw: v128, bias: v128, divisor: v128, subtrahend: v128): v128 {
  const value = f64x2.add(f64x2.convert_low_i32x4_s(raw), bias);
  return f64x2.sub(f64x2.div(value, divisor), subtrahend);
}
