import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropZeroPositions, takeOutImpossible } from '../../../src/core/decode/sanity.ts';
import type { Channel, Columns } from '../../../src/core/recording.ts';

const NAN = Number.NaN;

describe('takeOutImpossible(columns)', () => {
  it.each<[Channel, number[], number[]]>([
    ['power', [-1, 0, 65_534, 70_000], [NAN, 0, 65_534, NAN]],
    ['heartRate', [19, 20, 250, 251], [NAN, 20, 250, NAN]],
    ['cadence', [0, 250, 251, 90], [0, 250, NAN, 90]],
    ['speed', [0, 40, 40.001, 5], [0, 40, NAN, 5]],
    ['altitude', [-501, -500, 9000, 9001], [NAN, -500, 9000, NAN]],
    ['temperature', [-61, -60, 60, 61], [NAN, -60, 60, NAN]],
    ['distance', [Infinity, 0, 1e6, 5], [NAN, 0, 1e6, 5]],
  ])('bounds %s', (channel, values, kept) => {
    const columns: Columns = { [channel]: Float64Array.from(values) };
    const notes = takeOutImpossible(columns);
    expect(columns[channel]).toEqual(Float64Array.from(kept));
    const count = kept.filter(Number.isNaN).length;
    expect(notes).toEqual([expect.objectContaining({ code: 'values-out-of-range', count })]);
  });

  it('counts over all channels in one note and names each', () => {
    const columns = { power: Float64Array.of(70_000, 5), speed: Float64Array.of(99, 5) };
    expect(takeOutImpossible(columns)).toEqual([
      {
        code: 'values-out-of-range',
        count: 2,
        detail: 'Removed: speed 1 outside 0 to 40, power 1 outside 0 to 65534',
      },
    ]);
  });

  it('takes a heart rate of 0 for missing without a word', () => {
    const columns = { heartRate: Float64Array.of(0, 120) };
    expect(takeOutImpossible(columns)).toEqual([]);
    expect(columns.heartRate).toEqual(Float64Array.of(NAN, 120));
  });

  it('drops positions at (0, 0), half positions, and latitude without longitude', () => {
    const columns: Columns = {
      latitude: Float64Array.of(45, 0, 45, 0),
      longitude: Float64Array.of(6, 0, NAN, 6),
    };
    expect(takeOutImpossible(columns)).toMatchObject([
      { code: 'zero-positions-dropped', count: 1 },
    ]);
    expect(columns.latitude).toEqual(Float64Array.of(45, NAN, NAN, 0));
    const half: Columns = { latitude: Float64Array.of(45) };
    takeOutImpossible(half);
    expect(half).toEqual({});
  });

  it('drops channels without any value', () => {
    const columns = { power: Float64Array.of(NAN, NAN), cadence: Float64Array.of(NAN, 80) };
    takeOutImpossible(columns);
    expect(Object.keys(columns)).toEqual(['cadence']);
  });
});

describe('dropZeroPositions(columns)', () => {
  it('takes out half positions and those at (0, 0), wherever they stand', () => {
    const degrees = fc.constantFrom(Number.NaN, 0, 0, 45, -6.5, 1e-200);
    fc.assert(
      fc.property(fc.array(fc.tuple(degrees, degrees), { maxLength: 20 }), (positions) => {
        const latitude = Float64Array.from(positions, ([north]) => north);
        const longitude = Float64Array.from(positions, ([, east]) => east);
        const note = dropZeroPositions({ latitude, longitude });
        const isZero = ([north, east]: [number, number]) => north === 0 && east === 0;
        const isLost = (one: [number, number]) => isZero(one) || one.some(Number.isNaN);
        const nowhere = [Number.NaN, Number.NaN];
        const kept = positions.map((one) => (isLost(one) ? nowhere : one));
        expect(positions.map((_, i) => [latitude[i], longitude[i]])).toEqual(kept);
        expect(note?.count ?? 0).toBe(positions.filter(isZero).length);
      }),
      { numRuns: 300 },
    );
  });
});
