import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRide } from '../../src/core/ride.ts';
import { MORNING, recorded } from './recorded.ts';

const options = { now: MORNING + 86_400 };

describe('toRide(recording, options)', () => {
  it('gives an hour of one sample a second an hour on each clock', () => {
    const ride = toRide(
      recorded({ power: new Array(3600).fill(200), cadence: new Array(3600).fill(80) }),
      options,
    );
    expect(ride).toMatchObject({ start: MORNING, seconds: 3600, records: 3600 });
    expect([ride.elapsed, ride.timer, ride.movingTime]).toEqual([3600, 3600, 3600]);
    expect(ride.pauses).toEqual([]);
  });

  it('takes pauses out of the timer but leaves them on the axis', () => {
    const at = [...Array(100).keys(), ...Array.from({ length: 50 }, (_, i) => 400 + i)];
    const ride = toRide(
      recorded(
        { power: at.map(() => 150), speed: at.map(() => 7) },
        {
          at,
          timer: [
            { time: MORNING, kind: 'start' },
            { time: MORNING + 99, kind: 'stop' },
            { time: MORNING + 400, kind: 'start' },
          ],
        },
      ),
      options,
    );
    expect(ride.pauses).toEqual([{ start: 99, end: 400 }]);
    expect([ride.elapsed, ride.timer, ride.movingTime]).toEqual([450, 149, 149]);
    expect(ride.grid.power?.[200]).toBeNaN();
  });

  it('counts distance from 0 and joins a reset', () => {
    const ride = toRide(recorded({ distance: [500, 510, 0, 10, 20] }), options);
    expect([...(ride.grid.distance ?? [])]).toEqual([0, 10, 10, 20, 30]);
  });

  it('takes the speed from the distance where the device is silent', () => {
    const distance = [0, 5, 10, 15, 20];
    const speed = [5.2, Number.NaN, Number.NaN, Number.NaN, Number.NaN];
    const ride = toRide(recorded({ distance, speed }), options);
    expect([...(ride.grid.speed ?? [])]).toEqual([5.2, 5, 5, 5, 5]);
    expect(ride.movingTime).toBe(5);
  });

  it('measures the way by positions where the device counted none, and says so', () => {
    // 0.001° of latitude is 111.1 m at 45° N
    const latitude = Array.from({ length: 11 }, (_, i) => 45 + i * 0.0001);
    const ride = toRide(recorded({ latitude, longitude: latitude.map(() => 6) }), options);
    expect(ride.grid.distance?.[10]).toBeCloseTo(111.1, 0);
    expect(ride.notes.map((note) => note.code)).toContain('distance-from-positions');
  });

  it('repairs power and altitude and says so', () => {
    const power = new Array(60).fill(200).with(30, 2500);
    const altitude = new Array(60).fill(720).with(10, 0);
    const ride = toRide(recorded({ power, altitude }), options);
    expect(ride.grid.power?.[30]).toBe(200);
    expect(ride.grid.altitude?.[10]).toBe(720);
    expect(ride.notes.map(({ code, count }) => [code, count])).toEqual([
      ['altitude-repaired', 1],
      ['spikes-repaired', 1],
      ['altitude-gps', 1],
      ['bike-class-guessed', 1],
    ]);
  });

  it('keeps every value within the grid whatever the times', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 50_000 }), { minLength: 1 });
    fc.assert(
      fc.property(times, (unordered) => {
        const at = unordered.sort((a, b) => a - b).map((tenths) => tenths / 10);
        const values = at.map((t) => 100 + (t % 7));
        const ride = toRide(
          recorded({ power: values, altitude: values, distance: at }, { at }),
          options,
        );
        expect(ride.seconds).toBe(Math.floor(at[at.length - 1]) - Math.floor(at[0]) + 1);
        for (const column of Object.values(ride.grid)) {
          expect(column).toHaveLength(ride.seconds);
          expect(column.some((value) => value > 50_000 || value === Infinity)).toBe(false);
        }
        expect(ride.timer).toBeLessThanOrEqual(ride.elapsed + 1e-9);
        expect(ride.grid.distance?.every((metres) => metres >= 0)).toBe(true);
      }),
      { seed: 3, numRuns: 50 },
    );
  });

  it('lets laps follow each other where a file says that they overlap', () => {
    const lap = (start: number, end: number) => ({
      ...{ start: MORNING + start, end: MORNING + end },
      ...{ trigger: null, timer: null, distance: null },
    });
    const laps = [lap(0, 100), lap(0, 40), lap(40, 70), lap(95, 120), lap(110, 120)];
    const ride = toRide(recorded({ power: new Array(120).fill(200) }, { laps }), options);
    expect(ride.laps.map(({ start, end }) => [start, end])).toEqual([
      [0, 40],
      [40, 100],
      [100, 120],
    ]);
  });

  it('leaves out power and distance of a device that only wrote zeros', () => {
    const zeros = new Array(60).fill(0);
    const indoors = toRide(recorded({ power: zeros, distance: zeros, heartRate: zeros }), options);
    expect(Object.keys(indoors.grid)).toEqual(['heartRate']);
    expect(indoors.movingTime).toBeNaN();
    expect(indoors.notes).toContainEqual(
      expect.objectContaining({ code: 'power-missing', count: 60 }),
    );
    const coasting = toRide(recorded({ power: [0, 0, 1] }), options);
    expect(coasting.grid.power).toEqual(Float64Array.of(0, 0, 1));
  });

  it('never moves longer than the timer ran, fractions of seconds included', () => {
    const at = [0.9, 2, 3];
    const ride = toRide(recorded({ speed: [5, 5, 5] }, { at }), options);
    expect(ride.elapsed).toBeCloseTo(3.1);
    expect(ride.movingTime).toBeLessThanOrEqual(ride.timer);
  });

  it('refuses a recording without samples and one from the future', () => {
    expect(() => toRide(recorded({ power: [] }), options)).toThrow(
      expect.objectContaining({ code: 'no-samples' }),
    );
    expect(() => toRide(recorded({ power: [1, 2] }), { now: MORNING - 90_000 })).toThrow(
      expect.objectContaining({ code: 'time-future' }),
    );
  });
});
