/**
 * The track points of a GPX file, as long as they are written as nearly all are: tags in order, plain
 * numbers, ISO times, no comments, no entities. Whatever else is met ends the reading before the point
 * that has it, and the XML scanner (`core/decode/xml`), which knows all of XML, reads that one: it is
 * the twin of this kernel.
 *
 * No string is made. Ends of names and texts are found sixteen bytes at a time; a name is looked up as
 * one vector; numbers and times are computed exactly as `xml/values.ts` does.
 *
 * Every loop ends at `end`, behind which at least 64 zero bytes lie.
 */

const SPACE: u8 = 0x20;
const BANG: u8 = 0x21;
const QUOTE: u8 = 0x22;
const APOSTROPHE: u8 = 0x27;
const PLUS: u8 = 0x2b;
const COMMA: u8 = 0x2c;
const MINUS: u8 = 0x2d;
const POINT: u8 = 0x2e;
const SLASH: u8 = 0x2f;
const ZERO: u8 = 0x30;
const COLON: u8 = 0x3a;
const LESS: u8 = 0x3c;
const EQUALS: u8 = 0x3d;
const GREATER: u8 = 0x3e;
const QUESTION: u8 = 0x3f;
const UPPER_T: u8 = 0x54;
const UPPER_Z: u8 = 0x5a;
const LOWER_CASE: u8 = 0x20;

/** What a name means here, beside the channels 0 … 10; `../track-points.ts` writes the same numbers. */
const NOTHING: i32 = 0x80;
const TRACK_POINT: i32 = 0x81;
const TIME: i32 = 0x82;
const VALUE: i32 = 0x83;
const OTHER_READER: i32 = 0x84;

const LATITUDE: i32 = 0;
const LONGITUDE: i32 = 1;
const CHANNELS: i32 = 11;
/** The time's column follows those of the channels. */
const COLUMNS: i32 = CHANNELS + 1;

/** Table of names: 256 slots of sixteen bytes of name and its meaning; NOTHING is a free slot. */
const SLOTS: i32 = 256;
const SLOT: i32 = 32;
/** Longer names are for the other reader. */
const LONGEST_NAME: i32 = 32;

/** Open elements: where the name begins, its size, its meaning. */
const FRAME: i32 = 12;
const DEEPEST: i32 = 16;
const frames: usize = memory.data(FRAME * DEEPEST, 16);

/** Sixteen bytes of ones and of zeros: read from the middle they keep the first bytes of a vector. */
const ones: usize = memory.data<u8>(
  [
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ],
  16,
);

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

let at: usize = 0;
let end: usize = 0;
let names: usize = 0;
let columns: usize = 0;
let capacity: i32 = 0;
let row: i32 = 0;
let deepest: i32 = 0;
let mostAttributes: i32 = 0;
let used: i32 = 0;

/** Of the tag read last. */
let nameAt: usize = 0;
let nameSize: i32 = 0;
let meaning: i32 = 0;
let selfClosed: bool = false;

/** A number or time that was read; meaningless where reading failed. */
let value: f64 = 0;

/** Where the last reading ended: behind its last point. */
export function trackPointsEnd(): usize {
  return at;
}

/** The columns in which the last reading wrote: bit i for column i, the time's is the last. */
export function trackPointsUsed(): i32 {
  return used;
}

/**
 * Reads points from the `<` at `from` on, up to `rows` of them, into columns of `rows` doubles from
 * `out` on: a channel each and the time, NaN where a point says nothing. Returns how many it read.
 */
export function trackPoints(
  from: usize,
  to: usize,
  table: usize,
  out: usize,
  rows: i32,
  depth: i32,
  attributes: i32,
): i32 {
  at = from;
  end = to;
  names = table;
  columns = out;
  capacity = rows;
  deepest = min(depth, DEEPEST);
  mostAttributes = attributes;
  used = 0;
  for (row = 0; row < capacity; row++) {
    const before = at;
    const usedBefore = used;
    at = find(LESS, at);
    if (readPoint()) continue;
    at = before;
    used = usedBefore;
    break;
  }
  return row;
}

function readPoint(): bool {
  for (let column = 0; column < COLUMNS; column++) store<f64>(cell(column), NaN);
  if (deepest < 1 || !readTag(0) || meaning !== TRACK_POINT) return false;
  if (selfClosed) return true;
  let depth = open(0);
  while (depth > 0) {
    const tag = find(LESS, at);
    if (tag + 1 >= end) return false;
    if (load<u8>(tag + 1) === SLASH) {
      if (!readClosing(tag, depth - 1)) return false;
      depth--;
    } else {
      at = tag;
      if (depth >= deepest || !readTag(depth)) return false;
      const channel = meaning === VALUE ? meaningOf(depth - 1) : meaning;
      if (meaning === TRACK_POINT || meaning === OTHER_READER) return false;
      if (meaning === TIME && depth === 1) {
        if (selfClosed || !readTime()) return false;
      } else if (channel < CHANNELS && !selfClosed && !readNumber(channel)) return false;
      if (!selfClosed) depth = open(depth);
    }
  }
  return true;
}

