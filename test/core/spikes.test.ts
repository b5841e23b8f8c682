import { describe, expect, it } from 'vitest';
import { withoutSpikes } from '../../src/core/spikes.ts';

function repaired(power: number[]) {
  const { repaired, seconds } = withoutSpikes(Float64Array.from(power));
  return { power: [...repaired], seconds };
}

const steady = (watts: number, seconds: number) => new Array<number>(seconds).fill(watts);
const around = (...spike: number[]) => [...steady(200, 6), ...spike, ...steady(200, 6)];

describe('withoutSpikes(power)', () => {
  it('draws a line through up to three seconds', () => {
    expect(repaired(around(2100))).toEqual({ power: steady(200, 13), seconds: 1 });
    expect(repaired(around(1500, 1500, 1500)).power).toEqual(steady(200, 15));
  });

  it('makes a longer run missing', () => {
    const { power, seconds } = repaired(around(21_733, 21_733, 21_733, 21_733));
    expect(power.slice(6, 10)).toEqual(steady(Number.NaN, 4));
    expect(seconds).toBe(4);
  });

  it('believes a sprint: it rises from low power but stands on its own height', () => {
    const sprint = [...steady(200, 6), 700, 1000, 1200, 1150, 1000, 900, 700, ...steady(150, 6)];
    expect(repaired(sprint)).toEqual({ power: sprint, seconds: 0 });
  });

  it('believes 800 W and less, and a high value with nothing known beside it', () => {
    expect(repaired(around(800)).seconds).toBe(0);
    expect(repaired([900, 200, 200]).seconds).toBe(0);
  });

  it('interpolates between different neighbours', () => {
    expect(repaired([100, 100, 3000, 3000, 160, 160]).power).toEqual([
      100, 100, 120, 140, 160, 160,
    ]);
  });
});
