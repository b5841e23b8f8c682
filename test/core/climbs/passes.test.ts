import { describe, expect, it } from 'vitest';
import { measured, passesOf } from '../../../src/core/climbs/passes.ts';
import { frameAt, lengthOf } from '../../../src/core/geo.ts';

const frame = frameAt(45, 6);
const placeAt = (x: number, y: number) => ({
  longitude: 6 + x / frame.kx,
  latitude: 45 + y / frame.ky,
});
/** A trace through places in metres. */
function traceThrough(places: readonly (readonly [number, number, number?])[]) {
  return {
    longitude: Float64Array.from(places, ([x, y]) => placeAt(x, y).longitude),
    latitude: Float64Array.from(places, ([x, y]) => placeAt(x, y).latitude),
    altitude: places[0][2] === undefined ? null : Float64Array.from(places, ([, , z]) => z ?? 0),
  };
}
/** East along the road, every 10 m. */
const road = (from: number, to: number): [number, number, number][] =>
  Array.from({ length: Math.abs(to - from) / 10 + 1 }, (_, i) => {
    const x = from + Math.sign(to - from) * 10 * i;
    return [x, 0, 100 + x / 10];
  });

describe('passesOf(trace, frame, from, to)', () => {
  const [from, to] = [placeAt(105, 3), placeAt(905, -3)];

  it('cuts the way between the two places, with its heights', () => {
    const [pass, ...more] = passesOf(traceThrough(road(0, 1000)), frame, from, to);
    expect(more).toEqual([]);
    expect(lengthOf(pass.line)).toBeCloseTo(800, 0);
    expect(pass.line.x[0]).toBeCloseTo(105, 0);
    expect(pass.altitude?.[0]).toBeCloseTo(110.5, 1);
    expect(pass.altitude?.at(-1)).toBeCloseTo(190.5, 1);
  });

  it('finds a pass for each time up, and none for the way down', () => {
    const laps = [...road(0, 1000), ...road(990, 0), ...road(10, 1000)];
    expect(passesOf(traceThrough(laps), frame, from, to)).toHaveLength(2);
    expect(passesOf(traceThrough(road(1000, 0)), frame, from, to)).toEqual([]);
  });

  it('begins with the last time the rider left, and forgets who stood still', () => {
    const start = [...road(0, 400), ...road(390, 0)];
    const halt = Array.from({ length: 200 }, (_, i) => [500 + Math.sin(i), Math.cos(i)] as const);
    const trace = traceThrough(
      [...start, ...road(0, 500), ...halt, ...road(510, 1000)].map(([x, y]) => [x, y]),
    );
    const [pass, ...more] = passesOf(trace, frame, from, to);
    expect(more).toEqual([]);
    expect(lengthOf(pass.line)).toBeGreaterThan(795);
    expect(lengthOf(pass.line)).toBeLessThan(815);
    expect(pass.altitude).toBeNull();
  });

  it('finds nothing of who passes farther off than 60 m', () => {
    expect(passesOf(traceThrough(road(0, 1000)), frame, placeAt(105, 70), to)).toEqual([]);
  });
});

describe('measured(x, y)', () => {
  it('adds up the metres', () => {
    expect([...measured(Float64Array.of(0, 3, 3), Float64Array.of(0, 4, 10)).along]).toEqual([
      0, 5, 11,
    ]);
  });
});
