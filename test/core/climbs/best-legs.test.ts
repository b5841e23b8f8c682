import { describe, expect, it } from 'vitest';
import { bestLegs } from '../../../src/core/climbs/best-legs.ts';

const effort = (name: string, ...legs: (number | null)[]) => ({
  name,
  splits: legs.map((leg, i) => ({ gate: `bend ${i + 1}`, leg })),
});

const told = (...efforts: ReturnType<typeof effort>[]) =>
  bestLegs(efforts).map(({ gate, leg, effort: { name } }) => [gate, leg, name]);

describe('bestLegs(efforts)', () => {
  it('finds each leg where it was ridden fastest', () => {
    expect(told(effort('a', 60, 50, 70), effort('b', 61, 49, 71), effort('c', 62, 51, 69))).toEqual(
      [
        ['bend 1', 60, 'a'],
        ['bend 2', 49, 'b'],
        ['bend 3', 69, 'c'],
      ],
    );
  });

  it('gives the first of equals', () => {
    expect(told(effort('a', 60), effort('b', 60))).toEqual([['bend 1', 60, 'a']]);
  });

  it('passes over legs that were not timed, and keeps the order of the road', () => {
    expect(told(effort('a', null, 50, null), effort('b', 61, null, null))).toEqual([
      ['bend 1', 61, 'b'],
      ['bend 2', 50, 'a'],
    ]);
  });

  it('is empty without efforts', () => {
    expect(told()).toEqual([]);
  });
});
