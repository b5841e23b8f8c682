import { describe, expect, it } from 'vitest';
import { inspectTerritory } from '../../../src/core/climbs/inspect.ts';
import { parseTerritory } from '../../../src/core/climbs/territory.ts';
import { timedFeature } from '../../../src/core/climbs/timed-feature.ts';
import { codeOf } from '../../faults.ts';
import { valleyFiles } from './valley.ts';

const { territory, climbs } = valleyFiles();
const [alto, , told] = climbs.features;
const coordinates = alto.geometry.coordinates as number[][];
const flat = coordinates.map((position) => position.slice(0, 2));

describe('timedFeature(feature, line, heights)', () => {
  it('makes a climb without a line one that is timed, and that the pack takes', () => {
    const feature = timedFeature(
      told,
      { coordinates, passes: 3, altitudes: 2 },
      { unverified: false },
    );
    const pack = { features: [alto, feature] };
    expect(inspectTerritory(territory, pack)).toEqual([]);
    const { variants, catalogue } = parseTerritory(territory, pack);
    expect(catalogue).toEqual([]);
    expect(variants[1]).toMatchObject({
      climb: 'paso-perdido',
      base: 1210,
      height: 300,
      published: { gain: 800 },
      quality: {
        line: { fr: 'médiane de 3 passages', en: 'median of 3 passes' },
        altitude: { en: 'median of 2 barometric passes, smoothed' },
        window: 100,
      },
    });
  });

  it('says what its altitude is worth', () => {
    const quality = (altitudes: number, unverified: boolean) =>
      timedFeature(told, { coordinates, passes: 1, altitudes }, { unverified }).properties;
    expect(quality(1, true)).toMatchObject({ quality: { window: 500, line: { en: 'one track' } } });
    expect(quality(1, false)).toMatchObject({
      quality: { altitude: { en: 'one barometric ride, smoothed' } },
    });
  });

  it('takes the heights that somebody says, and asks for them where no barometer was there', () => {
    const line = { coordinates: flat, passes: 2, altitudes: 0 };
    const make = () => timedFeature(told, line, { unverified: false, summit: 1500 });
    expect(make).toThrow(
      'paso-perdido/sur: no barometer tells the height of its ends: say it with --base',
    );
    expect(codeOf(make)).toBe('pack-invalid');
    const feature = timedFeature(told, line, { unverified: false, base: 1200, summit: 1500 });
    expect(inspectTerritory(territory, { features: [feature] })).toEqual([]);
    expect(feature.properties).toMatchObject({
      quality: { window: null },
      end: { altitude: 1500 },
    });
  });

  it('lifts the altitudes to the heights that somebody says of the ends, and tells by how much', () => {
    const line = { coordinates, passes: 1, altitudes: 1 };
    const feature = timedFeature(told, line, { unverified: false, base: 1200, summit: 1540 });
    expect(inspectTerritory(territory, { features: [feature] })).toEqual([]);
    const { variants } = parseTerritory(territory, { features: [feature] });
    const [{ altitude, quality }] = variants;
    expect(altitude?.[0]).toBe(1200);
    expect(altitude?.at(-1)).toBe(1540);
    // half-way up, half of both: 1360 m and 10 m more
    expect(altitude?.[200]).toBeCloseTo(1370, -1);
    expect(quality.altitude.en).toBe('one barometric ride, smoothed, ends corrected by up to 30 m');
    expect(quality.altitude.fr).toContain("corrigées d'au plus 30 m");
  });

  it('gives a climb that had one a new line; its inner gates stay', () => {
    const line = { coordinates: flat, passes: 1, altitudes: 0 };
    const feature = timedFeature(alto, line, { unverified: false, base: 1, summit: 9 });
    expect(feature.properties).toMatchObject({ names: { en: 'from the west' } });
    expect(inspectTerritory(territory, { features: [feature] })).toEqual([]);
    const { variants } = parseTerritory(territory, { features: [feature] });
    expect(variants[0].gates.map(({ id }) => id)).toEqual(['km-1', 'km-2', 'km-3']);
  });
});