function cell(column: i32): usize {
  return columns + 8 * (column * capacity + row);
}

function put(column: i32): void {
  store<f64>(cell(column), value);
  used |= 1 << column;
}

function open(depth: i32): i32 {
  const frame = frames + FRAME * depth;
  store<u32>(frame, <u32>nameAt);
  store<i32>(frame, nameSize, 4);
  store<i32>(frame, meaning, 8);
  return depth + 1;
}

function meaningOf(depth: i32): i32 {
  return load<i32>(frames + FRAME * depth, 8);
}

/** Where the byte is met first from `from` on; `end` where it is not. */
function find(byte: u8, from: usize): usize {
  const wanted = i8x16.splat(byte);
  for (let start = from; start < end; start += 16) {
    const met = i8x16.bitmask(i8x16.eq(v128.load(start), wanted));
    if (met !== 0) return min(start + ctz(met), end);
  }
  return end;
}

/** The opening tag at `at`; at depth 0 the position of the point, too. `at` is then behind it. */
function readTag(depth: i32): bool {
  nameAt = at + 1;
  const stops = nameEnds(nameAt) | (nameEnds(nameAt + 16) << 16);
  nameSize = ctz(stops);
  if (stops === 0 || nameSize === 0 || nameAt + nameSize >= end) return false;
  const first = load<u8>(nameAt);
  if (first <= QUESTION && first !== COLON) return false;
  meaning = lookUp();
  selfClosed = false;
  at = nameAt + nameSize;
  if (load<u8>(at) !== GREATER) return readAttributes(depth);
  at++;
  return depth > 0;
}

/** A bit for each of sixteen bytes that no name has: white space, quotes and the marks of a tag. */
function nameEnds(from: usize): i32 {
  const bytes = v128.load(from);
  const low = i8x16.le_u(bytes, i8x16.splat(APOSTROPHE));
  const slash = i8x16.eq(bytes, i8x16.splat(SLASH));
  const mark = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(LESS)), i8x16.splat(3));
  return i8x16.bitmask(v128.or(v128.or(low, slash), mark));
}

/** The meaning of the name without its prefix; capitals do not count. */
function lookUp(): i32 {
  const colons = i8x16.splat(COLON);
  const met =
    i8x16.bitmask(i8x16.eq(v128.load(nameAt), colons)) |
    (i8x16.bitmask(i8x16.eq(v128.load(nameAt, 16), colons)) << 16);
  const prefixes = met & ((1 << nameSize) - 1);
  const prefix = prefixes === 0 ? 0 : LONGEST_NAME - clz(prefixes);
  const local = nameAt + prefix;
  const size = nameSize - prefix;
  if (size > 16 || size === 0) return NOTHING;
  const lower = v128.or(v128.load(local), i8x16.splat(LOWER_CASE));
  const name = v128.and(lower, v128.load(ones + 16 - size));
  let slot = slotOf(load<u8>(local), load<u8>(local + size - 1), size);
  let entry = names + SLOT * slot;
  while (meaningAt(entry) !== NOTHING && !i8x16.all_true(i8x16.eq(v128.load(entry), name))) {
    slot = (slot + 1) & (SLOTS - 1);
    entry = names + SLOT * slot;
  }
  return meaningAt(entry);
}

function meaningAt(entry: usize): i32 {
  return load<i32>(entry, 16);
}

function slotOf(first: u8, last: u8, size: i32): i32 {
  return (
    (<i32>(first | LOWER_CASE) ^ ((<i32>(last | LOWER_CASE)) << 3) ^ (size << 4)) & (SLOTS - 1)
  );
}

/** name="value" pairs up to the end of the tag; those of a point must hold its position. */
function readAttributes(depth: i32): bool {
  let position = 0;
  for (let count = 0; ; count++) {
    skipSpace();
    const byte = load<u8>(at);
    if (at >= end) return false;
    if (byte === GREATER) {
      at++;
      break;
    }
    if (byte === SLASH) {
      if (load<u8>(at + 1) !== GREATER || at + 1 >= end) return false;
      at += 2;
      selfClosed = true;
      break;
    }
    const name = at;
    while (isNameByte(load<u8>(at)) && at < end) at++;
    const size = at - name;
    skipSpace();
    if (size === 0 || count >= mostAttributes || load<u8>(at) !== EQUALS) return false;
    at++;
    skipSpace();
    const quote = load<u8>(at);
    if (quote !== QUOTE && quote !== APOSTROPHE) return false;
    const start = at + 1;
    at = find(quote, start);
    if (at >= end || find(LESS, start) < at) return false;
    if (depth === 0 && size === 3) {
      const column = positionOf(name);
      if (column >= 0) {
        if ((position & (1 << column)) !== 0 || !decimal(start, at)) return false;
        put(column);
        position |= 1 << column;
      }
    }
    at++;
  }
  return depth > 0 || position === 3;
}

