import { describe, expect, it } from 'vitest';
import { Way } from '../../../src/core/climbs/way.ts';
import type { Track } from '../../../src/core/track.ts';
import { seeded } from './riding.ts';

const frame = { latitude: 45, longitude: 6, kx: 1000, ky: 2000 };
const gate = { x: 0, y: 10, dx: 0, dy: 1, halfWidth: 25 };

/** One a second, metres east and north in the frame. */
function trackThrough(points: [number, number][]): Track {
  return {
    time: Float64Array.from(points, (_, i) => 100 + i),
    longitude: Float64Array.from(points, ([x]) => 6 + x / frame.kx),
    latitude: Float64Array.from(points, ([, y]) => 45 + y / frame.ky),
    altitude: null,
    accuracy: null,
    breaks: [],
  };
}

/** From the gate, crossed half a second after sample 1, on. */
function begun(points: [number, number][]): Way {
  const way = new Way(trackThrough(points));
  way.begin(frame, gate, { step: 1, time: 101.5, uncertainty: 0 });
  return way;
}

describe('Way', () => {
  const points: [number, number][] = [
    [0, 0],
    [0, 8],
    [0, 15],
    [0, 31],
    [500, 40],
    [0, 40],
    [0, 55],
  ];

  it('goes from the start gate to the end gate in metres of the frame', () => {
    const way = begun(points);
    expect(way.reaches(6)).toBe(true);
    expect(way.reaches(7)).toBe(false);
    way.end({ step: 5, time: 105.25, uncertainty: 0 });
    expect([...way.time.subarray(1, 7)]).toEqual([101.5, 102, 103, 104, 105, 105.25]);
    expect([way.x[1], way.y[1]]).toEqual([0, 10]);
    for (let i = 2; i < 7; i++) {
      expect(way.x[i]).toBeCloseTo(points[i][0], 6);
      expect(way.y[i]).toBeCloseTo(points[i][1], 6);
    }
  });

  it('counts strides of 20 m, and knows a false position', () => {
    const { ridden } = laidOut(begun(points));
    const metres = [0, 0, 21, Number.NaN, 21, 45];
    metres.forEach((each, i) => {
      if (Number.isNaN(each)) expect(ridden[i + 1]).toBeNaN();
      else expect(ridden[i + 1], `sample ${i + 1}`).toBeCloseTo(each, 6);
    });
  });

  it('counts to a place from where the last stride ended', () => {
    const way = laidOut(begun(points));
    const ahead = { ...gate, x: 30, y: 71 };
    expect(way.metresTo(ahead, 2)).toBeCloseTo(Math.hypot(30, 61), 6);
    // the last stride ended at sample 3; sample 4 is false, sample 5 too near
    for (const sample of [3, 4, 5]) {
      expect(way.metresTo(ahead, sample)).toBeCloseTo(21 + Math.hypot(30, 40), 6);
    }
  });

  it('is the same however far it is asked for at a time, and after another line', () => {
    const random = seeded(5);
    let [x, y] = [0, 0];
    const long = Array.from({ length: 2000 }, (): [number, number] => {
      if (random() < 0.02) return [x + 2000, y];
      x += 12 * (random() - 0.5);
      y += 12 * random();
      return [x, y];
    });
    const way = begun(long);
    const at = { step: 700, time: 800.5, uncertainty: 0 };
    way.begin({ ...frame, latitude: 44 }, gate, at);
    expect(way.reaches(800)).toBe(true);
    way.begin(frame, gate, { step: 1, time: 101.5, uncertainty: 0 });
    for (let i = 2; i < 2000; i += 7) expect(way.reaches(i)).toBe(true);
    laidOut(way);
    // the same by the plain rule
    let last = { x: 0, y: 10, time: 101.5 };
    let metres = 0;
    for (let i = 2; i < 2000; i++) {
      const here = { x: way.x[i], y: way.y[i], time: 100 + i };
      const moved = Math.hypot(here.x - last.x, here.y - last.y);
      const isFalse = moved > 20 + 40 * (here.time - last.time);
      if (!isFalse && moved >= 20) {
        metres += moved;
        last = here;
      }
      if (isFalse) expect(way.ridden[i], `sample ${i}`).toBeNaN();
      else expect(way.ridden[i], `sample ${i}`).toBeCloseTo(metres, 6);
    }
  });
});

function laidOut(way: Way): Way {
  expect(way.reaches(way.time.length)).toBe(false);
  return way;
}
