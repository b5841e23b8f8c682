import { describe, expect, it } from 'vitest';
import { type Box, sidesOf, withoutOverlap } from '../../../web/map/overlap.ts';

const box = (left: number, top: number): Box => {
  return { left, top, right: left + 100, bottom: top + 20 };
};

describe('withoutOverlap(boxes)', () => {
  it('leaves out a box that would cover one before it, not one below a box left out', () => {
    expect(withoutOverlap([box(0, 0), box(50, 10), box(120, 25)])).toEqual([true, false, true]);
  });
});

describe('sidesOf(dots, map)', () => {
  const map = { width: 400, height: 200 };

  it('puts a name to the right of its dot, and to the left where the map ends', () => {
    const dots = [
      { x: 50, y: 50, width: 80 },
      { x: 390, y: 100, width: 80 },
    ];
    expect(sidesOf(dots, map)).toEqual(['right', 'left']);
  });

  it('lets no name cover a dot or a name before it, and leaves out the one without room', () => {
    const dots = [
      { x: 200, y: 50, width: 80 },
      { x: 240, y: 52, width: 80 },
      { x: 235, y: 60, width: 300 },
    ];
    expect(sidesOf(dots, map)).toEqual(['left', 'right', null]);
  });

  it('lets the name of a greater climb cover the dot of a lesser one where it has no other room', () => {
    const between = [
      { x: 200, y: 50, width: 80 },
      { x: 240, y: 50, width: 300 },
      { x: 160, y: 50, width: 300 },
    ];
    expect(sidesOf(between, map)).toEqual(['right', null, null]);
  });
});
