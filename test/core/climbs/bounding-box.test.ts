import { describe, expect, it } from 'vitest';
import { strayFrom } from '../../../src/core/climbs/bounding-box.ts';

const BOX = [5.8, 44.88, 6.43, 45.26];

describe('strayFrom(box, longitude, latitude)', () => {
  it('finds nothing wrong inside and on the edge', () => {
    expect(strayFrom(BOX, 6, 45)).toBeNull();
    expect(strayFrom(BOX, 5.8, 45.26)).toBeNull();
  });

  it('says where a stray position is, and when it has its numbers swapped', () => {
    expect(strayFrom(BOX, 7, 45)).toBe(
      "(longitude 7, latitude 45) is outside the territory's bounding box",
    );
    expect(strayFrom(BOX, 45, 6)).toMatch(/longitude and latitude are swapped$/);
  });
});