function positionOf(name: usize): i32 {
  const letters = load<u32>(name) & 0xffffff;
  return letters === 0x74616c ? LATITUDE : letters === 0x6e6f6c ? LONGITUDE : -1;
}

function isNameByte(byte: u8): bool {
  return byte > QUESTION || (byte > APOSTROPHE && byte !== SLASH && byte < LESS);
}

function skipSpace(): void {
  while (at < end && load<u8>(at) <= SPACE) at++;
}

/** The closing tag at `tag`, which must have the name of the element open at that depth. */
function readClosing(tag: usize, depth: i32): bool {
  const frame = frames + FRAME * depth;
  const name = <usize>load<u32>(frame);
  const size = load<i32>(frame, 4);
  at = tag + 2;
  if (!sameBytes(name, at, min(size, 16)) || !sameBytes(name + 16, at + 16, size - 16))
    return false;
  at += size;
  skipSpace();
  if (at >= end || load<u8>(at) !== GREATER) return false;
  at++;
  return true;
}

function sameBytes(one: usize, other: usize, size: i32): bool {
  if (size <= 0) return true;
  const different = v128.xor(v128.load(one), v128.load(other));
  return !v128.any_true(v128.and(different, v128.load(ones + 16 - size)));
}

/** The text of the element just opened, where it is a leaf; `at` is then at its closing tag. */
function leafEnd(): usize {
  const tag = find(LESS, at);
  return load<u8>(tag + 1) === SLASH && tag + 1 < end ? tag : 0;
}

/** The number in the element just opened; elements inside are not for it, markup is. */
function readNumber(channel: i32): bool {
  const tag = leafEnd();
  if (tag === 0) {
    const mark = load<u8>(find(LESS, at) + 1);
    return mark !== BANG && mark !== QUESTION;
  }
  const start = at;
  at = tag;
  if (!decimal(start, tag)) return false;
  // the first value of a channel counts
  if (Number.isNaN(load<f64>(cell(channel)))) put(channel);
  return true;
}

function readTime(): bool {
  const tag = leafEnd();
  if (tag === 0 || !instant(at, tag)) return false;
  at = tag;
  put(CHANNELS);
  return true;
}

/** The plain decimal number in [from, to), white space around it allowed. */
function decimal(from: usize, to: usize): bool {
  let start = from;
  let stop = to;
  while (start < stop && load<u8>(start) <= SPACE) start++;
  while (stop > start && load<u8>(stop - 1) <= SPACE) stop--;
  const sign = load<u8>(start);
  if (start < stop && (sign === MINUS || sign === PLUS)) start++;
  let mantissa: i64 = 0;
  let exponent = 0;
  let digits = 0;
  let seenPoint = false;
  for (; start < stop; start++) {
    const digit = load<u8>(start) - ZERO;
    if (digit <= 9) {
      digits++;
      if (mantissa <= MANTISSA_ROOM) {
        mantissa = mantissa * 10 + digit;
        if (seenPoint) exponent--;
      } else if (!seenPoint) exponent++;
    } else if (load<u8>(start) === POINT && !seenPoint) seenPoint = true;
    else return false;
  }
  if (digits === 0 || exponent < -LARGEST_POWER || exponent > LARGEST_POWER) return false;
  const magnitude =
    exponent < 0 ? <f64>mantissa / powerOfTen(-exponent) : <f64>mantissa * powerOfTen(exponent);
  value = sign === MINUS ? -magnitude : magnitude;
  return true;
}

function powerOfTen(exponent: i32): f64 {
  return load<f64>(powersOfTen + 8 * exponent);
}

/** The ISO 8601 time in [from, to), white space around it allowed, as seconds since 1970 UTC. */
function instant(from: usize, to: usize): bool {
  let start = from;
  let stop = to;
  while (start < stop && load<u8>(start) <= SPACE) start++;
  while (stop > start && load<u8>(stop - 1) <= SPACE) stop--;
  if (stop - start < 19 || !isDateTime(start)) return false;
  const year = pair(start) * 100 + pair(start + 2);
  const month = pair(start + 5);
  const day = pair(start + 8);
  const hour = pair(start + 11);
  const minute = pair(start + 14);
  const second = pair(start + 17);
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60) return false;
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
  if (east === UNKNOWN) return false;
  const whole = daysSince1970(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
  value = <f64>whole + fraction - <f64>east;
  return true;
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
