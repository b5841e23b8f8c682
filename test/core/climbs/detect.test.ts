import { beforeAll, describe, expect, it } from 'vitest';
import {
  type DetectedClimb,
  detectClimbs,
  unnamedClimbs,
} from '../../../src/core/climbs/detect.ts';
import { decodeFit } from '../../../src/core/decode/fit/index.ts';
import { type Ride, toRide } from '../../../src/core/ride.ts';
import { describeCorpus, readCorpus } from '../../corpus.ts';

/** Ridden at 5 m/s over pieces of [metres, slope]. */
function riding(...pieces: [number, number][]): Pick<Ride, 'grid' | 'track'> {
  const distance: number[] = [0];
  const altitude: number[] = [500];
  for (const [metres, slope] of pieces) {
    for (let ridden = 0; ridden < metres; ridden += 5) {
      distance.push((distance.at(-1) as number) + 5);
      altitude.push((altitude.at(-1) as number) + 5 * slope);
    }
  }
  return {
    grid: { distance: Float64Array.from(distance), altitude: Float64Array.from(altitude) },
    track: NOWHERE,
  };
}

/** Without positions. */
const NOWHERE: Ride['track'] = {
  ...{ time: new Float64Array(0), latitude: new Float64Array(0), longitude: new Float64Array(0) },
  ...{ altitude: null, accuracy: null, breaks: [] },
};

describe('detectClimbs(ride)', () => {
  it('finds one steady climb with its ends, length and height', () => {
    const [climb, ...others] = detectClimbs(riding([3000, 0], [6000, 0.08], [4000, -0.06]));
    expect(others).toEqual([]);
    expect(climb.startDistance).toBeCloseTo(3000, -2);
    expect(climb.endDistance).toBeCloseTo(9000, -2);
    expect(climb.height).toBeCloseTo(480, -1);
    expect(climb.start).toBeCloseTo(climb.startDistance / 5, 6);
    expect(climb.end).toBeCloseTo(climb.endDistance / 5, 6);
  });

  it('cuts the valley that leads to the climb', () => {
    const [climb] = detectClimbs(riding([20_000, 0.012], [8000, 0.07]));
    expect(climb.startDistance).toBeGreaterThan(19_500);
    expect(climb.length).toBeLessThan(8600);
  });

  it('keeps a long climb whole over a short flat and a small dip', () => {
    const found = detectClimbs(riding([5000, 0.07], [300, 0.0], [200, -0.05], [5000, 0.07]));
    expect(found).toHaveLength(1);
    expect(found[0].length).toBeGreaterThan(10_400);
  });

  it('tells two climbs apart by a long flat, and by a drop', () => {
    expect(detectClimbs(riding([4000, 0.07], [1500, 0.005], [4000, 0.07]))).toHaveLength(2);
    expect(detectClimbs(riding([4000, 0.07], [1000, -0.06], [4000, 0.07]))).toHaveLength(2);
  });

  it.each([
    ['a false flat', riding([10_000, 0.02])],
    ['a bridge', riding([250, 0.2], [250, -0.2])],
    ['a rise of 70 m', riding([1000, 0.07])],
    ['a descent', riding([8000, -0.07])],
    ['no altitude', { grid: { distance: Float64Array.of(0, 1000, 2000) }, track: NOWHERE }],
    ['nothing', { grid: {}, track: NOWHERE }],
  ])('finds none in %s', (_, ride) => {
    expect(detectClimbs(ride)).toEqual([]);
  });

  it('does not climb through a hole in the altitude', () => {
    const ride = riding([3000, 0.07], [3000, 0.07]);
    ride.grid.altitude?.fill(Number.NaN, 590, 620);
    const found = detectClimbs(ride);
    expect(found).toHaveLength(2);
    expect(found[0].endDistance).toBeLessThanOrEqual(2950);
    expect(found[1].startDistance).toBeGreaterThanOrEqual(3090);
  });

  it('does not climb in a lift, nor over a hole in the way', () => {
    const ride = riding([3000, 0.07], [3000, 0.07]);
    const { altitude = Float64Array.of() } = ride.grid;
    const lifted = altitude.map((metres, i) => (i < 600 ? metres : metres + 300));
    const heights = (some: Parameters<typeof detectClimbs>[0]) =>
      detectClimbs(some).map(({ height }) => Math.round(height / 30));
    expect(heights({ ...ride, grid: { ...ride.grid, altitude: lifted } })).toEqual([7, 7]);
    // only 35 m higher after a way that nobody knows
    const higher = altitude.map((metres, i) => (i < 600 ? metres : metres + 35));
    const time = Float64Array.from({ length: 1201 }, (_, i) => i);
    const track = { ...NOWHERE, time, breaks: [600] };
    const found = detectClimbs({ grid: { ...ride.grid, altitude: higher }, track });
    expect(found).toHaveLength(2);
    expect(found[0].endDistance).toBeLessThanOrEqual(3000);
    expect(found[1].startDistance).toBeGreaterThanOrEqual(3000);
  });

  it('comes to an end on a road that rises all day', () => {
    const found = detectClimbs(riding([300_000, 0.04]));
    expect(found).toHaveLength(3);
    for (const { length } of found) expect(length).toBeLessThanOrEqual(120_200);
  });

  it('finds a climb of hardly more than the lowest wherever it begins', () => {
    for (let metres = 1000; metres < 1100; metres += 15) {
      const found = detectClimbs(riding([metres, 0], [1100, 0.075], [2000, -0.02]));
      expect(found, `after ${metres} m`).toHaveLength(1);
    }
  });

  it('finds climbs that do not overlap, in riding order, whatever the profile', () => {
    const slopes = Array.from({ length: 60 }, (_, i) => 0.1 * Math.sin(i * 1.7) * Math.cos(i));
    const found = detectClimbs(riding(...slopes.map((slope): [number, number] => [900, slope])));
    expect(found.length).toBeGreaterThan(3);
    found.forEach((climb, i) => {
      expect(climb.height / climb.length).toBeGreaterThanOrEqual(0.03);
      expect(climb.startDistance).toBeGreaterThanOrEqual(found[i - 1]?.endDistance ?? 0);
    });
  });
});

