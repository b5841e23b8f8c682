import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crossingAt,
  gateOn,
  interpolationError,
  reachOf,
  uncertaintyAt,
} from '../../../src/core/climbs/gates.ts';
import { frameAt, lineIn } from '../../../src/core/geo.ts';
import type { Track } from '../../../src/core/track.ts';

const frame = frameAt(45, 6);
/** 1 km due north. */
const road = lineIn(frame, Float64Array.of(45, 45 + 1000 / frame.ky), Float64Array.of(6, 6));

/** A track through places in metres (east, north), a sample every `every` seconds. */
function trackOf(places: [number, number][], every = 1, accuracy: number | null = null): Track {
  return {
    time: Float64Array.from(places, (_, i) => i * every),
    latitude: Float64Array.from(places, ([, y]) => 45 + y / frame.ky),
    longitude: Float64Array.from(places, ([x]) => 6 + x / frame.kx),
    altitude: null,
    accuracy: accuracy === null ? null : new Float64Array(places.length).fill(accuracy),
    breaks: [],
  };
}

describe('a gate', () => {
  const gate = gateOn(road, 500, 25);

  it('stands across the road', () => {
    expect(gate.y).toBeCloseTo(500, 6);
    expect(gate.dx).toBeCloseTo(0, 9);
    expect(gate.dy).toBeCloseTo(1, 9);
    expect(reachOf(gate)).toBeGreaterThan(gate.halfWidth);
  });

  it('is crossed at the moment between the two samples', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 19, noNaN: true }),
        fc.double({ min: 0.01, max: 19, noNaN: true }),
        fc.double({ min: -24, max: 24, noNaN: true }),
        (before, after, aside) => {
          const track = trackOf([
            [aside, 500 - before],
            [aside, 500 + after],
          ]);
          const crossing = crossingAt(gate, frame, track, 0);
          expect(crossing?.time).toBeCloseTo(before / (before + after), 5);
        },
      ),
      { seed: 2 },
    );
  });

  it('is not crossed the wrong way, beside it, short of it or in a leap', () => {
    const cross = (...places: [number, number][]) => crossingAt(gate, frame, trackOf(places), 0);
    expect(cross([0, 505], [0, 495])).toBeNull();
    expect(cross([29, 495], [29, 505])).toBeNull();
    expect(cross([-29, 495], [-29, 505])).toBeNull();
    expect(cross([0, 490], [0, 499])).toBeNull();
    expect(cross([0, 501], [0, 510])).toBeNull();
    // 100 m in a second; 400 m in a minute
    expect(cross([0, 450], [0, 550])).toBeNull();
    const seldom = trackOf(
      [
        [0, 300],
        [0, 700],
      ],
      60,
    );
    expect(crossingAt(gate, frame, seldom, 0)).toBeNull();
  });

  it('is wider for a device that seldom records, whose chords cut bends', () => {
    const aside: [number, number][] = [
      [40, 470],
      [40, 520],
    ];
    expect(crossingAt(gate, frame, trackOf(aside), 0)).toBeNull();
    expect(crossingAt(gate, frame, trackOf(aside, 10), 0)).not.toBeNull();
  });

  it('counts a sample on it as past it, so that a crossing is found once', () => {
    const track = trackOf([
      [0, 490],
      [0, 500],
      [0, 510],
    ]);
    const times = [0, 1].map((step) => crossingAt({ ...gate, y: 500 }, frame, track, step)?.time);
    expect(times.filter((time) => time !== undefined)).toHaveLength(1);
  });
});

describe('interpolationError', () => {
  // the table of climbs.md, rule 2
  it.each([
    [1, 0.15],
    [2, 0.15],
    [3, 0.2],
    [4, 0.275],
    [5, 0.35],
    [7, 0.6],
    [10, 1.2],
    [12, 6],
    [240, 120],
  ])('after a gap of %d s is %d s', (gap, error) => {
    expect(interpolationError(gap)).toBeCloseTo(error, 9);
  });
});

describe('uncertaintyAt', () => {
  /** Northwards at a speed, a sample a second. */
  const steady = (speed: number, accuracy: number | null = null) =>
    trackOf(
      Array.from({ length: 41 }, (_, i): [number, number] => [0, speed * i]),
      1,
      accuracy,
    );

  it('is √(i² + (2σ/v)²), with 2.5 m of noise unless the device states its accuracy', () => {
    expect(uncertaintyAt(frame, steady(4), 20, 21)).toBeCloseTo(Math.hypot(0.15, 5 / 4), 6);
    expect(uncertaintyAt(frame, steady(4, 6), 20, 21)).toBeCloseTo(Math.hypot(0.15, 12 / 4), 6);
    expect(uncertaintyAt(frame, steady(4, Number.NaN), 20, 21)).toBeCloseTo(
      Math.hypot(0.15, 5 / 4),
      6,
    );
  });

  it('takes the slower of the speeds before and after the passing', () => {
    const places = Array.from({ length: 41 }, (_, i): [number, number] => [
      0,
      i <= 20 ? 6 * i : 120 + 3 * (i - 20),
    ]);
    const expected = Math.hypot(0.15, 5 / 3);
    expect(uncertaintyAt(frame, trackOf(places), 20, 21)).toBeCloseTo(expected, 6);
  });

  it('is bounded for who stands still, and defined at the ends of a track', () => {
    expect(uncertaintyAt(frame, steady(0), 20, 21)).toBeCloseTo(Math.hypot(0.15, 10), 6);
    expect(uncertaintyAt(frame, steady(4), 0, 1)).toBeCloseTo(Math.hypot(0.15, 5 / 4), 6);
    expect(uncertaintyAt(frame, steady(4), 39, 40)).toBeCloseTo(Math.hypot(0.15, 5 / 4), 6);
  });
});
