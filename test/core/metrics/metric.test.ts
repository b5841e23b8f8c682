import { describe, expect, it } from 'vitest';
import {
  isWhole,
  type Measured,
  type Metric,
  metricInput,
} from '../../../src/core/metrics/metric.ts';
import type { Channel } from '../../../src/core/recording.ts';
import type { Range } from '../../../src/core/series.ts';
import { measured, NOBODY } from './measured.ts';

describe('metricInput', () => {
  const ride = measured({ power: [1, 2, 3, 4] }, { pauses: [{ start: 2, end: 3 }] });

  it('shows the columns of its range', () => {
    const input = metricInput(ride, NOBODY, { start: 1, end: 3 });
    expect([...(input.column('power') ?? [])]).toEqual([2, 3]);
    expect([...input.running]).toEqual([1, 0]);
    expect(input.column('heartRate')).toBeNull();
  });

  it('is the whole ride unless told otherwise', () => {
    expect(isWhole(metricInput(ride, NOBODY))).toBe(true);
    expect(isWhole(metricInput(ride, NOBODY, { start: 0, end: 3 }))).toBe(false);
  });

  it('computes what is shared once for a ride and its parts, and anew for another ride', () => {
    let runs = 0;
    const counted = (whole: Measured) => {
      runs++;
      return whole.seconds;
    };
    const seconds = (of: Measured, range?: Range) => metricInput(of, NOBODY, range).shared(counted);
    expect([seconds(ride), seconds(ride, { start: 1, end: 3 }), runs]).toEqual([4, 4, 1]);
    expect([seconds(measured({ power: [1] })), runs]).toEqual([1, 2]);
  });

  it('keeps apart what is shared by the function and by what it is told', () => {
    const { shared } = metricInput(ride, NOBODY);
    const secondOf = ({ grid }: Measured, channel: Channel, i: number) => grid[channel]?.[i];
    const lastOf = ({ grid }: Measured, channel: Channel) => grid[channel]?.at(-1);
    const asked = () => [shared(secondOf, 'power', 0), shared(secondOf, 'power', 1)];
    expect([...asked(), ...asked()]).toEqual([1, 2, 1, 2]);
    expect(shared(secondOf, 'speed', 0)).toBeUndefined();
    expect([shared(lastOf, 'power'), shared(lastOf, 'power')]).toEqual([4, 4]);
    // the same words as above, asked of another function
    expect(shared(({ seconds }, _: Channel, i: number) => seconds + i, 'power', 0)).toBe(4);
    expect(shared(({ seconds }, _: Channel, i: number) => seconds + i, 'power', 1)).toBe(5);
  });

  it('computes each metric once', () => {
    let runs = 0;
    const metric: Metric = {
      id: 'counted',
      unit: 's',
      digits: 0,
      label: { fr: '', en: '' },
      rule: { fr: '', en: '' },
      reveals: ['summary'],
      value: () => ++runs,
    };
    const input = metricInput(ride, NOBODY);
    expect([input.of(metric), input.of(metric)]).toEqual([1, 1]);
  });
});
