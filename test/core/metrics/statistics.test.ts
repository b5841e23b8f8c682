import { describe, expect, it } from 'vitest';
import { metricInput } from '../../../src/core/metrics/metric.ts';
import {
  maximum,
  mean,
  recorded,
  recordedPower,
  sum,
} from '../../../src/core/metrics/statistics.ts';
import { measured, NOBODY } from './measured.ts';

describe('recorded', () => {
  const cadence = [Number.NaN, -1, 0, 80, 90];
  const ride = measured({ cadence }, { pauses: [{ start: 4, end: 5 }] });

  it('keeps what was measured while the timer ran, in order', () => {
    expect([...recorded(metricInput(ride, NOBODY), 'cadence')]).toEqual([-1, 0, 80]);
  });

  it('keeps what is at least the floor', () => {
    expect([...recorded(metricInput(ride, NOBODY), 'cadence', 0)]).toEqual([0, 80]);
  });

  it('is empty without the channel', () => {
    expect(recorded(metricInput(ride, NOBODY), 'heartRate')).toHaveLength(0);
    expect(recordedPower(metricInput(ride, NOBODY))).toHaveLength(0);
  });
});

describe('mean, sum and maximum', () => {
  it('of values', () => {
    const values = Float64Array.of(3, -1, 4);
    expect([mean(values), sum(values), maximum(values)]).toEqual([2, 6, 4]);
  });

  it('has its maximum among the values that are known', () => {
    const { NaN: missing } = Number;
    expect(maximum(Float64Array.of(missing, 9, missing, 4, missing))).toBe(9);
  });

  it('of nothing: unknown, 0 and unknown', () => {
    const none = new Float64Array(0);
    expect([mean(none), sum(none), maximum(none)]).toEqual([Number.NaN, 0, Number.NaN]);
  });
});
