/**
 * The median of each value and its neighbours, by counting: known are the median so far, how many
 * values of the window are less, and how many are not greater. A value that leaves and one that enters
 * change these two; only where the middle no longer lies between them is the window looked through for
 * the next value up or down, two at a time. Nothing is kept in order.
 */

const DOUBLE: usize = 8;
const VECTOR: usize = 16;

/** The window: its first value, and the byte behind its last. */
let first: usize = 0;
let end: usize = 0;
/** A value of the window, how many are less, and how many are less or equal. */
let middle: f64 = 0;
let less: i32 = 0;
let upTo: i32 = 0;

/** To `out`; the window is cut at both ends of the column. No value is missing. */
export function runningMedian(column: usize, length: i32, reach: i32, out: usize): void {
  const behind = column + DOUBLE * <usize>length;
  first = column;
  end = min(column + DOUBLE * <usize>reach, behind);
  middle = -Infinity;
  less = 0;
  upTo = 0;
  for (let at = first; at < end; at += DOUBLE) enter(load<f64>(at));
  for (let i = 0; i < length; i++, out += DOUBLE) {
    if (i > reach) {
      leave(load<f64>(first));
      first += DOUBLE;
    }
    if (end < behind) {
      enter(load<f64>(end));
      end += DOUBLE;
    }
    store<f64>(out, median());
  }
}

function enter(value: f64): void {
  less += <i32>(value < middle);
  upTo += <i32>(value <= middle);
}

function leave(value: f64): void {
  less -= <i32>(value < middle);
  upTo -= <i32>(value <= middle);
}

/** Of an even number, the mean of the two in the middle. It ends whatever the values are. */
function median(): f64 {
  const count = <i32>((end - first) / DOUBLE);
  const half = count >>> 1;
  while (less > half && middle > -Infinity) stepTo(nextBelow());
  while (upTo <= half && middle < Infinity) stepTo(nextAbove());
  if ((count & 1) === 1) return middle;
  const below = less < half ? middle : nextBelow();
  return (below + middle) / 2;
}

/** Makes a neighbouring value the middle. */
function stepTo(value: f64): void {
  const equal = countEqual(value);
  if (value > middle) {
    less = upTo;
    upTo += equal;
  } else {
    upTo = less;
    less -= equal;
  }
  middle = value;
}

/** The highest value of the window below the middle. What is not below is made a NaN, which is never more. */
function nextBelow(): f64 {
  const limit = f64x2.splat(middle);
  const to = end - VECTOR;
  let two = lastTwo();
  let found = f64x2.splat(-Infinity);
  found = f64x2.pmax(found, v128.or(two, f64x2.ge(two, limit)));
  for (let at = first; at < to; at += VECTOR) {
    two = v128.load(at);
    found = f64x2.pmax(found, v128.or(two, f64x2.ge(two, limit)));
  }
  return max(f64x2.extract_lane(found, 0), f64x2.extract_lane(found, 1));
}

/** The lowest value of the window above the middle, likewise. */
function nextAbove(): f64 {
  const limit = f64x2.splat(middle);
  const to = end - VECTOR;
  let two = lastTwo();
  let found = f64x2.splat(Infinity);
  found = f64x2.pmin(found, v128.or(two, f64x2.le(two, limit)));
  for (let at = first; at < to; at += VECTOR) {
    two = v128.load(at);
    found = f64x2.pmin(found, v128.or(two, f64x2.le(two, limit)));
  }
  return min(f64x2.extract_lane(found, 0), f64x2.extract_lane(found, 1));
}

/** The last two values of the window, or its only one twice. */
function lastTwo(): v128 {
  return end - first < VECTOR ? v128.load64_splat(first) : v128.load(end - VECTOR);
}

function countEqual(value: f64): i32 {
  const same = f64x2.splat(value);
  const to = end - VECTOR;
  let equal = i64x2.splat(0);
  let at = first;
  for (; at <= to; at += VECTOR) equal = i64x2.sub(equal, f64x2.eq(v128.load(at), same));
  const count = i64x2.extract_lane(equal, 0) + i64x2.extract_lane(equal, 1);
  return <i32>count + <i32>(at < end && load<f64>(at) === value);
}
