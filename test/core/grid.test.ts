import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onGrid } from '../../src/core/grid.ts';
import type { Columns } from '../../src/core/recording.ts';
import { hold, interpolate } from '../../src/core/series.ts';

const _ = Number.NaN;
const column = (...values: number[]) => Float64Array.from(values);
const everySecond = (length: number) => Float64Array.from({ length }, (_value, i) => i);

function placed(time: Float64Array, columns: Columns) {
  return onGrid({ time, columns, breaks: [] }, [], Math.floor(time[time.length - 1]) + 1).grid;
}

describe('onGrid(samples, stops, seconds)', () => {
  it('holds power and draws lines between speeds', () => {
    const grid = placed(column(0, 2), { power: column(100, 300), speed: column(4, 6) });
    expect(grid).toEqual({ power: column(100, 100, 300), speed: column(4, 5, 6) });
  });

  it('gives samples on whole seconds, in runs, the values that placing one by one would', () => {
    const value = fc.oneof({ weight: 9, arbitrary: fc.integer({ max: 400 }) }, fc.constant(_));
    // runs of up to 90 s, pauses of up to 40 s between them
    const run = fc.tuple(
      fc.array(value, { minLength: 1, maxLength: 90 }),
      fc.integer({ min: 1, max: 40 }),
    );
    const runs = fc.array(run, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(runs, (parts) => {
        const values = column(...parts.flatMap(([samples]) => samples));
        let next = 0;
        const time = parts.flatMap(([samples, pause]) => {
          const first = next;
          next += samples.length + pause;
          return samples.map((_sample, i) => first + i);
        });
        const grid = placed(column(...time), { power: values, latitude: values });
        const seconds = (time.at(-1) as number) + 1;
        expect(grid.power).toEqual(hold(column(...time), values, seconds, 10));
        expect(grid.latitude).toEqual(interpolate(column(...time), values, seconds, 30));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('writes to no column of the file, also where it repairs', () => {
    const power = column(200, 200, 200, 200, 2500, 200, 200, 200, 200);
    const speed = column(_, 5, 5, 5, 5, 5, 5, 5, 5);
    const distance = Float64Array.from({ length: 9 }, (_value, i) => 5 * i);
    const told = { power: power.slice(), speed: speed.slice(), distance: distance.slice() };
    const { grid, notes } = onGrid({ time: everySecond(9), columns: told, breaks: [] }, [], 9);
    expect(told).toEqual({ power, speed, distance });
    expect(grid).toEqual({
      power: power.fill(200),
      speed: speed.fill(5),
      distance,
    });
    expect(notes.map(({ code }) => code)).toEqual(['spikes-repaired']);
  });

  it('completes the speed by the distance', () => {
    const speed = column(4, _, _, _);
    expect(placed(everySecond(4), { speed, distance: column(0, 6, 12, 18) }).speed).toEqual(
      column(4, 6, 6, 6),
    );
  });
});
