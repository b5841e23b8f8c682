import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestOn } from '../../src/core/geo.ts';
import { neededVertices } from '../../src/core/simplify.ts';
import { oisans } from './climbs/oisans.ts';

const lineOf = (...places: [number, number][]) => ({
  x: Float64Array.from(places, ([x]) => x),
  y: Float64Array.from(places, ([, y]) => y),
});

describe('neededVertices(line, tolerance)', () => {
  it('drops what lies on the way, and keeps corners', () => {
    expect(neededVertices(lineOf([0, 0], [5, 0.2], [10, 0], [10, 10]), 1)).toEqual([0, 2, 3]);
  });

  it('keeps the way there and back of a road that ends where it began', () => {
    expect(neededVertices(lineOf([0, 0], [50, 1], [100, 0], [50, -1], [0, 0]), 5)).toEqual([
      0, 2, 4,
    ]);
  });

  it('leaves no vertex further from the line than the tolerance', () => {
    const place = fc.tuple(
      fc.double({ min: -500, max: 500, noNaN: true }),
      fc.double({ min: -500, max: 500, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 2, maxLength: 60 }),
        fc.integer({ min: 1, max: 80 }),
        (places, tolerance) => {
          const whole = lineOf(...places);
          const kept = neededVertices(whole, tolerance);
          const x = Float64Array.from(kept, (index) => whole.x[index]);
          const y = Float64Array.from(kept, (index) => whole.y[index]);
          const along = x.map((_, index) => index);
          for (let i = 0; i < whole.x.length; i++) {
            const { offset } = nearestOn({ x, y, along }, whole.x[i], whole.y[i]);
            expect(offset).toBeLessThanOrEqual(tolerance + 1e-9);
          }
        },
      ),
    );
  });

  it('makes a real road several times shorter', () => {
    const [{ line }] = oisans.variants;
    expect(neededVertices(line, 15).length).toBeLessThan(line.x.length / 3);
  });
});
