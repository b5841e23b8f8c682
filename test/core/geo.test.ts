import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  distanceBetween,
  frameAt,
  lengthOf,
  lineIn,
  nearestOn,
  pointAt,
  segmentAt,
  shareOfSegment,
} from '../../src/core/geo.ts';

/** Vincenty's inverse formula on WGS84 (T. Vincenty, Survey Review 23 (1975) 88–93): an independent, exact oracle. */
function vincenty(latA: number, lonA: number, latB: number, lonB: number): number {
  const a = 6378137;
  const f = 1 / 298.257223563;
  const b = a * (1 - f);
  const rad = Math.PI / 180;
  const u1 = Math.atan((1 - f) * Math.tan(latA * rad));
  const u2 = Math.atan((1 - f) * Math.tan(latB * rad));
  const l = (lonB - lonA) * rad;
  let lambda = l;
  for (;;) {
    const x = Math.cos(u2) * Math.sin(lambda);
    const y = Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda);
    const sin = Math.hypot(x, y);
    if (sin === 0) return 0;
    const cos = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
    const sigma = Math.atan2(sin, cos);
    const sinAlpha = (Math.cos(u1) * Math.cos(u2) * Math.sin(lambda)) / sin;
    const cos2Alpha = 1 - sinAlpha ** 2;
    const cos2m = cos2Alpha === 0 ? 0 : cos - (2 * Math.sin(u1) * Math.sin(u2)) / cos2Alpha;
    const c = (f / 16) * cos2Alpha * (4 + f * (4 - 3 * cos2Alpha));
    const next =
      l + (1 - c) * f * sinAlpha * (sigma + c * sin * (cos2m + c * cos * (2 * cos2m ** 2 - 1)));
    if (Math.abs(next - lambda) < 1e-13) {
      const uu = (cos2Alpha * (a * a - b * b)) / (b * b);
      const ka = 1 + (uu / 16384) * (4096 + uu * (-768 + uu * (320 - 175 * uu)));
      const kb = (uu / 1024) * (256 + uu * (-128 + uu * (74 - 47 * uu)));
      const third = (kb / 6) * cos2m * (4 * sin ** 2 - 3) * (4 * cos2m ** 2 - 3);
      const delta = kb * sin * (cos2m + (kb / 4) * (cos * (2 * cos2m ** 2 - 1) - third));
      return b * ka * (sigma - delta);
    }
    lambda = next;
  }
}

describe('distanceBetween', () => {
  it('agrees with the geodesic to 0.1 % up to 50 km, everywhere people ride', () => {
    const latitude = fc.double({ min: -65, max: 65, noNaN: true });
    const step = fc.double({ min: -0.3, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(latitude, step, step, (start, north, east) => {
        const exact = vincenty(start, 6, start + north, 6 + east);
        const ours = distanceBetween(start, 6, start + north, 6 + east);
        expect(Math.abs(ours - exact)).toBeLessThanOrEqual(0.001 * exact + 1e-6);
      }),
      { seed: 20150710 },
    );
  });

  it('takes the short way across the 180th meridian', () => {
    expect(distanceBetween(-17, 179.999, -17, -179.999)).toBeCloseTo(
      vincenty(-17, 0, -17, 0.002),
      2,
    );
  });

  it('is NaN where a coordinate is missing', () => {
    expect(distanceBetween(45, Number.NaN, 45, 6)).toBeNaN();
  });
});

describe('a line in a frame', () => {
  const frame = frameAt(45, 6);
  const latitude = Float64Array.of(45, 45.01, 45.01, 45.02);
  const longitude = Float64Array.of(6, 6, 6.02, 6.02);
  const line = lineIn(frame, latitude, longitude);

  it('is as long as its legs on the ellipsoid', () => {
    let exact = 0;
    for (let i = 1; i < latitude.length; i++) {
      exact += vincenty(latitude[i - 1], longitude[i - 1], latitude[i], longitude[i]);
    }
    expect(Math.abs(lengthOf(line) - exact)).toBeLessThan(0.0005 * exact);
  });

  it('gives back the place it was asked for', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: lengthOf(line), noNaN: true }), (along) => {
        const { x, y } = pointAt(line, along);
        const found = nearestOn(line, x, y);
        expect(found.along).toBeCloseTo(along, 6);
        expect(found.offset).toBeLessThan(1e-6);
      }),
      { seed: 1 },
    );
  });

  it('stays within its ends', () => {
    expect(pointAt(line, -10)).toEqual({ x: line.x[0], y: line.y[0] });
    expect(pointAt(line, 1e9)).toEqual({ x: line.x[3], y: line.y[3] });
    expect(segmentAt(line, 1e9)).toBe(2);
    expect(nearestOn(line, 0, -100)).toEqual({ along: 0, offset: 100 });
    expect(shareOfSegment(line, 0, 50, 1e6)).toBe(1);
  });

  it('measures the offset at a right angle', () => {
    const found = nearestOn(line, -30, 500);
    expect(found.along).toBeCloseTo(500, 6);
    expect(found.offset).toBeCloseTo(30, 6);
  });

  it('survives a vertex that is there twice', () => {
    const twice = lineIn(frame, Float64Array.of(45, 45, 45.01), Float64Array.of(6, 6, 6));
    expect(nearestOn(twice, 10, 0)).toEqual({ along: 0, offset: 10 });
    expect(pointAt(twice, 0)).toEqual({ x: 0, y: 0 });
  });
});
