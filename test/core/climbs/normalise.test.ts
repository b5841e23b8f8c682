import { describe, expect, it } from 'vitest';
import { setupOf } from '../../../src/core/climbs/assumptions.ts';
import { normalisedElapsed } from '../../../src/core/climbs/normalise.ts';
import { variantOf } from './oisans.ts';

const alpe = { ...variantOf('alpe-dhuez/finish-13.8'), altitude: null };
const ridden = { elapsed: 3600, moving: 3500, power: 250, temperature: 30 };

/** A rider of 70 kg on a road bike of 10 kg; °C at the foot. */
const at = (temperature: number) => setupOf(70, 'road', temperature);

/** Pressure of the standard atmosphere at 0, 500, … 2000 m, Pa (ICAO Doc 7488). */
const PRESSURE = [101_325, 95_461, 89_875, 84_556, 79_495];

function pressureAt(altitude: number): number {
  const i = Math.min(3, Math.floor(altitude / 500));
  return PRESSURE[i] * (PRESSURE[i + 1] / PRESSURE[i]) ** (altitude / 500 - i);
}

/** Seconds up the line at its mean slope, metre by metre: each metre's cubic solved by Newton's method. */
function secondsUp(power: number, kelvinAt: (altitude: number) => number): number {
  const sine = alpe.height / alpe.length;
  const road = 80 * 9.80665 * (sine + 0.005 * Math.sqrt(1 - sine ** 2));
  let seconds = 0;
  for (let metre = 0.5; metre < alpe.length; metre++) {
    const altitude = alpe.base + sine * metre;
    const density = pressureAt(altitude) / (287.053 * kelvinAt(altitude));
    const drag = 0.5 * density * 0.35;
    let speed = 5;
    for (let round = 0; round < 8; round++) {
      speed -= (drag * speed ** 3 + road * speed - power * 0.977) / (3 * drag * speed ** 2 + road);
    }
    seconds += 1 / speed;
  }
  return seconds;
}

describe('normalisedElapsed(variant, ridden, setup)', () => {
  it.each([-5, 12, 33.7])('is what an integration metre by metre gives at %f °C', (celsius) => {
    const hot = secondsUp(250, (altitude) => 273.15 + celsius - 0.0065 * (altitude - alpe.base));
    const standard = secondsUp(250, (altitude) => 288.15 - 0.0065 * altitude);
    const expected = 100 + 3500 * (standard / hot);
    // a tenth of a second is what the two tables of the atmosphere differ by
    expect(Math.abs(normalisedElapsed(alpe, ridden, at(celsius)) - expected)).toBeLessThan(0.1);
  });

  it('adds seconds to a hot day and takes them from a cold one, and none from a standard one', () => {
    const standard = 15 - 0.0065 * alpe.base;
    const normalised = (celsius: number) => normalisedElapsed(alpe, ridden, at(celsius));
    expect(normalised(standard)).toBeCloseTo(3600, 1);
    expect(normalised(35)).toBeGreaterThan(3605);
    expect(normalised(-5)).toBeLessThan(3595);
  });

  it('leaves pauses as long as they were', () => {
    const longer = { ...ridden, elapsed: 4600 };
    const pause = normalisedElapsed(alpe, longer, at(33)) - normalisedElapsed(alpe, ridden, at(33));
    expect(pause).toBeCloseTo(1000, 6);
  });

  it.each([
    ['the temperature', { temperature: Number.NaN }],
    ['the power', { power: Number.NaN }],
    ['the time moving', { moving: Number.NaN }],
  ])('is unknown without %s', (_, change) => {
    expect(normalisedElapsed(alpe, { ...ridden, ...change }, at(20))).toBeNaN();
  });

  it('is unknown on a line that falls, and without any power', () => {
    expect(normalisedElapsed({ ...alpe, height: -300 }, ridden, at(20))).toBeNaN();
    expect(normalisedElapsed(alpe, { ...ridden, power: 0 }, at(20))).toBeNaN();
  });
});
