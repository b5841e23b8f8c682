import { describe, expect, it } from 'vitest';
import { lapSummaries } from '../../src/core/laps.ts';
import type { Ride } from '../../src/core/ride.ts';
import { measured, NOBODY, steady } from './metrics/measured.ts';

describe('lapSummaries', () => {
  const distance = Array.from({ length: 180 }, (_, i) => i * 5);
  const power = [...steady(100, 60), ...steady(300, 60), ...steady(200, 60)];
  const laps = [
    { start: 0, end: 60, trigger: 'manual' },
    { start: 60, end: 180, trigger: null },
  ];
  const ride = { ...measured({ distance, power }), laps } as Ride;
  const summaries = lapSummaries(ride, NOBODY);

  it('measure each lap like a ride', () => {
    expect(summaries.map(({ metrics }) => metrics.averagePower)).toEqual([100, 250]);
    expect(summaries.map(({ metrics }) => metrics.elapsed)).toEqual([60, 120]);
  });

  it('add up to the ride', () => {
    expect(summaries.map(({ metrics }) => metrics.distance)).toEqual([300, 595]);
  });

  it('keep what is known of the lap', () => {
    expect(summaries[0]).toMatchObject(laps[0]);
  });
});
