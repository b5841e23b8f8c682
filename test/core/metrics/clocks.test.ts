import { describe, expect, it } from 'vitest';
import { elapsed, moving, timer } from '../../../src/core/metrics/clocks.ts';
import { measured, steady, valueFor } from './measured.ts';

describe('the clocks', () => {
  const speed = [5, 5, 0, 0, 5, 5, 5, 5, 0, 5];
  const pauses = [{ start: 2, end: 4 }];
  const ride = measured({ speed }, { pauses, moving: speed.map((v) => Math.min(v, 1)) });

  it('of a whole ride are the clocks of the ride, with their fractions', () => {
    const fractions = { ...ride, elapsed: 9.75, timer: 7.5, movingTime: 6.25 };
    expect([elapsed, timer, moving].map((m) => valueFor(m, fractions))).toEqual([9.75, 7.5, 6.25]);
  });

  it('of a part count its seconds', () => {
    const part = { start: 3, end: 10 };
    expect([elapsed, timer, moving].map((m) => valueFor(m, ride, part))).toEqual([7, 6, 5]);
  });

  it('do not know the moving time of a part where nothing tells motion', () => {
    const blind = { ...measured({ heartRate: steady(120, 10) }), movingTime: Number.NaN };
    expect(valueFor(moving, blind, { start: 0, end: 5 })).toBeNaN();
  });
});
