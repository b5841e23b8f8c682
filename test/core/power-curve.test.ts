import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURVE_GRID, mergeCurves, onCurveGrid, powerCurve } from '../../src/core/power-curve.ts';
import { measured, repeated, steady } from './metrics/measured.ts';

function curveOf(power: number[], pauses: { start: number; end: number }[] = []) {
  const curve = powerCurve(measured({ power }, { pauses }));
  if (curve === null) throw new Error('a ride with power has a curve');
  return curve;
}

const upTo = (last: number) => Array.from({ length: last + 1 }, (_, i) => i);

describe('powerCurve', () => {
  it('of a ramp from 0 to 100 W', () => {
    const { watts, start } = curveOf(upTo(100));
    expect([1, 50, 100].map((d) => watts[d - 1])).toEqual([100, 75.5, 50.5]); // sweatpy
    expect([1, 50, 100].map((d) => start[d - 1])).toEqual([100, 51, 1]);
  });

  it('of intervals is not forced to fall', () => {
    const intervals = repeated([...steady(300, 60), ...steady(100, 60)], 4);
    const { watts } = curveOf([...steady(100, 120), ...intervals, ...steady(100, 60)]); // sweatpy
    expect(watts[0]).toBe(300);
    expect(watts.some((value, i) => i > 0 && value > watts[i - 1])).toBe(true);
  });

  it('counts missing power as 0', () => {
    // samples at 0, 1, 2, 3 and 100 … 103 s, 1 W each: Sauce
    const power = [...steady(1, 4), ...steady(Number.NaN, 96), ...steady(1, 4)];
    expect(curveOf(power).watts[5 - 1]).toBe(0.8);
  });

  it('counts pauses as 0: no best spans a stop for nothing', () => {
    const { watts } = curveOf(steady(200, 100), [{ start: 40, end: 60 }]);
    expect([watts[40 - 1], watts[100 - 1]]).toEqual([200, 160]);
  });

  it('gives the earliest of equal windows', () => {
    expect([...curveOf([100, 300, 100, 300, 100]).start]).toEqual([1, 0, 1, 0, 0]);
  });

  it('never loses energy with duration', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1200 }), { maxLength: 200 }), (power) => {
        const joules = [...curveOf(power).watts].map((w, i) => w * (i + 1));
        for (let i = 1; i < joules.length; i++) {
          expect(joules[i]).toBeGreaterThanOrEqual(joules[i - 1] - 1e-6);
        }
      }),
      { seed: 1 },
    );
  });

  it('is null without power', () => {
    expect(powerCurve(measured({ heartRate: [120] }))).toBeNull();
  });
});

describe('CURVE_GRID', () => {
  it('has about 150 ascending whole seconds, evenly spread where seconds allow', () => {
    expect(CURVE_GRID.length).toBeGreaterThan(140);
    expect(CURVE_GRID.length).toBeLessThan(160);
    for (const [i, duration] of CURVE_GRID.entries()) {
      expect(duration).toBe(Math.round(duration));
      if (i > 0) expect(duration).toBeGreaterThan(CURVE_GRID[i - 1]);
      if (duration > 30) expect(duration / CURVE_GRID[i - 1]).toBeLessThan(1.1);
    }
  });

  it('has the durations that riders ask for', () => {
    const minutes = [1, 2, 3, 5, 8, 10, 12, 20, 30, 45, 60, 90, 120, 180, 240, 300];
    const asked = [1, 5, 10, 15, 30, ...minutes.map((m) => m * 60)];
    expect(asked.filter((duration) => !CURVE_GRID.includes(duration))).toEqual([]);
  });
});

describe('onCurveGrid', () => {
  it('takes the curve at each duration of the grid', () => {
    const sampled = onCurveGrid(curveOf(upTo(100)));
    const at = (duration: number) => CURVE_GRID.indexOf(duration);
    expect(sampled.watts).toHaveLength(CURVE_GRID.length);
    expect([sampled.watts[at(1)], sampled.start[at(1)]]).toEqual([100, 100]);
    expect([sampled.watts[at(60)], sampled.start[at(60)]]).toEqual([70.5, 41]);
  });

  it('has nothing beyond the end of the ride', () => {
    const sampled = onCurveGrid(curveOf(upTo(100)));
    expect([sampled.watts.at(-1), sampled.start.at(-1)]).toEqual([Number.NaN, -1]);
  });
});

describe('mergeCurves', () => {
  it('takes the best of each duration and says whose it is', () => {
    const sprint = { ride: 'sprint', watts: [900, 300] };
    const long = { ride: 'long', watts: [400, 300, 280, Number.NaN] };
    const merged = mergeCurves([sprint, long]);
    expect([...merged.watts]).toEqual([900, 300, 280, Number.NaN]);
    expect(merged.sources.map((source) => source?.ride ?? null)).toEqual([
      'sprint',
      'sprint',
      'long',
      null,
    ]);
  });

  it('of nothing is empty', () => {
    expect(mergeCurves([]).watts).toHaveLength(0);
  });
});
