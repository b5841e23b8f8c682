import { describe, expect, it } from 'vitest';
import { record, WITH_EVERYTHING } from '../../samples/record.ts';
import { buildRoute, type Line } from '../../samples/route.ts';
import { type Rider, simulate } from '../../samples/simulate.ts';

const RIDER: Rider = {
  mass: 80,
  threshold: 280,
  restHeartRate: 50,
  maximumHeartRate: 190,
  dragArea: 0.34,
  rolling: 0.005,
  motor: 0,
};

/** A straight road due north from 45° N, 6° E. */
function straightRoad(metres: number, gradient: number): Map<string, Line> {
  const steps = Array.from({ length: metres / 100 + 1 }, (_, i) => i * 100);
  return new Map([
    [
      'test/straight',
      {
        id: 'test/straight',
        latitude: steps.map((d) => 45 + d / 111_195),
        longitude: steps.map(() => 6),
        altitude: steps.map((d) => 800 + d * gradient),
      },
    ],
  ]);
}

function rideStraight(gradient: number, seed = 1) {
  const route = buildRoute(straightRoad(8_000, gradient), ['test/straight']);
  const plan = { rider: RIDER, route, effort: 0.9, stops: [], temperature: 20, seed };
  return { route, truth: simulate(plan) };
}

/** The speed at which `power` is used up, by bisection on the equation of motion. */
function steadySpeed(power: number, gradient: number, altitude: number): number {
  const slope = Math.atan(gradient);
  const air = 1.225 * Math.exp(-altitude / 8_430);
  const needed = (v: number) =>
    (0.5 * air * RIDER.dragArea * v * v +
      RIDER.mass * 9.81 * (RIDER.rolling * Math.cos(slope) + Math.sin(slope))) *
    v;
  let [low, high] = [0.1, 30];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (needed(middle) < power * 0.977) low = middle;
    else high = middle;
  }
  return low;
}

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('simulate', () => {
  it.each([0.04, 0.07, 0.1])('settles at the speed of the equation of motion on %f', (gradient) => {
    const { truth } = rideStraight(gradient);
    const settled = (column: number[]) => column.slice(300, 900);
    const speed = steadySpeed(mean(settled(truth.power)), gradient, mean(settled(truth.altitude)));
    expect(Math.abs(mean(settled(truth.speed)) / speed - 1)).toBeLessThan(0.01);
  });

  it('moves by its speed: distance is the sum of speeds', () => {
    const { truth } = rideStraight(0.06);
    const moved = (truth.distance.at(-1) as number) - (truth.distance[0] as number);
    const summed = truth.speed.slice(1).reduce((a, b) => a + b, 0);
    expect(Math.abs(moved / summed - 1)).toBeLessThan(0.005);
  });

  it('gives the same ride for the same seed and another for another', () => {
    expect(rideStraight(0.05, 7).truth).toEqual(rideStraight(0.05, 7).truth);
    expect(rideStraight(0.05, 7).truth.power).not.toEqual(rideStraight(0.05, 8).truth.power);
  });

  it('stands still for the length of a stop', () => {
    const { route } = rideStraight(0.05);
    const stops = [{ at: 2_000, seconds: 90 }];
    const truth = simulate({ rider: RIDER, route, effort: 0.9, stops, temperature: 20, seed: 1 });
    expect(truth.stopped.filter(Boolean)).toHaveLength(90);
    const still = truth.distance.filter((distance, i) => distance === truth.distance[i + 1]);
    expect(still).toHaveLength(90);
  });
});

describe('record', () => {
  const { route } = rideStraight(0.05);
  const stops = [{ at: 2_000, seconds: 90 }];
  const truth = simulate({ rider: RIDER, route, effort: 0.9, stops, temperature: 20, seed: 1 });
  const recorder = { ...WITH_EVERYTHING, seed: 2 };

  it('places samples around the road with the stated standard deviation', () => {
    const { samples } = record(truth, route, recorder);
    const east = samples.map(
      (s) => ((s.longitude as number) - 6) * 111_195 * Math.cos(Math.PI / 4),
    );
    expect(Math.sqrt(mean(east.map((x) => x * x)))).toBeGreaterThan(1.4);
    expect(Math.sqrt(mean(east.map((x) => x * x)))).toBeLessThan(2.6);
  });

  it('leaves out the seconds of a pause and names it', () => {
    const { samples, pauses } = record(truth, route, recorder);
    expect(pauses.map((pause) => pause.end - pause.start)).toEqual([90]);
    expect(samples).toHaveLength(truth.distance.length - 89);
  });

  it('keeps gaps of smart recording within six seconds', () => {
    const { samples } = record(truth, route, { ...recorder, smart: true, autoPause: false });
    const gaps = samples.slice(1).map((s, i) => s.time - (samples[i]?.time ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(6);
    expect(samples.length).toBeLessThan(truth.distance.length / 3);
  });
});
