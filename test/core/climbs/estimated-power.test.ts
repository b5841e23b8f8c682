import { describe, expect, it } from 'vitest';
import { estimatedPower } from '../../../src/core/climbs/estimated-power.ts';
import { variantOf } from './oisans.ts';

/** 10 km at the mean slope of 7 %, with no altitude trusted. */
const climb = {
  ...variantOf('alpe-dhuez/finish-13.8'),
  altitude: null,
  length: 10_000,
  height: 700,
  base: 0,
};
const setup = {
  mass: 80,
  dragArea: 0.35,
  rolling: 0.005,
  loss: 0.023,
  headwind: 0,
  temperature: Number.NaN,
};

/** Seconds to every 100 m at one speed, m/s. */
const meshAt = (speed: number) =>
  Float64Array.from({ length: 100 }, (_, i) => (100 * (i + 1)) / speed);

describe('estimatedPower(variant, mesh, moving, setup)', () => {
  it('is gravity, rolling and drag at a steady speed, by hand', () => {
    const speed = 4;
    const sine = 0.07;
    const cosine = Math.sqrt(1 - sine ** 2);
    // the air half way up, at 350 m of the standard atmosphere
    const density = 1.1844;
    const force = 80 * 9.80665 * (sine + 0.005 * cosine) + 0.5 * density * 0.35 * speed ** 2;
    const watts = (force * speed) / 0.977;
    const estimated = estimatedPower(climb, meshAt(speed), 10_000 / speed, setup);
    expect(Math.abs(estimated / watts - 1)).toBeLessThan(0.002);
  });

  it('is the mean over the time moving, not over a stop on the way', () => {
    const riding = meshAt(4);
    const stopped = riding.map((seconds, i) => (i < 50 ? seconds : seconds + 600));
    const moving = 10_000 / 4;
    const without = estimatedPower(climb, riding, moving, setup);
    expect(Math.abs(estimatedPower(climb, stopped, moving, setup) / without - 1)).toBeLessThan(
      0.01,
    );
  });

  it('is unknown on a gentle road, for who is faster than 25 km/h, and with a hole in the mesh', () => {
    expect(estimatedPower({ ...climb, height: 299 }, meshAt(4), 2500, setup)).toBeNaN();
    expect(estimatedPower(climb, meshAt(7), 10_000 / 7, setup)).toBeNaN();
    const hole = meshAt(4).fill(Number.NaN, 3, 4);
    expect(estimatedPower(climb, hole, 2500, setup)).toBeNaN();
  });
});
