import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  airDensity,
  type Conditions,
  powerAt,
  pressureAt,
  speedAt,
} from '../../src/core/physics.ts';

const KMH = 1 / 3.6;

/** 75 + 8 + 2 + 1 kg; drag area and losses as Elevate has them (analysis-rules C24). */
const ELEVATE: Conditions = {
  mass: 86,
  dragArea: 0.509 * 0.63,
  rolling: 0.005,
  loss: 0.02,
  density: 1.22601,
  headwind: 0,
};

describe('powerAt(speed, slope, conditions)', () => {
  it.each([
    [10, 0.06, 159.4],
    [35, -0.02, 58.85],
    [35, -0.1, 0],
  ])('is what Elevate published: %f km/h on %f', (speed, slope, watts) => {
    expect(powerAt(speed * KMH, slope, ELEVATE)).toBeCloseTo(watts, 0);
  });

  it('asks for nothing at standstill and for as much as gravity takes on a wall of still air', () => {
    expect(powerAt(0, 0.08, ELEVATE)).toBe(0);
    const lifting: Conditions = { ...ELEVATE, rolling: 0, dragArea: 0, loss: 0 };
    const climbed = Math.sin(Math.atan(0.1));
    expect(powerAt(2, 0.1, lifting)).toBeCloseTo(86 * 9.80665 * 2 * climbed, 9);
  });

  it('is pushed by a wind from behind', () => {
    expect(powerAt(8, 0, { ...ELEVATE, headwind: -8, rolling: 0 })).toBe(0);
    expect(powerAt(8, 0, { ...ELEVATE, headwind: 3 })).toBeGreaterThan(powerAt(8, 0, ELEVATE));
  });
});

describe('speedAt(power, slope, conditions)', () => {
  /** Sauce's model has a fixed 1000 m of the isothermal atmosphere (analysis-rules C25). */
  const isothermal = (altitude: number) =>
    1.225 * Math.exp((-9.80665 * 0.0289644 * altitude) / (8.31447 * 288.15));

  it.each([
    [200, 2.5605702339],
    [400, 4.8783122778],
    [600, 6.8740598571],
  ])('is what Sauce computes for %f W', (watts, speed) => {
    const conditions = {
      mass: 100,
      dragArea: 0.4,
      rolling: 0.0255,
      loss: 0.035,
      density: isothermal(1000),
      headwind: 0,
    };
    expect(speedAt(watts, 0.05, conditions)).toBeCloseTo(speed, 3);
  });

  it('is what Sauce computes for a real climb (C26)', () => {
    const conditions = {
      mass: 85.592982,
      dragArea: 0.4,
      rolling: 0.005,
      loss: 0.035,
      density: isothermal(1045.464),
      headwind: 0,
    };
    expect(speedAt(259, 0.087, conditions)).toBeCloseTo(3.1600175978, 3);
  });

  it.each([
    [2, 112 * 60 + 54],
    [3, 76 * 60 + 26],
    [4, 58 * 60 + 28],
    [5, 47 * 60 + 51],
    [6, 40 * 60 + 53],
  ])('climbs to Alpe d’Huez with %f W/kg in the time of analysis-rules B9', (ratio, seconds) => {
    const conditions = {
      mass: 78,
      dragArea: 0.35,
      rolling: 0.005,
      loss: 0.023,
      density: airDensity(1290),
      headwind: 0,
    };
    const slope = 1121 / Math.sqrt(14_454 ** 2 - 1121 ** 2);
    const time = 14_454 / speedAt(ratio * 70, slope, conditions);
    expect(Math.abs(time - seconds) / seconds).toBeLessThan(0.005);
  });

  it('undoes powerAt wherever the road asks for power', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.oneof(fc.constant(0), fc.double({ min: -3, max: 6, noNaN: true })),
        (speed, slope, headwind) => {
          const conditions = { ...ELEVATE, headwind };
          const watts = powerAt(speed, slope, conditions);
          fc.pre(watts > 0 && speed + headwind > 0);
          expect(speedAt(watts, slope, conditions)).toBeCloseTo(speed, 4);
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });

  it('is unknown where the power is, and no faster than anybody is', () => {
    expect(speedAt(Number.NaN, 0.05, ELEVATE)).toBeNaN();
    expect(speedAt(1e6, 0.01, ELEVATE)).toBeCloseTo(60, 5);
    expect(speedAt(0, 0.05, ELEVATE)).toBe(0);
  });

  it('rolls down alone, and stands still on the flat without power', () => {
    expect(speedAt(0, 0, ELEVATE)).toBeLessThan(0.001);
    const rolling = speedAt(0, -0.06, ELEVATE);
    expect(rolling).toBeGreaterThan(12);
    expect(powerAt(rolling + 0.1, -0.06, ELEVATE)).toBeGreaterThan(0);
  });
});

describe('pressureAt(altitude)', () => {
  // U.S. Standard Atmosphere 1976, table I
  it.each([
    [0, 101_325],
    [1000, 89_876],
    [2000, 79_501],
    [3000, 70_121],
  ])('is that of the standard atmosphere at %f m', (altitude, pressure) => {
    expect(Math.abs(pressureAt(altitude) - pressure)).toBeLessThan(15);
  });
});

describe('airDensity(altitude, temperature, pressure)', () => {
  it.each([
    [0, 1.225],
    [1000, 1.1117],
    [2000, 1.0066],
    [3000, 0.9093],
  ])('is that of the standard atmosphere at %f m', (altitude, density) => {
    expect(airDensity(altitude)).toBeCloseTo(density, 3);
  });

  it('falls with the temperature as a gas does', () => {
    expect(airDensity(0, 15)).toBeCloseTo(1.225, 3);
    expect(airDensity(0, 35) / airDensity(0, 15)).toBeCloseTo(288.15 / 308.15, 9);
  });

  it('takes a pressure that is known already', () => {
    expect(airDensity(2000, 15, 101_325)).toBeCloseTo(1.225, 3);
  });
});
