import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onGrid } from '../../src/core/grid.ts';
import type { Columns } from '../../src/core/recording.ts';

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

  it('gives a sample each second the values that placing one by one would', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constant(_)), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(values, values, (power, speed) => {
        const length = Math.min(power.length, speed.length);
        const columns = {
          power: Float64Array.from(power.slice(0, length)),
          speed: Float64Array.from(speed.slice(0, length)),
        };
        // beside it the same samples and one between two seconds, which has nothing to say
        const time = everySecond(length);
        const beside = column(...time.slice(0, 1), 0.5, ...time.slice(1));
        const silent = (values: Float64Array) => column(values[0], _, ...values.slice(1));
        expect(placed(time, columns)).toEqual(
          placed(beside, { power: silent(columns.power), speed: silent(columns.speed) }),
        );
      }),
      { seed: 3 },
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
