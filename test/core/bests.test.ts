import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Best, bests } from '../../src/core/bests.ts';
import { measured, steady } from './metrics/measured.ts';

const minutes = (value: number, count: number) => steady(value, count * 60);

function triedOut(values: number[], durations: number[], least: number): Best[] {
  return durations.flatMap((duration) => {
    const windows = values.flatMap((_value, start): Best[] => {
      const window = values.slice(start, start + duration);
      if (window.length < duration || window.some((value) => value < least)) return [];
      return [{ duration, value: window.reduce((sum, value) => sum + value, 0) / duration, start }];
    });
    const highest = Math.max(...windows.map(({ value }) => value));
    return windows.filter(({ value }) => value === highest).slice(0, 1);
  });
}

describe('bests', () => {
  it('find the highest heart rate that was held, and where it began first', () => {
    const heartRate = [
      ...minutes(120, 5),
      ...minutes(160, 5),
      ...minutes(120, 5),
      ...minutes(160, 5),
    ];
    const found = bests(measured({ heartRate })).heartRate;
    expect(found.slice(0, 3)).toEqual([
      { duration: 60, value: 160, start: 300 },
      { duration: 300, value: 160, start: 300 },
      { duration: 600, value: 140, start: 0 },
    ]);
    expect(found.at(-1)?.duration).toBe(1200);
  });

  it('take no window with a missing heart rate or one of 0', () => {
    const heartRate = [...minutes(150, 4), Number.NaN, ...minutes(150, 2), 0, ...minutes(150, 1)];
    expect(bests(measured({ heartRate })).heartRate).toEqual([
      { duration: 60, value: 150, start: 0 },
    ]);
  });

  it('are those of trying every window, the earliest of equals', () => {
    // few different values: many windows are equal
    const rate = fc.oneof(
      { weight: 40, arbitrary: fc.integer({ min: 1, max: 4 }) },
      fc.constant(0),
    );
    const rates = fc.array(rate, { minLength: 1, maxLength: 900, size: 'max' });
    fc.assert(
      fc.property(rates, (heartRate) => {
        const speed = heartRate.map((value) => 3 * value);
        const found = bests(measured({ heartRate, speed }));
        expect(found.heartRate).toEqual(triedOut(heartRate, [60, 300, 600], 1));
        expect(found.speed).toEqual(triedOut(speed, [5, 30, 60, 300, 600], 0));
      }),
      { seed: 10 },
    );
  });

  it('are unmoved by a ride that stands still', () => {
    const speed = [...steady(Number.NaN, 5), ...steady(0, 40)];
    expect(bests(measured({ speed })).speed).toEqual([
      { duration: 5, value: 0, start: 5 },
      { duration: 30, value: 0, start: 5 },
    ]);
  });

  it('count a pause as standing in speeds', () => {
    const ride = measured({ speed: minutes(8, 5) }, { pauses: [{ start: 0, end: 150 }] });
    const found = bests(ride).speed;
    expect(found).toContainEqual({ duration: 60, value: 8, start: 150 });
    expect(found).toContainEqual({ duration: 300, value: 4, start: 0 });
  });

  it('are none without the channels', () => {
    expect(bests(measured({ power: [200] }))).toEqual({ heartRate: [], speed: [] });
  });
});
