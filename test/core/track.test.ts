import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceBetween } from '../../src/core/geo.ts';
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

  it('breaks exactly where a step is too fast, whatever its direction', () => {
    const degrees = fc.double({ min: -0.001, max: 0.001, noNaN: true });
    const places = fc.array(fc.tuple(degrees, degrees), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(places, fc.integer({ min: -80, max: 80 }), (steps, south) => {
        const latitude = steps.map(([north]) => south + north);
        const longitude = steps.map(([, east]) => 6 + east);
        const { samples } = orderSamples(recorded({ latitude, longitude }), MORNING + 86_400);
        const expected = steps.flatMap((_step, i) => {
          const leap = distanceBetween(
            latitude[i - 1],
            longitude[i - 1],
            latitude[i],
            longitude[i],
          );
          return leap > 40 ? [i] : [];
        });
        expect(trackOf(samples, []).breaks).toEqual(expected);
      }),
      { seed: 4 },
    );
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
