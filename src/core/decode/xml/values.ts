const SPACE = 0x20;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const COLON = 0x3a;
const UPPER_E = 0x45;
const UPPER_T = 0x54;
const UPPER_Z = 0x5a;
const LOWER_CASE = 0x20;

/** Powers of ten that a double holds exactly. */
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** Below it one more decimal digit still fits the 53 bits of a double. */
const MANTISSA_ROOM = 900_719_925_474_098;

/**
 * The decimal number in [start, end), white space around it allowed; NaN where there is none or
 * anything else. Up to 15 significant digits the result is the nearest double; digits beyond are
 * dropped, an error below 1.2e-15 of the value (a nanometre on a coordinate; more below 1e-300).
 */
export function decimal(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] <= SPACE) at++;
  while (end > at && bytes[end - 1] <= SPACE) end--;
  const negative = at < end && bytes[at] === MINUS;
  if (negative || (at < end && bytes[at] === PLUS)) at++;

  let mantissa = 0;
  let exponent = 0;
  let digits = 0;
  let seenPoint = false;
  for (; at < end; at++) {
    const digit = bytes[at] - ZERO;
    if (digit >= 0 && digit <= 9) {
      digits++;
      if (mantissa <= MANTISSA_ROOM) {
        mantissa = mantissa * 10 + digit;
        if (seenPoint) exponent--;
      } else if (!seenPoint) {
        exponent++;
      }
    } else if (bytes[at] === POINT && !seenPoint) {
      seenPoint = true;
    } else {
      break;
    }
  }
  if (digits === 0) return Number.NaN;
  if (at < end) {
    if ((bytes[at] & ~LOWER_CASE) !== UPPER_E) return Number.NaN;
    exponent += integer(bytes, at + 1, end);
  }
  const magnitude = scale(mantissa, exponent);
  return negative ? -magnitude : magnitude;
}

/** mantissa × 10^exponent, exactly rounded while |exponent| ≤ 22; NaN where it is no finite number. */
function scale(mantissa: number, exponent: number): number {
  if (exponent === 0) return mantissa;
  if (exponent < 0 && exponent >= -22) return mantissa / POWERS_OF_TEN[-exponent];
  if (exponent > 0 && exponent <= 22) return mantissa * POWERS_OF_TEN[exponent];
  const value = mantissa === 0 ? exponent * 0 : mantissa * 10 ** exponent;
  return Number.isFinite(value) ? value : Number.NaN;
}

/** A signed whole number that fills [start, end) completely, else NaN. */
function integer(bytes: Uint8Array, start: number, end: number): number {
  const signed = start < end && (bytes[start] === MINUS || bytes[start] === PLUS);
  const value = digits(bytes, signed ? start + 1 : start, end);
  return signed && bytes[start] === MINUS ? -value : value;
}

/** The digits that fill [start, end) completely, as a number; NaN where it is empty or holds others. */
function digits(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end) return Number.NaN;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at] - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * The ISO 8601 time in [start, end) as seconds since 1970 UTC, fractions kept; NaN where it is none.
 * Forms: `2015-07-10T08:58:32`, with a fraction, with `Z` or an offset `+02:00`, `+0200`, `+02`.
 * Without `Z` and offset it is taken as UTC.
 */
export function instant(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] <= SPACE) at++;
  while (end > at && bytes[end - 1] <= SPACE) end--;
  if (end - at < 19 || !isDateTime(bytes, at)) return Number.NaN;

  const year = digits(bytes, at, at + 4);
  const month = pair(bytes, at + 5);
  const day = pair(bytes, at + 8);
  const hour = pair(bytes, at + 11);
  const minute = pair(bytes, at + 14);
  const second = pair(bytes, at + 17);
  // written so that NaN is refused too; second 60 is a leap second, hour 24 the end of a day
  const valid =
    year >= 0 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 31 &&
    hour >= 0 &&
    hour <= 24 &&
    minute >= 0 &&
    minute <= 59 &&
    second >= 0 &&
    second <= 60;
  if (!valid) return Number.NaN;

  let fraction = 0;
  at += 19;
  if (at < end && (bytes[at] === POINT || bytes[at] === COMMA)) {
    const from = ++at;
    while (at < end && bytes[at] >= ZERO && bytes[at] <= ZERO + 9) at++;
    const size = Math.min(at - from, 15);
    if (size > 0) fraction = digits(bytes, from, from + size) / POWERS_OF_TEN[size];
  }
  const days = daysSince1970(year, month, day);
  return days * 86400 + hour * 3600 + minute * 60 + second + fraction - offset(bytes, at, end);
}

function isDateTime(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at + 4] === MINUS &&
    bytes[at + 7] === MINUS &&
    ((bytes[at + 10] & ~LOWER_CASE) === UPPER_T || bytes[at + 10] === SPACE) &&
    bytes[at + 13] === COLON &&
    bytes[at + 16] === COLON
  );
}

/** Two digits as a number, NaN where they are none. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = bytes[at] - ZERO;
  const ones = bytes[at + 1] - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Seconds east of UTC that [at, end) says; nothing and `Z` are 0, anything unknown is NaN. */
function offset(bytes: Uint8Array, at: number, end: number): number {
  if (at === end) return 0;
  if (at + 1 === end && (bytes[at] & ~LOWER_CASE) === UPPER_Z) return 0;
  const sign = bytes[at] === PLUS ? 1 : bytes[at] === MINUS ? -1 : Number.NaN;
  const hours = at + 3 <= end ? pair(bytes, at + 1) : Number.NaN;
  if (at + 3 === end) return sign * hours * 3600;
  const minutesAt = bytes[at + 3] === COLON ? at + 4 : at + 3;
  const minutes = minutesAt + 2 === end ? pair(bytes, minutesAt) : Number.NaN;
  return sign * (hours * 3600 + minutes * 60);
}

/** Days from 1970-01-01 in the Gregorian calendar, counted in years that begin in March. */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + day - 719_469;
}
