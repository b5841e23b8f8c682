import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved, unlessWhole, withMargin, zoomed } from '../../../web/charts/zoom.ts';

describe('zooming', () => {
  it('keeps the moment around which it zooms where it was', () => {
    expect(zoomed({ start: 0, end: 1000 }, 0.5, 250, 1000)).toEqual({ start: 125, end: 625 });
  });

  it('never leaves the ride nor comes closer than half a minute', () => {
    const moment = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (a, b, factor) => {
          const range = { start: Math.min(a, b), end: Math.max(a, b) + 1 };
          const { start, end } = zoomed(range, factor, range.start, 5001);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(5001);
          expect(end - start).toBeGreaterThanOrEqual(30 - 1e-9);
        },
      ),
      { seed: 11 },
    );
  });

  it('shows the whole of a ride that is shorter than that', () => {
    expect(zoomed({ start: 0, end: 20 }, 0.5, 10, 20)).toEqual({ start: 0, end: 20 });
  });

  it('stops at both ends when moved', () => {
    expect(moved({ start: 100, end: 200 }, 0.5, 1000)).toEqual({ start: 150, end: 250 });
    expect(moved({ start: 20, end: 120 }, -0.5, 1000)).toEqual({ start: 0, end: 100 });
    expect(moved({ start: 880, end: 980 }, 0.5, 1000)).toEqual({ start: 900, end: 1000 });
  });

  it('leaves a margin around a part, and knows the whole', () => {
    expect(withMargin({ start: 100, end: 200 }, 0.1, 1000)).toEqual({ start: 90, end: 210 });
    expect(unlessWhole({ start: 0, end: 1000 }, 1000)).toBeNull();
    expect(unlessWhole({ start: 0, end: 999 }, 1000)).toEqual({ start: 0, end: 999 });
  });
});
