/** The bytes that mean something in a GPX file, and how they are looked for sixteen at a time. */

export const SPACE: u8 = 0x20;
export const QUOTE: u8 = 0x22;
export const APOSTROPHE: u8 = 0x27;
export const PLUS: u8 = 0x2b;
export const COMMA: u8 = 0x2c;
export const MINUS: u8 = 0x2d;
export const POINT: u8 = 0x2e;
export const SLASH: u8 = 0x2f;
export const ZERO: u8 = 0x30;
export const COLON: u8 = 0x3a;
export const LESS: u8 = 0x3c;
export const EQUALS: u8 = 0x3d;
export const GREATER: u8 = 0x3e;
export const QUESTION: u8 = 0x3f;
/** Makes a letter small. */
export const LOWER_CASE: u8 = 0x20;

/** Sixteen bytes of ones and of zeros: read from the middle they keep the first bytes of a vector. */
const ones: usize = memory.data<u8>(
  [
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ],
  16,
);

/** The first `size` of sixteen bytes, zeros behind. */
export function firstOf(bytes: v128, size: i32): v128 {
  return v128.and(bytes, v128.load(ones + 16 - size));
}

/** Where the byte is met first from `from` on; `end` where it is not. */
export function find(byte: u8, from: usize, end: usize): usize {
  const wanted = i8x16.splat(byte);
  for (let start = from; start < end; start += 16) {
    const met = i8x16.bitmask(i8x16.eq(v128.load(start), wanted));
    if (met !== 0) return min(start + ctz(met), end);
  }
  return end;
}

export function sameBytes(one: usize, other: usize, size: i32): bool {
  let left = size;
  for (; left >= 16; left -= 16, one += 16, other += 16) {
    if (v128.any_true(v128.xor(v128.load(one), v128.load(other)))) return false;
  }
  return !v128.any_true(firstOf(v128.xor(v128.load(one), v128.load(other)), left));
}
