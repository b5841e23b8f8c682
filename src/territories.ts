import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseTerritory, type Territory } from './core/climbs/territory.ts';
import { LabError } from './core/errors.ts';

const PACKS = fileURLToPath(new URL('../territories', import.meta.url));

/**
 * The territory packs in a folder, one folder each, by name; without `dir` those of the product.
 * @throws LabError pack-invalid, which names the file and what is wrong
 */
export async function loadTerritories(dir = PACKS): Promise<Territory[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const packs = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(packs.sort().map((pack) => loadTerritory(join(dir, pack))));
}

async function loadTerritory(pack: string): Promise<Territory> {
  const [territory, climbs] = await Promise.all([
    readJson(join(pack, 'territory.json')),
    readJson(join(pack, 'climbs.geojson')),
  ]);
  return parseTerritory(territory, climbs);
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LabError('pack-invalid', `${path} is no JSON: ${String(cause)}`, { cause });
  }
}
