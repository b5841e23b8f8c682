import { describe, expect, it } from 'vitest';
import { streamsOf } from '../../../web/api.ts';
import { panesOf } from '../../../web/charts/panes.ts';
import {
  covers,
  extentOf,
  meanSeconds,
  paneValues,
  sampleAt,
} from '../../../web/charts/samples.ts';

const streams = streamsOf({
  seconds: 60,
  step: 10,
  time: [0, 10, 20, 30, 40, 50],
  channels: { power: [100, null, 0, 300, 400, 500], heartRate: [120, 121, 122, 123, 124, 125] },
  pauses: [{ start: 40, end: 50 }],
});
const [power] = panesOf(streams.channels);

describe('the samples of a pane', () => {
  it('are there for the channels that the ride has', () => {
    expect(panesOf(streams.channels).map(({ channel }) => channel)).toEqual(['power', 'heartRate']);
  });

  it('hold from their beginning to the next', () => {
    expect(sampleAt(streams, 9.9)).toBe(0);
    expect(sampleAt(streams, 10)).toBe(1);
    expect(sampleAt(streams, 59.9)).toBe(5);
    expect(sampleAt(streams, 60)).toBe(-1);
    expect(sampleAt(streams, -1)).toBe(-1);
  });

  it('keep gaps, leave out pauses, and say over how long they are means', () => {
    const values = paneValues(streams, power);
    expect([...values]).toEqual([100, Number.NaN, 0, 300, Number.NaN, 500]);
    expect(meanSeconds(streams, power)).toBe(10);
    expect(meanSeconds({ ...streams, step: 1 }, power)).toBe(5);
  });

  it('are summed up over the part in sight, zeros included, gaps not', () => {
    const values = paneValues(streams, power);
    expect(extentOf(streams, values, { start: 0, end: 40 })).toEqual({
      minimum: 0,
      mean: 400 / 3,
      maximum: 300,
    });
    expect(extentOf(streams, values, { start: 10, end: 20 })).toBeNull();
  });

  it('reach over a range or do not', () => {
    expect(covers(streams, { start: 0, end: 60 })).toBe(true);
    expect(covers(streams, { start: 0, end: 61 })).toBe(false);
  });
});
