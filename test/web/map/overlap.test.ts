import { describe, expect, it } from 'vitest';
import { type Box, withoutOverlap } from '../../../web/map/overlap.ts';

const box = (left: number, top: number, width = 100): Box => {
  return { left, top, right: left + width, bottom: top + 20 };
};

describe('withoutOverlap(names, dots)', () => {
  it('leaves out a name that would cover one before it, not one below a name left out', () => {
    expect(withoutOverlap([box(0, 0), box(50, 10), box(120, 25)], [])).toEqual([true, false, true]);
  });

  it('leaves out a name that would cover a dot', () => {
    expect(withoutOverlap([box(0, 0), box(0, 40)], [box(90, 5, 8)])).toEqual([false, true]);
  });
});
