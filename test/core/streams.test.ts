import { describe, expect, it } from 'vitest';
import { toRide } from '../../src/core/ride.ts';
import { streamsOf } from '../../src/core/streams.ts';
import { MORNING, recorded } from './recorded.ts';

describe('streamsOf(ride, options)', () => {
  const seconds = 100;
  const ride = toRide(
    recorded({
      power: Array.from({ length: seconds }, (_, i) => (i < 20 ? Number.NaN : 3 * i)),
      distance: Array.from({ length: seconds }, (_, i) => 10 * i),
    }),
    { now: MORNING + 86_400 },
  );

  it('gives every second where there are points enough', () => {
    const { start, step, time, channels } = streamsOf(ride, { channels: ['power'], points: 100 });
    expect({ start, step }).toEqual({ start: MORNING, step: 1 });
    expect(time).toEqual(Float64Array.from({ length: seconds }, (_, i) => i));
    expect(channels.power).toEqual(ride.grid.power);
  });

  it('takes the mean of a step, and where the step began for places', () => {
    const { step, time, channels } = streamsOf(ride, {
      channels: ['power', 'distance', 'heartRate'],
      points: 10,
    });
    expect(step).toBe(10);
    expect([...time]).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect([...(channels.distance ?? [])]).toEqual([
      0, 100, 200, 300, 400, 500, 600, 700, 800, 900,
    ]);
    expect(channels.power?.slice(0, 2)).toEqual(Float64Array.of(Number.NaN, Number.NaN));
    expect(channels.power?.[2]).toBe(3 * 24.5);
    expect(channels.heartRate).toBeUndefined();
  });

  it('cuts out a half-open range and never goes past the ride', () => {
    const part = streamsOf(ride, { channels: ['distance'], points: 3, from: 90, to: 500 });
    expect(part.step).toBe(4);
    expect([...part.time]).toEqual([90, 94, 98]);
    expect(streamsOf(ride, { channels: ['power'], points: 3, from: 500 }).time).toHaveLength(0);
  });
});
