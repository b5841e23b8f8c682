import { expect, it } from 'vitest';
import {
  doublesIn,
  floatsIn,
  packedDoubles,
  packedFloats,
} from '../../src/warehouse/packed-numbers.ts';

// one more than a kilobyte of doubles, and more than there is room for at once
it.each([0, 1, 2, 129, 8192, 8193, 16_384, 16_385])('%d numbers come back', (count) => {
  const values = Array.from({ length: count }, (_, i) => (i % 7 === 3 ? Number.NaN : i / 3 - 50));
  const known = values.map((value) => (Number.isNaN(value) ? null : value));
  expect(doublesIn(packedDoubles(values))).toEqual(known);
  const rounded = known.map((value) => value && Math.fround(value));
  expect(floatsIn(packedFloats(values))).toEqual(rounded);
});

it('is the base64 of little-endian bytes', () => {
  // 1 = 3F F0 …, −2 = C0 00 … as IEEE 754 has them
  expect(packedDoubles([1, -2])).toBe(
    Buffer.from('000000000000f03f00000000000000c0', 'hex').toString('base64'),
  );
  expect(packedFloats([1, -2])).toBe(Buffer.from('0000803f000000c0', 'hex').toString('base64'));
});
