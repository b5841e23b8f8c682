import { describe, expect, it } from 'vitest';
import { lanesOf, pieceAt, piecesOf, roadOf } from '../../../web/charts/climb-pieces.ts';
import { SLOPE_BANDS } from '../../../web/charts/slope.ts';

/** 1000 m that rise by 50 m, then 530 m that fall by 5.3 m. */
const ROAD = roadOf({ along: [0, 1000, 1530], altitude: [700, 750, 744.7] }, 1530);

describe('piecesOf(road, window)', () => {
  it('covers the road without gap, each piece with its gradient in per cent', () => {
    const pieces = piecesOf(ROAD, 500);
    expect(pieces.map(({ start, end }) => [start, end])).toEqual([
      [0, 500],
      [500, 1000],
      [1000, 1530],
    ]);
    // rise over run, the run being level: 25 m on 500 m of road
    expect(pieces[0].slope).toBeCloseTo(100 * Math.tan(Math.asin(0.05)), 9);
    expect(pieces[2].slope).toBeCloseTo(-1, 3);
    expect(pieces.map(({ top }) => top)).toEqual([725, 750, 744.7]);
  });

  it('has the colours of the fixed scale', () => {
    const tokens = piecesOf(ROAD, 500).map(({ band }) => SLOPE_BANDS[band].token);
    expect(tokens).toEqual(['--slope-3', '--slope-3', '--slope-down']);
  });
});

describe('pieceAt(pieces, along)', () => {
  it('is the piece that begins there, and at the summit the last one', () => {
    const pieces = piecesOf(ROAD, 500);
    expect(pieceAt(pieces, 500)).toBe(pieces[1]);
    expect(pieceAt(pieces, 1530)).toBe(pieces[2]);
  });
});

describe('lanesOf(places, room, lanes)', () => {
  it('puts labels that would touch above each other', () => {
    expect(lanesOf([0, 10, 20, 40], 20, 3)).toEqual([0, 1, 0, 0]);
  });

  it('leaves out the label that no lane has room for', () => {
    expect(lanesOf([0, 4, 8, 30], 20, 2)).toEqual([0, 1, null, 0]);
  });
});
