import { describe, expect, it } from 'vitest';
import { withoutLoops } from '../../../src/core/climbs/loops.ts';

/** The vertices that stay of a way through places in metres. */
const stay = (places: [number, number][]) =>
  withoutLoops(
    Float64Array.from(places, ([x]) => x),
    Float64Array.from(places, ([, y]) => y),
  );

describe('withoutLoops(x, y)', () => {
  it('keeps a road that does not cross itself, bends and all', () => {
    const bends = Array.from({ length: 200 }, (_, i): [number, number] => [
      50 * Math.sin(i / 5),
      3 * i,
    ]);
    expect(stay(bends)).toHaveLength(200);
    expect(stay([[0, 0]])).toEqual([0]);
  });

  it('cuts off a loop of less than 150 m, and no other', () => {
    const loop = (size: number): [number, number][] => [
      [0, 0],
      [100, 0],
      [100 + size, 0],
      [100 + size, size],
      [100, size],
      [99, -10],
      [200, -20],
    ];
    expect(stay(loop(20))).toEqual([0, 5, 6]);
    expect(stay(loop(200))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('leaves no crossing within reach, however wild the halt was', () => {
    const halt = Array.from({ length: 300 }, (_, i): [number, number] => {
      const [angle, reach] = [i * 2.4, 5 + (i % 7)];
      return [300 + reach * Math.cos(angle), reach * Math.sin(angle)];
    });
    const before = Array.from({ length: 29 }, (_, i): [number, number] => [10 * i, 0.1]);
    const after = Array.from({ length: 29 }, (_, i): [number, number] => [320 + 10 * i, 0.1]);
    const way = [...before, ...halt, ...after];
    const kept = stay(way);
    expect(kept[0]).toBe(0);
    expect(kept.at(-1)).toBe(way.length - 1);
    let length = 0;
    for (let i = 1; i < kept.length; i++) {
      const [[ax, ay], [bx, by]] = [way[kept[i - 1]], way[kept[i]]];
      length += Math.hypot(bx - ax, by - ay);
    }
    // 600 m of road; the halt alone drew 4 km
    expect(length).toBeLessThan(650);
  });
});
