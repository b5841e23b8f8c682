import { describe, expect, it } from 'vitest';
import { gateOn } from '../../../src/core/climbs/gates.ts';
import { Placing } from '../../../src/core/climbs/placing.ts';
import { Way } from '../../../src/core/climbs/way.ts';
import { type Frame, type Line, lengthOf } from '../../../src/core/geo.ts';
import type { Track } from '../../../src/core/track.ts';

/** Up 200 m, around a bend, and 200 m back down beside it, `apart` metres to the right. */
function hairpin(apart: number): Line {
  const x = Float64Array.of(0, 0, apart, apart);
  const y = Float64Array.of(0, 200, 200, 0);
  return { x, y, along: Float64Array.of(0, 200, 200 + apart, 400 + apart) };
}

/** One metre a degree, and a track through points from the start of a line on, one a second. */
const frame: Frame = { latitude: 0, longitude: 0, kx: 1, ky: 1 };

function trackThrough(line: Line, points: [number, number][]): Track {
  const way = [[line.x[0], line.y[0]], ...points];
  return {
    time: Float64Array.from(way, (_, i) => i),
    longitude: Float64Array.from(way, ([x]) => x),
    latitude: Float64Array.from(way, ([, y]) => y),
    altitude: null,
    accuracy: null,
    breaks: [],
  };
}

function begun(line: Line, points: [number, number][]): Placing {
  const way = new Way(trackThrough(line, points));
  way.begin(frame, gateOn(line, 0, 25), { step: 0, time: 0, uncertainty: 0 });
  // laid out to its end
  expect(way.reaches(points.length + 1)).toBe(false);
  const placing = new Placing(way);
  placing.begin(line);
  return placing;
}

/** Places points, one a second, on a line from its beginning; metres up the line for each, NaN off it. */
function place(line: Line, points: [number, number][]): number[] {
  const placing = begun(line, points);
  for (let i = 1; i <= points.length; i++) placing.place(i);
  const { count, samples, along } = placing.trace(points.length + 1, lengthOf(line));
  const places = new Array(points.length).fill(Number.NaN);
  for (let i = 1; i < count - 1; i++) places[samples[i] - 1] = along[i];
  return places;
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
    const placing = begun(hairpin(60), [
      [0, 50],
      [0, 1000],
    ]);
    expect(placing.along).toBe(0);
    expect(placing.reach(1)).toBeGreaterThan(50);
    expect(placing.reach(2)).toBe(300);
    placing.place(1);
    expect(placing.along).toBe(50);
  });

  it('goes from stride to stride: ten metres on, or three seconds', () => {
    const placing = begun(hairpin(60), [
      [0, 5],
      [0, 9],
      [0, 14],
      [0, 15],
      [0, 16],
      [0, 17],
    ]);
    expect(placing.isBeside(1)).toBe(true);
    expect(placing.nextApart(1)).toBe(3);
    placing.place(3);
    expect(placing.nextApart(4)).toBe(6);
    expect(placing.nextApart(7)).toBe(7);
  });

  it('tells after which samples others may be off the line', () => {
    const points: [number, number][] = [
      [0, 20],
      [-60, 30],
      [0, 40],
      [-25, 60],
      [0, 80],
    ];
    const placing = begun(hairpin(100), points);
    for (let i = 1; i <= points.length; i++) placing.place(i);
    const { count, samples, doubtful } = placing.trace(6, 500);
    // after the first there is one off the line; the one at 60 m is hardly on it
    expect([...samples.subarray(0, count)]).toEqual([0, 1, 3, 4, 5, 6]);
    expect([...doubtful.subarray(0, count - 1)]).toEqual([0, 1, 0, 1, 0]);
  });

  it('has room for as many samples as come', () => {
    // a power of two, so that shares of it are exact
    const length = 4096;
    const line = {
      x: Float64Array.of(0, 0),
      y: Float64Array.of(0, length),
      along: Float64Array.of(0, length),
    };
    const points = Array.from({ length: length - 1 }, (_, i): [number, number] => [0, i + 1]);
    expect(place(line, points)).toEqual(points.map(([, y]) => y));
  });
});
