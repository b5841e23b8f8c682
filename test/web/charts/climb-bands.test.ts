import { describe, expect, it } from 'vitest';
import { bandOf, climbBands } from '../../../web/charts/climb-bands.ts';

const effort = (climb: string, start: number, elapsed: number) => ({
  climb,
  start,
  elapsed,
  names: { climb: { fr: climb, en: climb } },
});

describe('climbs on profile and map', () => {
  it('are one band for all lines of a climb that were ridden at one go', () => {
    const bands = climbBands([
      effort('huez', 52, 5350),
      effort('huez', 0, 5400),
      effort('huez', 52, 4946),
    ]);
    expect(bands).toMatchObject([{ number: 1, start: 0, end: 5402, lane: 0 }]);
  });

  it('are two bands when the climb was ridden twice', () => {
    const bands = climbBands([effort('garde', 2000, 900), effort('garde', 0, 900)]);
    expect(bands.map(({ number, start }) => [number, start])).toEqual([
      [1, 0],
      [2, 2000],
    ]);
    expect(bandOf(effort('garde', 2000, 900), bands)?.number).toBe(2);
  });

  it('take their place among those that no pack knows, in riding order', () => {
    const unnamed = { startDistance: 0, endDistance: 900, length: 900, height: 60 };
    const bands = climbBands(
      [effort('huez', 3000, 900), effort('garde', 0, 900)],
      [{ ...unnamed, start: 1500, end: 2000 }],
    );
    expect(bands.map(({ number, climb, start }) => [number, climb, start])).toEqual([
      [1, 'garde', 0],
      [2, null, 1500],
      [3, 'huez', 3000],
    ]);
    expect(bandOf(effort('huez', 1600, 10), bands)).toBeUndefined();
  });

  it('keep the names of overlapping climbs in different lanes', () => {
    const bands = climbBands([
      effort('huez', 0, 5000),
      effort('garde', 10, 900),
      effort('c', 6000, 9),
    ]);
    expect(bands.map(({ climb, lane }) => [climb, lane])).toEqual([
      ['huez', 0],
      ['garde', 1],
      ['c', 0],
    ]);
  });
});
