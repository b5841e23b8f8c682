import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTerritories } from '../src/territories.ts';

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
});
