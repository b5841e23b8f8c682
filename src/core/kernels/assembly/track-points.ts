/**
 * The track points of a GPX file, as long as they are written as nearly all are: tags in order, plain
 * numbers, ISO times, no comments, no entities. Whatever else is met ends the reading before the point
 * that has it, and the XML scanner (`core/decode/xml`), which knows all of XML, reads that one: it is
 * the twin of this kernel.
 *
 * A point is read tag by tag, or at once where it is written like the one before (`points/likeness`).
 * No string is made.
 *
 * Every loop ends at `end`, behind which at least 64 zero bytes lie.
 */

import {
  APOSTROPHE,
  COLON,
  EQUALS,
  find,
  GREATER,
  LESS,
  QUESTION,
  QUOTE,
  SLASH,
  SPACE,
  sameBytes,
} from './points/bytes';
import { decimal } from './points/decimal';
import { instant } from './points/instant';
import { addValue, beginLikeness, endLikeness, forgetLikeness, readLike } from './points/likeness';
import { meaningOf, nameSizeAt, OTHER_READER, TIME, TRACK_POINT, VALUE } from './points/names';

const BANG: u8 = 0x21;

const LATITUDE: i32 = 0;
const LONGITUDE: i32 = 1;
const CHANNELS: i32 = 11;
/** The time's column follows those of the channels. */
const COLUMNS: i32 = CHANNELS + 1;

/** Open elements: where the name begins, its size, its meaning. */
const FRAME: i32 = 12;
const DEEPEST: i32 = 16;
const frames: usize = memory.data(FRAME * DEEPEST, 16);

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
  forgetLikeness();
  for (row = 0; row < capacity; row++) {
    const before = at;
    const usedBefore = used;
    at = find(LESS, at, end);
    if (readLikeBefore() || readPoint()) continue;
    at = before;
    used = usedBefore;
    break;
  }
  return row;
}

/** Reads the point at `at` at once, where it is written like the one before. */
function readLikeBefore(): bool {
  clearRow();
  const behind = readLike(at, end, cell(0), 8 * capacity, CHANNELS);
  if (behind !== 0) at = behind;
  return behind !== 0;
}

/** Reads the point at `at` tag by tag. */
function readPoint(): bool {
  clearRow();
  beginLikeness(at);
  const read = readTags();
  if (read) endLikeness(at);
  return read;
}

function clearRow(): void {
  for (let column = 0; column < COLUMNS; column++) store<f64>(cell(column), NaN);
}

function readTags(): bool {
  if (deepest < 1 || !readTag(0) || meaning !== TRACK_POINT) return false;
  if (selfClosed) return true;
  let depth = open(0);
  while (depth > 0) {
    const tag = find(LESS, at, end);
    if (tag + 1 >= end) return false;
    if (load<u8>(tag + 1) === SLASH) {
      if (!readClosing(tag, depth - 1)) return false;
      depth--;
    } else {
      at = tag;
      if (depth >= deepest || !readTag(depth)) return false;
      const channel = meaning === VALUE ? meaningAround(depth) : meaning;
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

/** The value in [from, to). */
function put(column: i32, value: f64, from: usize, to: usize): void {
  store<f64>(cell(column), value);
  used |= 1 << column;
  addValue(column, from, to);
}

function open(depth: i32): i32 {
  const frame = frames + FRAME * depth;
  store<u32>(frame, <u32>nameAt);
  store<i32>(frame, nameSize, 4);
  store<i32>(frame, meaning, 8);
  return depth + 1;
}

/** Of the element that one at this depth is in. */
function meaningAround(depth: i32): i32 {
  return load<i32>(frames + FRAME * (depth - 1), 8);
}

/** The opening tag at `at`; at depth 0 the position of the point, too. `at` is then behind it. */
function readTag(depth: i32): bool {
  nameAt = at + 1;
  nameSize = nameSizeAt(nameAt);
  if (nameSize === 0 || nameAt + nameSize >= end) return false;
  const first = load<u8>(nameAt);
  if (first <= QUESTION && first !== COLON) return false;
  meaning = meaningOf(nameAt, nameSize, names);
  selfClosed = false;
  at = nameAt + nameSize;
  if (load<u8>(at) !== GREATER) return readAttributes(depth);
  at++;
  return depth > 0;
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
    at = find(quote, start, end);
    if (at >= end || find(LESS, start, at) < at) return false;
    if (depth === 0 && size === 3) {
      const column = positionOf(name);
      if (column >= 0) {
        const value = decimal(start, at);
        if ((position & (1 << column)) !== 0 || Number.isNaN(value)) return false;
        put(column, value, start, at);
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
  if (!sameBytes(name, at, size)) return false;
  at += size;
  skipSpace();
  if (at >= end || load<u8>(at) !== GREATER) return false;
  at++;
  return true;
}

/** The text of the element just opened, where it is a leaf; `at` is then at its closing tag. */
function leafEnd(): usize {
  const tag = find(LESS, at, end);
  return load<u8>(tag + 1) === SLASH && tag + 1 < end ? tag : 0;
}

/** The number in the element just opened; elements inside are not for it, markup is. */
function readNumber(channel: i32): bool {
  const tag = leafEnd();
  if (tag === 0) {
    const mark = load<u8>(find(LESS, at, end) + 1);
    return mark !== BANG && mark !== QUESTION;
  }
  const value = decimal(at, tag);
  if (Number.isNaN(value)) return false;
  // the first value of a channel counts
  if (Number.isNaN(load<f64>(cell(channel)))) put(channel, value, at, tag);
  at = tag;
  return true;
}

function readTime(): bool {
  const tag = leafEnd();
  if (tag === 0) return false;
  const seconds = instant(at, tag);
  if (Number.isNaN(seconds)) return false;
  put(CHANNELS, seconds, at, tag);
  at = tag;
  return true;
}
