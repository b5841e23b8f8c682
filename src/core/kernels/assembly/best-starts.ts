/** Where the highest sum over a duration lies, given the sums of the first 0, 1, 2 … values. */

const DOUBLE: usize = 8;

/** Windows that are looked at in a row before some are left out. */
const ROW: i32 = 4;

/** The highest sum known. */
let most: f64 = 0;

/**
 * The earliest start in [from, end) of a window whose sum is above `known`, or equals it while `best` is
 * no start yet; `best` where there is none. From one start to the next a sum changes by at most `change`.
 */
export function bestStart(
  sums: usize,
  duration: i32,
  from: i32,
  end: i32,
  known: f64,
  change: f64,
  best: i32,
): i32 {
  most = known;
  const later = DOUBLE * <usize>duration;
  let found = best;
  let at = from;
  while (at < end) {
    let sum: f64 = 0;
    for (const stop = min(at + ROW, end); at < stop; at++) {
      const start = sums + DOUBLE * <usize>at;
      sum = load<f64>(start + later) - load<f64>(start);
      if (sum > most || (sum === most && found < 0)) {
        most = sum;
        found = at;
      }
    }
    const lacking = floor((most - sum) / change) - 1;
    if (lacking > 0) at = <i32>min(<f64>end, <f64>at + lacking);
  }
  return found;
}

/** What `bestStart` knows then. */
export function bestSum(): f64 {
  return most;
}
