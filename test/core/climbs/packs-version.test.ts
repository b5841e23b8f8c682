import { describe, expect, it } from 'vitest';
import { packsVersion } from '../../../src/core/climbs/packs-version.ts';

const one = { id: 'one', version: 'a' };
const two = { id: 'two', version: 'b' };

describe('packsVersion(territories)', () => {
  it('is the same in any order of the packs', () => {
    expect(packsVersion([one, two])).toBe(packsVersion([two, one]));
  });

  it('is another one with every other pack, with fewer packs and with none', () => {
    const sets = [
      [one, two],
      [one],
      [],
      [one, { ...two, version: 'c' }],
      [
        { ...one, version: 'b' },
        { ...two, version: 'a' },
      ],
    ];
    expect(new Set(sets.map(packsVersion)).size).toBe(sets.length);
  });
});
