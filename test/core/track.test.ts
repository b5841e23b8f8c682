import { describe, expect, it } from 'vitest';
import { orderSamples } from '../../src/core/time-order.ts';
import { trackOf } from '../../src/core/track.ts';
import { MORNING, recorded } from './recorded.ts';

const metresNorth = (metres: number[]) => metres.map((m) => 45 + m / 111_130);

function track(
  at: number[],
  metres: number[],
  breaks: number[],
  pauses = [] as [number, number][],
) {
  const columns = { latitude: metresNorth(metres), longitude: metres.map(() => 6) };
  const { samples } = orderSamples(recorded(columns, { at, breaks }), MORNING + 86_400);
  const ranges = pauses.map(([start, end]) => ({ start, end }));
  return trackOf({ ...samples, time: samples.time.map((t) => t - MORNING) }, ranges);
}

describe('trackOf(samples, pauses)', () => {
  it('holds the samples that have a position', () => {
    expect([...track([0, 1, 2], [0, Number.NaN, 10], []).time]).toEqual([0, 2]);
  });

  it('breaks where the way is unknown: hole, pause or new segment with movement', () => {
    expect(track([0, 60], [0, 300], []).breaks).toEqual([1]);
    expect(track([0, 20], [0, 150], [], [[1, 19]]).breaks).toEqual([1]);
    expect(track([0, 20], [0, 150], [1]).breaks).toEqual([1]);
    expect(track([0, 5], [0, 2000], []).breaks).toEqual([1]);
  });

  it('stays whole over a halt and over coarse recording', () => {
    expect(track([0, 600, 601], [0, 4, 9], [], [[1, 599]]).breaks).toEqual([]);
    expect(track([0, 20, 40], [0, 150, 300], []).breaks).toEqual([]);
  });
});
