import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceAxis } from '../../../web/charts/axis.ts';
import { PLOT_LEFT, PLOT_RIGHT, pixelAt, timeAtPixel } from '../../../web/charts/plot.ts';

const seconds = (count: number) => Float64Array.from({ length: count }, (_, i) => i);

describe('an axis of distance', () => {
  it('is in proportion between samples and held at both ends', () => {
    const axis = distanceAxis(Float64Array.of(0, 10, 20), Float64Array.of(0, 50, 250));
    expect(axis.at(5)).toBe(25);
    expect(axis.at(15)).toBe(150);
    expect(axis.at(-3)).toBe(0);
    expect(axis.at(99)).toBe(250);
    expect(axis.timeAt(150)).toBe(15);
  });

  it('gives the first moment of a stop, and holds the distance over a gap', () => {
    const axis = distanceAxis(seconds(6), Float64Array.of(0, 10, 10, Number.NaN, 10, 20));
    expect(axis.timeAt(10)).toBe(1);
    expect(axis.at(3)).toBe(10);
  });

  it('leads from any moment to its place and back, wherever the ride moves', () => {
    const steps = fc.array(fc.double({ min: 0.5, max: 20, noNaN: true }), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (metres, share) => {
        let total = 0;
        const distance = Float64Array.from(metres, (step) => (total += step));
        const axis = distanceAxis(seconds(metres.length), distance);
        const moment = share * (metres.length - 1);
        expect(axis.timeAt(axis.at(moment))).toBeCloseTo(moment, 6);
      }),
      { seed: 7 },
    );
  });
});

describe('a plot', () => {
  const axis = distanceAxis(
    seconds(101),
    Float64Array.from({ length: 101 }, (_, i) => i * i),
  );
  const plot = { axis, range: { start: 20, end: 80 }, width: 1000 };

  it('spans its range between its margins', () => {
    expect(pixelAt(plot, 20)).toBe(PLOT_LEFT);
    expect(pixelAt(plot, 80)).toBe(1000 - PLOT_RIGHT);
  });

  it('finds the moment under a pixel, never one out of sight', () => {
    for (const moment of [20, 33, 57.5, 80]) {
      expect(timeAtPixel(plot, pixelAt(plot, moment))).toBeCloseTo(moment, 6);
    }
    expect(timeAtPixel(plot, 0)).toBe(20);
    expect(timeAtPixel(plot, 5000)).toBe(80);
  });
});
