import { describe, expect, it } from 'vitest';
import { createRandom } from '../../samples/random.ts';
import { odometer, speedAt } from '../../src/core/distance.ts';

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

  it('counts no drift of one who stands, and loses at most the width of the spot on either side', () => {
    // 100 s at 3 m/s to the north, 300 s on a spot, the same back
    const random = createRandom(3);
    const wander = () => random.normal() * 1.5;
    const north = [
      ...Array.from({ length: 100 }, (_, i) => 3 * i),
      ...Array.from({ length: 300 }, () => 300 + wander()),
      ...Array.from({ length: 101 }, (_, i) => 300 - 3 * i),
    ];
    const latitude = Float64Array.from(north, (metres) => 45 + metres / 111_132);
    const longitude = Float64Array.from(north, (_, i) => 6 + (i > 250 ? 10 : 0) / 78_847);
    const ride = odometer(
      { time: seconds(north.length), columns: { latitude, longitude }, breaks: [] },
      [],
    );
    expect(ride?.metres.at(-1)).toBeGreaterThan(600 - 2 * 12);
    expect(ride?.metres.at(-1)).toBeLessThan(610);
    const metres = ride?.metres ?? column();
    const speed = metres.map((_, i) => speedAt(metres, i));
    expect(speed.filter((each) => each < 0.5).length).toBeGreaterThan(290);
    expect(speed.filter((each) => each < 0.5).length).toBeLessThanOrEqual(300 + 2 * 4);
  });

  it('takes a moment for a hostile file that stands a thousand times a second', () => {
    const time = Float64Array.from({ length: 300_000 }, (_, i) => i / 1000);
    const still = { latitude: time.map(() => 45), longitude: time.map(() => 6) };
    const ride = odometer({ time, columns: still, breaks: [] }, []);
    expect(ride?.metres.at(-1)).toBe(0);
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

describe('speedAt(distance, second)', () => {
  it('is the slope of a steady ride', () => {
    const distance = column(0, 7, 14, 21);
    expect([0, 1, 2, 3].map((second) => speedAt(distance, second))).toEqual([7, 7, 7, 7]);
  });
});
