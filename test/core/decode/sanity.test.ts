import { describe, expect, it } from 'vitest';
import { dropImpossible } from '../../../src/core/decode/sanity.ts';
import type { Columns } from '../../../src/core/recording.ts';

const column = (...values: number[]) => Float64Array.from(values);
const none = Number.NaN;

describe('dropImpossible', () => {
  it('takes out values out of range and counts them by channel', () => {
    const columns: Columns = {
      power: column(0, 65_534, 70_000, -1),
      heartRate: column(0, 19, 20, 251),
      cadence: column(250, 251, 0, none),
      speed: column(40, 40.1, none, 0),
      altitude: column(-501, -500, 9000, 9001),
      temperature: column(-60, 60, 61, none),
    };
    const notes = dropImpossible(columns);
    expect(columns).toEqual({
      power: column(0, 65_534, none, none),
      heartRate: column(none, none, 20, none),
      cadence: column(250, none, 0, none),
      speed: column(40, none, none, 0),
      altitude: column(none, -500, 9000, none),
      temperature: column(-60, 60, none, none),
    });
    expect(notes.every(({ code }) => code === 'values-out-of-range')).toBe(true);
    expect(notes.map(({ count }) => count)).toEqual([2, 2, 1, 1, 2, 1]);
  });

  it('drops positions at zero and halves of positions', () => {
    const columns: Columns = {
      latitude: column(45, 0, 0, 91, none),
      longitude: column(6, 0, 6, 6, 6),
    };
    const notes = dropImpossible(columns);
    expect(columns.latitude).toEqual(column(45, none, 0, none, none));
    expect(columns.longitude).toEqual(column(6, none, 6, none, none));
    expect(notes.map(({ code, count }) => [code, count])).toEqual([
      ['zero-positions-dropped', 1],
      ['values-out-of-range', 1],
    ]);
  });

  it('removes channels without any value, and a latitude without longitudes', () => {
    const columns: Columns = {
      heartRate: column(0, 0),
      latitude: column(45, 46),
      power: column(0, 0),
    };
    expect(dropImpossible(columns)).toEqual([]);
    expect(Object.keys(columns)).toEqual(['power']);
  });
});
