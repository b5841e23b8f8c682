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

  it('tells W′ left since the start of the ride, whatever part of it is wanted', () => {
    const watts = 400;
    const hard = toRide(recorded({ power: Array.from({ length: seconds }, () => watts) }), {
      now: MORNING + 86_400,
    });
    const rider = { criticalPower: 250, wPrime: 20_000 };
    const wanted = { channels: ['wBalance'], points: 3, from: 40, to: 100 } as const;
    const { time, channels } = streamsOf(hard, { ...wanted, rider });
    expect([...time]).toEqual([40, 60, 80]);
    // the mean of each step: at the end of second s, (s + 1) × 150 J are spent
    const left = [49.5, 69.5, 89.5].map((second) => 20_000 - 150 * (second + 1));
    expect([...(channels.wBalance ?? [])]).toEqual(left);
  });

  it('tells no W′ of a rider of whom it is unknown, nor without power', () => {
    const wanted = { channels: ['wBalance', 'distance'], points: 10 } as const;
    const rider = { criticalPower: 250, wPrime: 20_000 };
    const still = toRide(recorded({ distance: Array.from({ length: 10 }, (_, i) => i) }), {
      now: MORNING + 86_400,
    });
    expect(Object.keys(streamsOf(ride, wanted).channels)).toEqual(['distance']);
    expect(Object.keys(streamsOf(still, { ...wanted, rider }).channels)).toEqual(['distance']);
  });

  it('cuts out a half-open range and never goes past the ride', () => {
    const part = streamsOf(ride, { channels: ['distance'], points: 3, from: 90, to: 500 });
    expect(part.step).toBe(4);
    expect([...part.time]).toEqual([90, 94, 98]);
    expect(streamsOf(ride, { channels: ['power'], points: 3, from: 500 }).time).toHaveLength(0);
  });
});
