/** Plain decimal numbers, exactly as `xml/values.ts` reads them: whole digits, then one power of ten. */

import { MINUS, PLUS, POINT, SPACE, ZERO } from './bytes';

/** Powers of ten that a double holds exactly. */
const powersOfTen: usize = memory.data<f64>(
  [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ],
  16,
);
const LARGEST_POWER: i32 = 22;

/** Below it one more decimal digit still fits the 53 bits of a double. */
const MANTISSA_ROOM: i64 = 900_719_925_474_098;

/** So many digits always fit. */
const SHORT: usize = 15;

/** The number in [from, to), white space around it allowed; NaN where it is not plain. */
export function decimal(from: usize, to: usize): f64 {
  let start = from;
  let stop = to;
  while (start < stop && load<u8>(start) <= SPACE) start++;
  while (stop > start && load<u8>(stop - 1) <= SPACE) stop--;
  const sign = load<u8>(start);
  if (start < stop && (sign === MINUS || sign === PLUS)) start++;
  const magnitude = stop - start <= SHORT ? shortDecimal(start, stop) : longDecimal(start, stop);
  return sign === MINUS ? -magnitude : magnitude;
}

/** Of at most 15 bytes, without a sign: nothing is asked of a digit but whether it is one. */
function shortDecimal(from: usize, to: usize): f64 {
  let mantissa: i64 = 0;
  let at = from;
  for (; at < to; at++) {
    const digit = load<u8>(at) - ZERO;
    if (digit > 9) break;
    mantissa = mantissa * 10 + digit;
  }
  if (at === to) return from === to ? NaN : <f64>mantissa;
  if (load<u8>(at) !== POINT || to - from === 1) return NaN;
  const decimals = to - at - 1;
  for (at++; at < to; at++) {
    const digit = load<u8>(at) - ZERO;
    if (digit > 9) return NaN;
    mantissa = mantissa * 10 + digit;
  }
  return <f64>mantissa / powerOfTen(<i32>decimals);
}

/** Of any size, without a sign. */
function longDecimal(from: usize, to: usize): f64 {
  let mantissa: i64 = 0;
  let exponent = 0;
  let digits = 0;
  let seenPoint = false;
  for (let at = from; at < to; at++) {
    const digit = load<u8>(at) - ZERO;
    if (digit <= 9) {
      digits++;
      if (mantissa <= MANTISSA_ROOM) {
        mantissa = mantissa * 10 + digit;
        if (seenPoint) exponent--;
      } else if (!seenPoint) exponent++;
    } else if (load<u8>(at) === POINT && !seenPoint) seenPoint = true;
    else return NaN;
  }
  if (digits === 0 || exponent < -LARGEST_POWER || exponent > LARGEST_POWER) return NaN;
  return exponent < 0
    ? <f64>mantissa / powerOfTen(-exponent)
    : <f64>mantissa * powerOfTen(exponent);
}

export function powerOfTen(exponent: i32): f64 {
  return load<f64>(powersOfTen + 8 * exponent);
}
