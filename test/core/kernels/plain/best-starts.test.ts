import { expect, it } from 'vitest';
import { betterPlainly } from '../../../../src/core/kernels/plain/best-starts.ts';

const sums = Float64Array.of(0, 1, 4, 6, 7, 10);

it('finds the first of the highest sums', () => {
  const none = { start: -1, sum: Number.NEGATIVE_INFINITY };
  expect(betterPlainly(sums, 1, { start: 0, end: 5 }, 2, none)).toEqual({ start: 1, sum: 3 });
  expect(betterPlainly(sums, 2, { start: 0, end: 4 }, 2, none)).toEqual({ start: 1, sum: 5 });
});

it('keeps what is known where nothing is better', () => {
  const known = { start: 7, sum: 3 };
  expect(betterPlainly(sums, 1, { start: 0, end: 5 }, 2, known)).toEqual(known);
  expect(betterPlainly(sums, 1, { start: 3, end: 3 }, 2, known)).toEqual(known);
});
