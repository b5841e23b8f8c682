import { describe, expect, it } from 'vitest';
import { Placing } from '../../../src/core/climbs/placing.ts';
import type { Line } from '../../../src/core/geo.ts';

/** Up 200 m, around a bend, and 200 m back down beside it, `apart` metres to the right. */
function hairpin(apart: number): Line {
  const x = Float64Array.of(0, 0, apart, apart);
  const y = Float64Array.of(0, 200, 200, 0);
  return { x, y, along: Float64Array.of(0, 200, 200 + apart, 400 + apart) };
}

/** Places points, one a second, on a line from its beginning; metres up the line for each. */
function place(line: Line, points: [number, number][]): number[] {
  const placing = new Placing();
  const progress = new Float64Array(points.length + 1);
  placing.begin(line, line.x[0], line.y[0], 0);
  for (const [i, [x, y]] of points.entries()) placing.place(i + 1, x, y, i + 1);
  placing.trace(1, points.length, progress);
  return [...progress.slice(1)];
}

/** Along the hairpin at 5 m/s, `beside` metres to the right of the rider. */
function ridden(apart: number, beside: number): [number, number][] {
  return Array.from({ length: Math.floor((400 + apart) / 5) }, (_, i) => {
    const along = 5 * (i + 1);
    if (along <= 200) return [beside, along];
    if (along <= 200 + apart) return [along - 200, 200 - beside];
    return [apart - beside, 400 + apart - along];
  });
}

describe('Placing', () => {
  it('follows a line exactly where the points lie on it', () => {
    const points = ridden(60, 0);
    for (const [i, along] of place(hairpin(60), points).entries()) {
      expect(along).toBeCloseTo(5 * (i + 1), 6);
    }
  });

  it('keeps to the leg that is ridden where a drifting receiver is nearer to the other', () => {
    // 12 m between the legs, 7 m off to the right: nearer to the other leg on either of them;
    // only at the bend itself is the place known no better than that
    const places = place(hairpin(12), ridden(12, 7));
    for (const [i, along] of places.entries()) {
      expect(Math.abs(along - 5 * (i + 1)), `sample ${i}`).toBeLessThan(30);
    }
  });

  it('goes back with a rider who turns back', () => {
    const there = Array.from({ length: 20 }, (_, i): [number, number] => [0, 5 * i]);
    const back = Array.from({ length: 8 }, (_, i): [number, number] => [0, 90 - 5 * i]);
    const places = place(hairpin(60), [...there, ...back]);
    expect(places[19]).toBeCloseTo(95, 6);
    expect(places[27]).toBeCloseTo(55, 6);
  });

  it('passes over points off the line, and finds it again', () => {
    const places = place(hairpin(100), [
      [0, 10],
      [-40, 20],
      [-40, 30],
      [0, 40],
    ]);
    expect(places).toEqual([10, Number.NaN, Number.NaN, 40]);
  });

  it('knows how far the line can be followed to a point', () => {
    const placing = new Placing();
    placing.begin(hairpin(60), 0, 0, 0);
    expect(placing.along).toBe(0);
    expect(placing.reach(0, 100, 1)).toBeGreaterThan(100);
    expect(placing.reach(0, 1000, 1)).toBe(300);
    placing.place(1, 0, 100, 10);
    expect(placing.along).toBe(100);
  });
});
