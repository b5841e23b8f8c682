/**
 * Names of elements and what they mean: a table of 256 slots that the caller lays out
 * (`../../track-points.ts`), each sixteen bytes of name in small letters and the meaning.
 */

import { APOSTROPHE, COLON, firstOf, LESS, LOWER_CASE, SLASH } from './bytes';

/** What a name means, beside the channels 0 … 10; NOTHING is a free slot, too. */
export const NOTHING: i32 = 0x80;
export const TRACK_POINT: i32 = 0x81;
export const TIME: i32 = 0x82;
export const VALUE: i32 = 0x83;
export const OTHER_READER: i32 = 0x84;

const SLOTS: i32 = 256;
const SLOT: i32 = 32;
/** Longer names are for the other reader. */
const LONGEST_NAME: i32 = 32;

/** How long the name at `at` is; 0 where it is none, or too long. */
export function nameSizeAt(at: usize): i32 {
  const stops = nameEnds(at) | (nameEnds(at + 16) << 16);
  return stops === 0 ? 0 : ctz(stops);
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
export function meaningOf(nameAt: usize, nameSize: i32, table: usize): i32 {
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
  const name = firstOf(lower, size);
  let slot = slotOf(load<u8>(local), load<u8>(local + size - 1), size);
  let entry = table + SLOT * slot;
  while (meaningAt(entry) !== NOTHING && !i8x16.all_true(i8x16.eq(v128.load(entry), name))) {
    slot = (slot + 1) & (SLOTS - 1);
    entry = table + SLOT * slot;
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
