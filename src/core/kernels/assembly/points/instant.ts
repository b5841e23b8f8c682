/** ISO 8601 times by the arithmetic of civil days, exactly as `xml/values.ts` reads them. */

import { COLON, COMMA, LOWER_CASE, MINUS, PLUS, POINT, SPACE, ZERO } from './bytes';
import { powerOfTen } from './decimal';

const UPPER_T: u8 = 0x54;
const UPPER_Z: u8 = 0x5a;

/** Seconds since 1970 UTC of the time in [from, to), white space around it allowed; NaN where it is none. */
export function instant(from: usize, to: usize): f64 {
  let start = from;
  let stop = to;
  while (start < stop && load<u8>(start) <= SPACE) start++;
  while (stop > start && load<u8>(stop - 1) <= SPACE) stop--;
  if (stop - start < 19 || !isDateTime(start)) return NaN;
  const year = pair(start) * 100 + pair(start + 2);
  const month = pair(start + 5);
  const day = pair(start + 8);
  const hour = pair(start + 11);
  const minute = pair(start + 14);
  const second = pair(start + 17);
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 31) return NaN;
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60) return NaN;
  start += 19;
  const mark = load<u8>(start);
  let fraction: f64 = 0;
  if (start < stop && (mark === POINT || mark === COMMA)) {
    const first = ++start;
    let digits: i64 = 0;
    for (; start < stop && load<u8>(start) - ZERO <= 9; start++) {
      if (start - first < 15) digits = digits * 10 + (load<u8>(start) - ZERO);
    }
    fraction = <f64>digits / powerOfTen(min(<i32>(start - first), 15));
  }
  const east = offset(start, stop);
  if (east === UNKNOWN) return NaN;
  const whole = daysSince1970(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
  return <f64>whole + fraction - <f64>east;
}

function isDateTime(start: usize): bool {
  return (
    load<u8>(start, 4) === MINUS &&
    load<u8>(start, 7) === MINUS &&
    ((load<u8>(start, 10) & ~LOWER_CASE) === UPPER_T || load<u8>(start, 10) === SPACE) &&
    load<u8>(start, 13) === COLON &&
    load<u8>(start, 16) === COLON
  );
}

/** Two digits, or a number below all that they may be. */
function pair(start: usize): i32 {
  const tens = load<u8>(start) - ZERO;
  const ones = load<u8>(start, 1) - ZERO;
  return tens <= 9 && ones <= 9 ? <i32>tens * 10 + ones : -10_000;
}

const UNKNOWN: i32 = i32.MIN_VALUE;

/** Seconds east of UTC: nothing and `Z` are 0, else `+02:00`, `+0200`, `+02`. */
function offset(start: usize, stop: usize): i32 {
  if (start === stop) return 0;
  const mark = load<u8>(start);
  if (start + 1 === stop && (mark & ~LOWER_CASE) === UPPER_Z) return 0;
  if ((mark !== PLUS && mark !== MINUS) || stop - start < 3) return UNKNOWN;
  const minutesAt = load<u8>(start, 3) === COLON ? start + 4 : start + 3;
  const hours = pair(start + 1);
  const minutes = start + 3 === stop ? 0 : minutesAt + 2 === stop ? pair(minutesAt) : -1;
  if (hours < 0 || minutes < 0) return UNKNOWN;
  return (mark === PLUS ? 1 : -1) * (hours * 3600 + minutes * 60);
}

/** Days from 1970-01-01 in the Gregorian calendar, counted in years that begin in March. */
function daysSince1970(year: i32, month: i32, day: i32): i64 {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  const leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400;
  return marchYear * 365 + leapDays + (153 * marchMonth + 2) / 5 + day - 719_469;
}
