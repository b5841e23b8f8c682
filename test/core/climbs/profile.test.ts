import { describe, expect, it } from 'vitest';
import {
  altitudeAt,
  type Profiled,
  steepestOf,
  stretchesOf,
} from '../../../src/core/climbs/profile.ts';
import { variantOf } from './oisans.ts';

/** A road of an invented valley: vertices at [metres, metres above the sea]. */
function road(...vertices: [number, number][]): Profiled {
  const along = Float64Array.from(vertices, ([metres]) => metres);
  const altitude = Float64Array.from(vertices, ([, height]) => height);
  const [base, top] = [altitude[0], altitude[altitude.length - 1]];
  const line = { x: along, y: new Float64Array(along.length), along };
  return { line, altitude, length: along[along.length - 1], base, height: top - base };
}

const STEP = road([0, 500], [1000, 550], [1500, 600], [2030, 606]);

describe('altitudeAt(variant, along)', () => {
  it('lies between the vertices around the place', () => {
    expect(altitudeAt(STEP, 0)).toBe(500);
    expect(altitudeAt(STEP, 1250)).toBe(575);
    expect(altitudeAt(STEP, 2030)).toBe(606);
  });

  it('rises evenly where the pack trusts no altitude', () => {
    const blind = { ...STEP, altitude: null };
    expect(altitudeAt(blind, 1015)).toBeCloseTo(553, 9);
  });
});

describe('stretchesOf(variant, step)', () => {
  it('cuts the road into equal pieces, and leaves no crumb', () => {
    const stretches = stretchesOf(STEP, 500);
    expect(stretches.map(({ length }) => length)).toEqual([500, 500, 500, 530]);
    expect(stretches[2].slope).toBeCloseTo(50 / Math.sqrt(500 ** 2 - 50 ** 2), 12);
    expect(stretches[2].altitude).toBe(575);
  });

  it.each([100, 250, 1000, 5000])('adds up to the whole climb in steps of %d m', (step) => {
    const variant = variantOf('alpe-dhuez/finish-13.8');
    const stretches = stretchesOf(variant, step);
    const rise = stretches.reduce(
      (sum, { length, slope }) => sum + (length * slope) / Math.hypot(1, slope),
      0,
    );
    expect(stretches.reduce((sum, { length }) => sum + length, 0)).toBeCloseTo(variant.length, 6);
    expect(rise).toBeCloseTo(variant.height, 0);
  });

  it('has one slope where the pack trusts no altitude', () => {
    const slopes = stretchesOf(variantOf('lautaret/bourg'), 1000).map(({ slope }) => slope);
    for (const slope of slopes) expect(slope).toBeCloseTo(slopes[0], 9);
  });
});

describe('steepestOf(variant, window)', () => {
  it('finds the steepest piece, the gentler the longer it is', () => {
    expect(steepestOf(STEP, 500)?.along).toBe(1000);
    expect(steepestOf(STEP, 500)?.slope).toBeCloseTo(0.1005, 4);
    expect(steepestOf(STEP, 1000)?.slope).toBeLessThan(0.1005);
  });

  it('is for Alpe d’Huez near what others measured over 1 km: 10.6 %', () => {
    const steepest = steepestOf(variantOf('alpe-dhuez/finish-13.8'), 1000);
    expect(steepest?.slope).toBeGreaterThan(0.096);
    expect(steepest?.slope).toBeLessThan(0.116);
  });

  it('is unknown without altitude, and for a window that does not fit', () => {
    expect(steepestOf({ ...STEP, altitude: null }, 100)).toBeNull();
    expect(steepestOf({ ...STEP, quality: { window: 500 } }, 100)).toBeNull();
    expect(steepestOf({ ...STEP, quality: { window: 500 } }, 500)).not.toBeNull();
    expect(steepestOf(STEP, 5000)).toBeNull();
  });
});
