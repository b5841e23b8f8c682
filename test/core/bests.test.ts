import { describe, expect, it } from 'vitest';
import { bests } from '../../src/core/bests.ts';
import { measured, steady } from './metrics/measured.ts';

const minutes = (value: number, count: number) => steady(value, count * 60);

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
