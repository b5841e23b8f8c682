import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockwise } from '../../../src/core/metrics/blockwise.ts';

/** The places from `start` to `end`, written out: what joins in the wrong order or twice is seen. */
function places(start: number, end: number): string {
  let all = '';
  for (let i = start; i < end; i++) all += `${i} `;
  return all;
}

describe('blockwise(length, over, join)', () => {
  it('gives a range what it has by itself, wherever it begins and ends', () => {
    const range = fc
      .integer({ min: 0, max: 2000 })
      .chain((length) => fc.tuple(fc.constant(length), fc.nat(length), fc.nat(length)));
    fc.assert(
      fc.property(range, ([length, a, b]) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        const between = blockwise(length, places, (one, other) => one + other);
        expect(between(start, end)).toBe(places(start, end));
      }),
      { seed: 9 },
    );
  });

  it('looks at a long column once, and then at the ends of ranges alone', () => {
    let seen = 0;
    const count = (start: number, end: number) => {
      seen += end - start;
      return end - start;
    };
    const between = blockwise(100_000, count, (a, b) => a + b);
    expect(between(13, 99_999)).toBe(99_986);
    expect(between(50_000, 90_001)).toBe(40_001);
    expect(seen).toBeLessThan(101_100);
  });
});
