/**
 * A point is mostly written like the one before, but for its values. So the place of each value in the
 * last point that was read tag by tag is remembered; the texts between them are compared with the next
 * point, and where all are the same, so are its tags, and only the values are read.
 */

import { find, sameBytes } from './bytes';
import { decimal } from './decimal';
import { instant } from './instant';

/** A text between values: where it begins, its size, and the column of the value behind it. */
const TEXT: usize = 12;
const MOST_TEXTS: i32 = 16;
const texts: usize = memory.data(192, 16);

let count: i32 = 0;
/** Where the next text begins; 0 where there are too many for a likeness. */
let textAt: usize = 0;

/** Begins the likeness of a point at `at`. */
export function beginLikeness(at: usize): void {
  count = 0;
  textAt = at;
}

/** The point has a value for the column in [from, to). */
export function addValue(column: i32, from: usize, to: usize): void {
  addText(from, column);
  if (textAt !== 0) textAt = to;
}

/** The point ends at `at`. */
export function endLikeness(at: usize): void {
  addText(at, -1);
}

/** There is no likeness. */
export function forgetLikeness(): void {
  count = 0;
}

function addText(to: usize, column: i32): void {
  if (count === MOST_TEXTS) textAt = 0;
  if (textAt === 0) {
    count = 0;
    return;
  }
  const text = texts + TEXT * <usize>count;
  count++;
  store<u32>(text, <u32>textAt);
  store<i32>(text, <i32>(to - textAt), 4);
  store<i32>(text, column, 8);
}

/**
 * Reads the values of a point that is written like the one before, the value of column c to
 * `cells` + c × `stride`. Returns where the point ends, 0 where it is not like that one.
 */
export function readLike(from: usize, end: usize, cells: usize, stride: usize, time: i32): usize {
  let at = from;
  for (let i = 0; i < count; i++) {
    const text = texts + TEXT * <usize>i;
    const size = load<i32>(text, 4);
    if (at + <usize>size > end || !sameBytes(load<u32>(text), at, size)) return 0;
    at += <usize>size;
    const column = load<i32>(text, 8);
    if (column < 0) return at;
    // what ends a value is how the next text begins
    const stop = find(load<u8>(load<u32>(text, <usize>TEXT)), at, end);
    const value = column === time ? instant(at, stop) : decimal(at, stop);
    if (Number.isNaN(value)) return 0;
    store<f64>(cells + <usize>column * stride, value);
    at = stop;
  }
  return 0;
}
