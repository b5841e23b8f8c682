import { describe, expect, it } from 'vitest';
import type { Profiled } from '../../../src/core/climbs/profile.ts';
import { altitudeCuts, kilometreCuts, sectionsOf } from '../../../src/core/climbs/sections.ts';

/** A road of an invented valley: vertices at [metres, metres above the sea]. */
function road(...vertices: [number, number][]): Profiled {
  const along = Float64Array.from(vertices, ([metres]) => metres);
  const altitude = Float64Array.from(vertices, ([, height]) => height);
  const [base, top] = [altitude[0], altitude[altitude.length - 1]];
  const line = { x: along, y: new Float64Array(along.length), along };
  return { line, altitude, length: along[along.length - 1], base, height: top - base };
}

/** 8 % all the way from 760 m. */
const RAMP = road([0, 760], [4500, 1120]);

describe('kilometreCuts(road)', () => {
  it('are every kilometre and the end', () => {
    expect(kilometreCuts(RAMP).map(({ along }) => along)).toEqual([1000, 2000, 3000, 4000, 4500]);
    expect(kilometreCuts(RAMP)[1]?.altitude).toBeCloseTo(920, 6);
  });

  it('leave no crumb, and know no altitude where none is trusted', () => {
    const short = { ...RAMP, length: 3080, altitude: null };
    expect(kilometreCuts(short)).toEqual([
      { along: 1000, altitude: Number.NaN },
      { along: 2000, altitude: Number.NaN },
      { along: 3080, altitude: Number.NaN },
    ]);
  });
});

describe('altitudeCuts(road)', () => {
  it('are every round 100 m above the sea and the end', () => {
    const cuts = altitudeCuts(RAMP);
    expect(cuts.map(({ altitude }) => Math.round(altitude))).toEqual([800, 900, 1000, 1100, 1120]);
    // 40 m up at 8 %, then 100 m more each
    expect(cuts.map(({ along }) => Math.round(along))).toEqual([500, 1750, 3000, 4250, 4500]);
  });

  it('leave no crumb below the top', () => {
    const cuts = altitudeCuts(road([0, 760], [4500, 1110]));
    expect(cuts.map(({ altitude }) => Math.round(altitude))).toEqual([800, 900, 1000, 1110]);
  });

  it('are where the road passes an altitude for good', () => {
    const dip = road([0, 760], [1000, 840], [1500, 790], [2500, 880]);
    const [first, ...others] = altitudeCuts(dip);
    // back below 800 m after 1,400 m, above it for good from 1,500 + 10/90 × 1,000 m
    expect(first?.along).toBeCloseTo(1500 + 1000 / 9, 0);
    expect(others.map(({ along }) => along)).toEqual([2500]);
  });

  it('are none where the pack trusts no altitude', () => {
    expect(altitudeCuts({ ...RAMP, altitude: null })).toEqual([]);
  });
});

describe('sectionsOf(course, cuts)', () => {
  it('tells when each was reached, and how long it took', () => {
    const course = { along: [1000, 2000, 4500], elapsed: [200, 500, 1200] };
    const cuts = [1500, 2000, 4500].map((along) => ({ along, altitude: Number.NaN }));
    expect(sectionsOf(course, cuts).map(({ elapsed, leg }) => [elapsed, leg])).toEqual([
      [350, 350],
      [500, 150],
      [1200, 700],
    ]);
  });
});
