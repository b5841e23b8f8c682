import { describe, expect, it } from 'vitest';
import { SLOPE_BANDS, slopeBand, slopeBase, slopeRuns, slopes } from '../../../web/charts/slope.ts';
import { slopeStops } from '../../../web/charts/slope-fill.ts';

const every = (step: number, count: number) =>
  Float64Array.from({ length: count }, (_, i) => i * step);

describe('the slope', () => {
  it('of an even road is the same everywhere, also at its ends', () => {
    const distance = every(10, 60);
    const slope = slopes(
      distance,
      distance.map((metres) => 700 + 0.08 * metres),
      100,
    );
    for (const value of slope) expect(value).toBeCloseTo(8, 9);
  });

  it('follows a bend of the profile within 50 m', () => {
    const distance = every(5, 200);
    const altitude = distance.map((metres) => (metres < 500 ? 0 : (metres - 500) * 0.1));
    const slope = slopes(distance, altitude, 100);
    expect(slope[80]).toBe(0);
    expect(slope[100]).toBeCloseTo(5, 9);
    expect(slope[120]).toBeCloseTo(10, 9);
  });

  it('is unknown where the altitude is, and of a place where nobody moved', () => {
    const distance = every(20, 20);
    const altitude = distance.map((metres, i) => (i === 7 ? Number.NaN : metres));
    expect(slopes(distance, altitude, 100)[7]).toBeNaN();
    expect(slopes(distance, altitude, 100)[8]).toBeCloseTo(100, 9);
    expect(slopes(new Float64Array(30), new Float64Array(30), 100).every(Number.isNaN)).toBe(true);
  });
});

describe('the piece over which slopes are told', () => {
  it.each([
    [13_800, 100],
    [28_000, 200],
    [60_000, 500],
    [142_000, 1000],
    [400_000, 1000],
  ])('of %d m in sight is %d m', (metres, base) => {
    expect(slopeBase(metres)).toBe(base);
  });
});

describe('the fixed scale', () => {
  it.each([
    [-0.1, '--slope-down'],
    [0, '--slope-0'],
    [2.99, '--slope-0'],
    [3, '--slope-3'],
    [8.9, '--slope-6'],
    [9, '--slope-9'],
    [12, '--slope-12'],
    [25, '--slope-12'],
  ])('shows %d %% in %s', (slope, token) => {
    expect(SLOPE_BANDS[slopeBand(slope)].token).toBe(token);
  });

  it('has no colour for the unknown', () => {
    expect(slopeBand(Number.NaN)).toBe(-1);
  });
});

describe('runs of slopes', () => {
  const runs = slopeRuns(Float64Array.of(1, 2, 7, 8, Number.NaN, 1));

  it('cover every sample once', () => {
    expect(runs).toEqual([
      { start: 0, end: 2, band: 1 },
      { start: 2, end: 4, band: 3 },
      { start: 4, end: 5, band: -1 },
      { start: 5, end: 6, band: 1 },
    ]);
  });

  it('become hard edges in the part that is in sight', () => {
    const stops = slopeStops(runs, Float64Array.of(0, 10, 20, 30, 40, 50), 10, 40);
    expect(stops).toEqual([
      { offset: 0, token: '--slope-0' },
      { offset: 1 / 3, token: '--slope-0' },
      { offset: 1 / 3, token: '--slope-6' },
      { offset: 1, token: '--slope-6' },
    ]);
  });
});