describe('unnamedClimbs(ride, efforts)', () => {
  const ride = riding([3000, 0], [6000, 0.08], [4000, -0.06]);
  const [climb] = detectClimbs(ride);
  const from = (startDistance: number, endDistance: number) => [{ startDistance, endDistance }];

  it.each([
    ['an effort on the same road', 2950, 9020, false],
    ['an effort on its upper half', 5900, 9000, false],
    ['a long effort that holds a third of it more', 0, 9000, false],
    ['a short effort of which it holds half', 8500, 9500, false],
    ['an effort on a quarter of it that goes on elsewhere', 7500, 13_000, true],
    ['an effort somewhere else', 20_000, 30_000, true],
  ])('beside %s', (_, start, end, isTold) => {
    expect(unnamedClimbs(ride, from(start, end))).toEqual(isTold ? [climb] : []);
  });

  it('are all there are in a ride without efforts', () => {
    expect(unnamedClimbs(ride, [])).toEqual([climb]);
  });
});

describeCorpus('detectClimbs on a real day in the Oisans', () => {
  let found: DetectedClimb[];

  beforeAll(() => {
    const ride = toRide(decodeFit(readCorpus('power/huez.fit'))[0], { now: 1_800_000_000 });
    found = detectClimbs(ride);
  });

  it('finds the Alpe from its foot to the station, not from the valley 30 km before', () => {
    const alpe = found.reduce((a, b) => (b.height > a.height ? b : a));
    // the foot at 731 m, 13,977 m before the top, +1074.8 m (analysis-rules C17)
    expect(alpe.length).toBeGreaterThan(12_500);
    expect(alpe.length).toBeLessThan(15_000);
    expect(alpe.height).toBeGreaterThan(1030);
  });
});
