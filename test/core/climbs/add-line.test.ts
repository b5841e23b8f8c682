import { describe, expect, it } from 'vitest';
import { lineOfTraces } from '../../../src/core/climbs/add-line.ts';
import type { Trace } from '../../../src/core/climbs/passes.ts';
import {
  distanceBetween,
  frameAt,
  type Line,
  lengthOf,
  lineIn,
  nearestOn,
  pointAt,
} from '../../../src/core/geo.ts';
import { codeOf } from '../../faults.ts';
import { variantOf } from './oisans.ts';
import { type Recorder, recordRide, seeded, upTheLine } from './riding.ts';

const NOISY: Recorder = { every: 1, noise: 3, drift: 0 };
/** Receivers do not jump about: their error drifts over half a minute. */
const DRIFTING: Recorder = { every: 1, noise: 3, drift: 30 };
const truth = variantOf('alpe-dhuez/finish-13.8');
const ends = {
  from: { latitude: truth.latitude[0], longitude: truth.longitude[0] },
  to: {
    latitude: truth.latitude[truth.latitude.length - 1],
    longitude: truth.longitude[truth.longitude.length - 1],
  },
};

/** What a device recorded of so many rides up a known line. */
function rides(count: number, recorder: Recorder): Trace[] {
  return Array.from({ length: count }, (_, i) => {
    const random = seeded(100 + i);
    const plan = upTheLine(truth.length, 3 + i / 2, random);
    const { latitude, longitude } = recordRide(truth, plan, recorder, random).track;
    return { latitude, longitude, altitude: null };
  });
}

/** In the frame of the truth. */
function lineThrough(coordinates: number[][]): Line {
  return lineIn(
    truth.frame,
    Float64Array.from(coordinates, ([, latitude]) => latitude),
    Float64Array.from(coordinates, ([longitude]) => longitude),
  );
}

/** How far places of one line, every 5 m, are from another: the worst and the mean. */
function distances(a: Line, b: Line): { worst: number; mean: number } {
  let [worst, sum, count] = [0, 0, 0];
  for (let along = 0; along <= lengthOf(a); along += 5) {
    const { x, y } = pointAt(a, along);
    const { offset } = nearestOn(b, x, y);
    worst = Math.max(worst, offset);
    sum += offset;
    count++;
  }
  return { worst, mean: sum / count };
}

/** How often a line crosses itself. */
function crossings({ x, y }: Line): number {
  const side = (p: number, q: number, r: number) =>
    Math.sign((x[q] - x[p]) * (y[r] - y[p]) - (y[q] - y[p]) * (x[r] - x[p]));
  let count = 0;
  for (let i = 1; i < x.length; i++) {
    for (let j = i + 2; j < x.length; j++) {
      const [a, b, c, d] = [i - 1, i, j - 1, j];
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) count++;
    }
  }
  return count;
}

