import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTerritory, loadTerritories } from '../src/territories.ts';
import { oisansFiles } from './core/climbs/oisans.ts';

describe('loadTerritories(dir)', () => {
  it('loads the packs of the product', async () => {
    const territories = await loadTerritories();
    expect(territories.map(({ id }) => id)).toContain('oisans');
    expect(territories.flatMap(({ variants }) => variants).length).toBeGreaterThan(0);
  });

  it('names a file that is no JSON', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'packs-'));
    await mkdir(join(dir, 'nowhere'));
    await writeFile(join(dir, 'nowhere', 'territory.json'), '{');
    await writeFile(join(dir, 'nowhere', 'climbs.geojson'), '{}');
    await expect(loadTerritories(dir)).rejects.toMatchObject({
      code: 'pack-invalid',
      message: expect.stringContaining('territory.json'),
    });
  });

  it('reads places where the pack has them', async () => {
    const dir = await packWith({ type: 'FeatureCollection', features: [SHELTER] });
    const [territory] = await loadTerritories(dir);
    expect(territory.places).toMatchObject([{ id: 'shelter', season: null }]);
    expect(await checkTerritory(join(dir, 'pack'))).toEqual([]);
  });

  it('says what is wrong with the places', async () => {
    const far = structuredClone(SHELTER);
    far.geometry.coordinates = [7, 45];
    const dir = await packWith({ type: 'FeatureCollection', features: [far] });
    expect(await checkTerritory(join(dir, 'pack'))).toEqual([
      "places.geojson: shelter: the place (longitude 7, latitude 45) is outside the territory's bounding box.",
    ]);
  });

  it('names a folder that is not there', async () => {
    await expect(checkTerritory('/nowhere')).rejects.toMatchObject({ code: 'pack-invalid' });
  });
});

const SHELTER = {
  type: 'Feature',
  id: 'shelter',
  properties: {
    kind: 'shelter',
    names: { fr: 'Abri', en: 'Shelter' },
    source: 'invented',
    checked: null,
    season: null,
  },
  geometry: { type: 'Point', coordinates: [6.05, 45.07] },
};

/** A folder of packs with one in it: that of the product, and these places. */
async function packWith(places: unknown): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'packs-'));
  await mkdir(join(dir, 'pack'));
  const { territory, climbs } = oisansFiles();
  const files = { 'territory.json': territory, 'climbs.geojson': climbs, 'places.geojson': places };
  for (const [name, json] of Object.entries(files)) {
    await writeFile(join(dir, 'pack', name), JSON.stringify(json));
  }
  return dir;
}
