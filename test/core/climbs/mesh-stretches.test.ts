import { describe, expect, it } from 'vitest';
import { meshStretches } from '../../../src/core/climbs/mesh-stretches.ts';
import { altitudeAt } from '../../../src/core/climbs/profile.ts';
import { oisans } from './oisans.ts';

describe('meshStretches', () => {
  it.each(oisans.variants)('go up $climb/$variant, 100 m each', (variant) => {
    const stretches = meshStretches(variant);
    let along = 0;
    for (const [i, { length, altitude }] of stretches.entries()) {
      if (i < stretches.length - 1) expect(length).toBe(100);
      const ends = altitudeAt(variant, along) + altitudeAt(variant, along + length);
      expect(altitude).toBeCloseTo(ends / 2, 6);
      along += length;
    }
    expect(along).toBeCloseTo(variant.length, 6);
  });

  it('are those of each line', () => {
    const [one, other] = oisans.variants;
    expect(meshStretches(one)).toBe(meshStretches(one));
    expect(meshStretches({ ...one, length: 950, altitude: null })).toHaveLength(10);
    expect(meshStretches(other)).not.toBe(meshStretches(one));
  });
});