describe('lineOfTraces(traces, ends)', () => {
  it('finds a known road again: five passes with 3 m of noise are nowhere 5 m off it', () => {
    const made = lineOfTraces(rides(5, NOISY), ends);
    expect(made.passes).toBe(5);
    const line = lineThrough(made.coordinates);
    // both ways: nothing beside the road, and nothing of the road left out
    expect(distances(line, truth.line).worst).toBeLessThan(5);
    expect(distances(truth.line, line).worst).toBeLessThan(5);
    expect(Math.abs(lengthOf(line) / truth.length - 1)).toBeLessThan(0.01);
  });

  it('is nearer to the road than the passes are, also where their error drifts', () => {
    const traces = rides(5, DRIFTING);
    const one = distances(
      lineThrough(lineOfTraces(traces.slice(0, 1), ends).coordinates),
      truth.line,
    );
    const five = distances(lineThrough(lineOfTraces(traces, ends).coordinates), truth.line);
    expect(five.mean).toBeLessThan(0.7 * one.mean);
    expect(five.mean).toBeLessThan(2);
  });

  it('keeps a drawn track within 1 m, with fewer points', () => {
    const trace = { latitude: truth.latitude, longitude: truth.longitude, altitude: null };
    const { coordinates, passes } = lineOfTraces([trace]);
    expect(passes).toBe(1);
    expect(coordinates.length).toBeLessThan(truth.latitude.length);
    const line = lineThrough(coordinates);
    expect(distances(truth.line, line).worst).toBeLessThanOrEqual(1);
    expect(distances(line, truth.line).worst).toBeLessThanOrEqual(1);
    const [longitude, latitude] = coordinates[0];
    expect(
      distanceBetween(latitude, longitude, truth.latitude[0], truth.longitude[0]),
    ).toBeLessThan(0.2);
  });

  it('takes the median height of those who tell it, and says how many did', () => {
    const [a, b, c] = rides(3, NOISY);
    const told = (trace: Trace, error: number): Trace => ({
      ...trace,
      altitude: trace.latitude.map((_, i) => 700 + (1000 * i) / trace.latitude.length + error),
    });
    const { coordinates, altitudes } = lineOfTraces(
      [told(a, 0), told(b, 300), c, told(rides(4, NOISY)[3], 4)],
      ends,
    );
    expect(altitudes).toBe(3);
    expect(coordinates[0][2]).toBeGreaterThan(700);
    expect(coordinates[0][2]).toBeLessThan(740);
    expect(coordinates.at(-1)?.[2]).toBeGreaterThan(1660);
    expect(lineOfTraces([a], ends).coordinates[0]).toHaveLength(2);
  });

  it('leaves out who went another way', () => {
    const frame = frameAt(45, 6);
    const along = (aside: number): Trace => {
      const at = Array.from({ length: 101 }, (_, i) => [
        10 * i,
        aside * Math.sin((i / 100) * Math.PI),
      ]);
      return {
        longitude: Float64Array.from(at, ([x]) => 6 + x / frame.kx),
        latitude: Float64Array.from(at, ([, y]) => 45 + y / frame.ky),
        altitude: null,
      };
    };
    const made = lineOfTraces([along(0), along(2), along(80), along(400)], {
      from: { latitude: 45, longitude: 6 },
      to: { latitude: 45, longitude: 6 + 1000 / frame.kx },
    });
    expect(made.passes).toBe(2);
  });

  it('cuts off where a rider alone turned round for a halt, which the check would refuse', () => {
    const [{ latitude, longitude }] = rides(1, { every: 1, noise: 0, drift: 0 });
    // in the middle of the way: 20 m to the side, around and back across the road
    const middle = latitude.length >> 1;
    const detour = [
      [1, 1],
      [2, 1],
      [2, -1],
      [-1, -1],
      [-1, 1],
    ].map(([north, east]) => [
      latitude[middle] + north * 0.0001,
      longitude[middle] + east * 0.0001,
    ]);
    const through = (column: Float64Array, i: number): Float64Array =>
      Float64Array.from([
        ...column.subarray(0, middle),
        ...detour.map((place) => place[i]),
        ...column.subarray(middle),
      ]);
    const trace = {
      latitude: through(latitude, 0),
      longitude: through(longitude, 1),
      altitude: null,
    };
    const line = lineThrough(lineOfTraces([trace], ends).coordinates);
    expect(Math.abs(lengthOf(line) - truth.length)).toBeLessThan(40);
    expect(crossings(line)).toBe(0);
  });

  it('refuses traces that do not lead from one end to the other, and no traces', () => {
    const elsewhere = { latitude: 46, longitude: 6 };
    expect(codeOf(() => lineOfTraces(rides(1, NOISY), { ...ends, to: elsewhere }))).toBe(
      'bad-request',
    );
    expect(codeOf(() => lineOfTraces([], ends))).toBe('bad-request');
  });
});
