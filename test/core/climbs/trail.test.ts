import { describe, expect, it } from 'vitest';
import { gateOn } from '../../../src/core/climbs/gates.ts';
import { placeBetween, type Trail } from '../../../src/core/climbs/trail.ts';
import { Way } from '../../../src/core/climbs/way.ts';

/** Up 200 m, around a bend, and back down 20 m beside it, one metre a degree. */
const line = {
  x: Float64Array.of(0, 0, 20, 20),
  y: Float64Array.of(0, 200, 200, 0),
  along: Float64Array.of(0, 200, 220, 420),
};

function laidOut(points: [number, number][]): Way {
  const way = new Way({
    time: Float64Array.from(points, (_, i) => i),
    longitude: Float64Array.from(points, ([x]) => x),
    latitude: Float64Array.from(points, ([, y]) => y),
    altitude: null,
    accuracy: null,
    breaks: [],
  });
  const frame = { latitude: 0, longitude: 0, kx: 1, ky: 1 };
  way.begin(frame, gateOn(line, 0, 25), { step: 0, time: 0, uncertainty: 0 });
  expect(way.reaches(points.length)).toBe(false);
  return way;
}

/** A trail through points, of which the first, the last and those named are placed. */
function trailOf(points: [number, number][], placed: [sample: number, along: number][]): Trail {
  const ends = [[0, 0], ...placed, [points.length - 1, 420]];
  return {
    line,
    way: laidOut(points),
    count: ends.length,
    samples: Int32Array.from(ends, ([sample]) => sample),
    along: Float64Array.from(ends, ([, along]) => along),
    doubtful: new Uint8Array(ends.length),
  };
}

describe('placeBetween', () => {
  const points: [number, number][] = [
    [0, 0],
    [0, 90],
    [12, 95],
    [0, 110],
    [20, 100],
    [60, 90],
    [20, 80],
    [20, 0],
  ];
  const trail = trailOf(points, [
    [1, 90],
    [3, 110],
    [4, 320],
    [6, 340],
  ]);

  it('is the nearest place between those around, on their leg of a hairpin', () => {
    expect(placeBetween(trail, 1, 2)).toBe(95);
    // the same point between places on the other leg
    expect(placeBetween(trail, 3, 2)).toBe(325);
  });

  it('keeps between them', () => {
    expect(placeBetween(trail, 1, 0)).toBe(90);
    expect(placeBetween(trail, 3, 6)).toBe(340);
  });

  it('is the same for who rolls back', () => {
    const back = trailOf(points, [
      [1, 110],
      [3, 90],
    ]);
    expect(placeBetween(back, 1, 2)).toBe(95);
  });

  it('is unknown more than 30 m beside the line', () => {
    expect(placeBetween(trail, 3, 5)).toBeNaN();
  });
});
