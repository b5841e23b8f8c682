/** Passes over the steps from one value of a column to the next, two at a time. */

const DOUBLE: usize = 8;

/** The first value, behind the one at `start`, that is not the one before it plus 1; `length` where all are. */
export function endOfRun(time: usize, length: i32, start: i32): i32 {
  const one = f64x2.splat(1);
  let i = start + 1;
  for (; i + 1 < length; i += 2) {
    const at = time + DOUBLE * <usize>i;
    const next = f64x2.add(v128.load(at - DOUBLE), one);
    if (!i64x2.all_true(f64x2.eq(v128.load(at), next))) break;
  }
  while (i < length && isNext(time + DOUBLE * <usize>i)) i++;
  return min(i, length);
}

function isNext(at: usize): bool {
  return load<f64>(at) === load<f64>(at - DOUBLE) + 1;
}

/** What a step must not exceed to be no leap. */
let degree: f64 = 0;
let longest: f64 = 0;
let fastest: f64 = 0;

/**
 * The first sample from `from` on, which is at least 1, to which the way around a corner is not within
 * `most` metres and `speed` times the seconds, or not known; `length` where there is none. A degree
 * either way counts `metres`.
 */
export function nextLeap(
  time: usize,
  latitude: usize,
  longitude: usize,
  length: i32,
  from: i32,
  metres: f64,
  most: f64,
  speed: f64,
): i32 {
  degree = metres;
  longest = most;
  fastest = speed;
  let i = from;
  for (; i + 1 < length; i += 2) {
    const at = DOUBLE * <usize>i;
    if (
      !i64x2.all_true(areNear(stepsTo(time + at), stepsTo(latitude + at), stepsTo(longitude + at)))
    )
      break;
  }
  for (; i < length; i++) {
    const at = DOUBLE * <usize>i;
    const near = areNear(stepTo(time + at), stepTo(latitude + at), stepTo(longitude + at));
    if (!i64x2.all_true(near)) break;
  }
  return i;
}

function areNear(seconds: v128, north: v128, east: v128): v128 {
  const degrees = f64x2.add(f64x2.abs(north), f64x2.abs(east));
  const around = f64x2.mul(f64x2.splat(degree), degrees);
  const reach = f64x2.mul(f64x2.splat(fastest), seconds);
  return v128.and(f64x2.le(around, f64x2.splat(longest)), f64x2.le(around, reach));
}

/** From the values before to two values. */
function stepsTo(at: usize): v128 {
  return f64x2.sub(v128.load(at), v128.load(at - DOUBLE));
}

/** From the value before to one value, twice. */
function stepTo(at: usize): v128 {
  return f64x2.sub(v128.load64_splat(at), v128.load64_splat(at - DOUBLE));
}
