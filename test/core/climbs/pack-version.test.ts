import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fnv1a } from '../../../src/core/climbs/pack-version.ts';
import { parseTerritory } from '../../../src/core/climbs/territory.ts';
import { oisans, oisansFiles } from './oisans.ts';

describe('fnv1a(text)', () => {
  // the test vectors that the authors of the hash publish (isthe.com/chongo/src/fnv/test_fnv.c)
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['b', 'af63df4c8601f1a5'],
    ['foobar', '85944171f73967e8'],
    ['chongo was here!\n', '46810940eff5f915'],
  ])('hashes %j as published', (text, hash) => {
    expect(fnv1a(text)).toBe(hash);
  });

  it('hashes any text as long integers do', () => {
    const exact = (text: string): string => {
      let hash = 0xcbf29ce484222325n;
      for (const byte of new TextEncoder().encode(text)) {
        hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
      }
      return hash.toString(16).padStart(16, '0');
    };
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(fnv1a(text)).toBe(exact(text));
      }),
      { seed: 5 },
    );
  });
});

describe('packVersion(variants), the version of a territory', () => {
  // biome-ignore lint/suspicious/noExplicitAny: the tests change arbitrary fields
  type Change = (feature: any, climbs: any, territory: any) => unknown;

  function versionAfter(change: Change): string {
    const { territory, climbs } = oisansFiles();
    change(climbs.features[1], climbs, territory);
    return parseTerritory(territory, climbs).version;
  }

  it('is on the territory and on each of its variants', () => {
    expect(oisans.version).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set(oisans.variants.map((one) => one.packVersion))).toEqual(
      new Set([oisans.version]),
    );
  });

  it.each<[string, Change]>([
    ['a name', (f) => (f.properties.names.fr = 'Autrement')],
    ['advice', (f) => (f.properties.advice = null)],
    ['a published figure', (f) => (f.properties.published.gain = 1)],
    ['a climb without a line', (_, climbs) => climbs.features.pop()],
    ['the order of the features', (_, climbs) => climbs.features.reverse()],
    ['the map', (_f, _c, territory) => (territory.map.zoom = 3)],
  ])('stays as it was when %s changes', (_, change) => {
    expect(versionAfter(change)).toBe(oisans.version);
  });

  it.each<[string, Change]>([
    ['a vertex', (f) => (f.geometry.coordinates[50][0] += 0.00001)],
    ['an altitude', (f) => (f.geometry.coordinates[50][2] += 0.1)],
    ['a height', (f) => (f.properties.end.altitude += 1)],
    ['the width of a gate', (f) => (f.properties.start.halfWidth = 20)],
    ['an inner gate', (f) => f.properties.gates.pop()],
    ['the place of an inner gate', (f) => (f.properties.gates[4].position[1] += 0.00001)],
    ['a line', (_, climbs) => climbs.features.shift()],
    ['the id of the territory', (_f, _c, territory) => (territory.id = 'other')],
  ])('changes with %s', (_, change) => {
    expect(versionAfter(change)).not.toBe(oisans.version);
  });
});
