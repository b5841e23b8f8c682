import { describe, expect, it } from 'vitest';
import { clockStep, decimalStep, multiplesOf } from '../../../web/charts/ticks.ts';

describe('ticks', () => {
  it.each([
    [18_000, 12, 1800],
    [5400, 12, 600],
    [60, 12, 5],
    [172_800, 4, 43_200],
  ])('of %d s, at most %d, stand %d s apart', (span, most, step) => {
    expect(clockStep(span, most)).toBe(step);
  });

  it.each([
    [141_944, 12, 20_000],
    [13_800, 12, 2000],
    [100, 10, 10],
    [0.9, 4, 0.5],
  ])('of %d m, at most %d, stand %d m apart', (span, most, step) => {
    expect(decimalStep(span, most)).toBeCloseTo(step, 9);
  });

  it('are multiples of their step within the range', () => {
    expect(multiplesOf(20, 35, 100)).toEqual([40, 60, 80, 100]);
    expect(multiplesOf(20, 41, 59)).toEqual([]);
  });
});
