import { describe, expect, it } from 'vitest';
import { odometer, speedFrom } from '../../src/core/distance.ts';

const column = (...values: number[]) => Float64Array.from(values);
const seconds = (length: number) => Float64Array.from({ length }, (_, i) => i);
const metres = (distance: number[]) =>
  odometer(
    { time: seconds(distance.length), columns: { distance: column(...distance) }, breaks: [] },
    [],
  )?.metres;

describe('odometer(samples, pauses)', () => {
  it('joins resets, forgets leaps, holds over missing values', () => {
    expect(metres([100, 110, 5, 15])).toEqual(column(0, 10, 10, 20));
    expect(metres([0, 10, 90_000, 90_010])).toEqual(column(0, 10, 10, 20));
    expect(metres([0, Number.NaN, 20])).toEqual(column(0, 0, 20));
  });

  it('goes by positions where the device counted nothing, but not for a pause in a car', () => {
    const latitude = column(45, 45.0001, 45.1, 45.1001);
    const columns = { distance: column(0, 0, 0, 0), latitude, longitude: column(6, 6, 6, 6) };
    const time = column(0, 2, 1000, 1002);
    const ride = odometer({ time, columns, breaks: [] }, [{ start: 3, end: 1000 }]);
    expect(ride?.fromPositions).toBe(true);
    // 2 × 0.0001° of a meridian at 45° N (111.13 km a degree)
    expect(ride?.metres[3]).toBeCloseTo(22.2, 1);
  });

  it('takes a moment for a hostile file that stops the timer 40,000 times', () => {
    const time = seconds(120_000);
    const latitude = time.map((at) => 45 + at * 1e-5);
    const columns = { latitude, longitude: time.map(() => 6) };
    const pauses = Array.from({ length: 40_000 }, (_, i) => ({ start: 3 * i + 1, end: 3 * i + 2 }));
    const from = performance.now();
    odometer({ time, columns, breaks: [] }, pauses);
    expect(performance.now() - from).toBeLessThan(1000); // 25 ms; every pause at every sample: 10 s
  });

  it('is null where nothing tells', () => {
    expect(odometer({ time: seconds(2), columns: {}, breaks: [] }, [])).toBeNull();
  });
});

describe('speedFrom(distance)', () => {
  it('is the slope of a steady ride', () => {
    expect(speedFrom(column(0, 7, 14, 21))).toEqual(column(7, 7, 7, 7));
  });
});
