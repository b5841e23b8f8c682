import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspectTerritory } from './core/climbs/inspect.ts';
import { packText } from './core/climbs/pack-text.ts';
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

/** What is wrong with the pack in a folder, a sentence each; see `inspectTerritory`. */
export async function checkTerritory(dir: string): Promise<string[]> {
  return inspectTerritory(...(await readPack(dir)));
}

/** Features of a pack as its files hold them; null where it has no file of places. */
interface PackFeatures {
  boundingBox: readonly number[];
  climbs: readonly unknown[];
  places: readonly unknown[] | null;
}

/**
 * Changes features of the pack in a folder. A pack that would not pass the check is not written.
 * @throws LabError pack-invalid, with everything that is wrong
 */
export async function changePack(
  dir: string,
  change: (pack: PackFeatures) => { climbs?: unknown[]; places?: unknown[] },
): Promise<void> {
  const [territory, climbs, places] = await readPack(dir);
  const { boundingBox } = parseTerritory(territory, climbs, places);
  const changed = change({
    boundingBox,
    climbs: featuresOf(climbs),
    places: places === undefined ? null : featuresOf(places),
  });
  const faults = inspectTerritory(
    territory,
    changed.climbs ? { features: changed.climbs } : climbs,
    changed.places ? { features: changed.places } : places,
  );
  if (faults.length > 0) throw new LabError('pack-invalid', faults.join('\n'));
  if (changed.climbs) await write(join(dir, 'climbs.geojson'), packText(changed.climbs));
  if (changed.places) await write(join(dir, 'places.geojson'), packText(changed.places));
}

/** Of a collection that was parsed. */
function featuresOf(collection: unknown): unknown[] {
  return (collection as { features: unknown[] }).features;
}

/** The old file or the new one, never half of it. */
async function write(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

async function loadTerritory(dir: string): Promise<Territory> {
  return parseTerritory(...(await readPack(dir)));
}

/** `territory.json`, `climbs.geojson` and, where there is one, `places.geojson` (else undefined). */
async function readPack(dir: string): Promise<[unknown, unknown, unknown]> {
  const files = await readdir(dir).catch((cause: unknown) => {
    throw new LabError('pack-invalid', `${dir} cannot be read: ${String(cause)}`, { cause });
  });
  return Promise.all([
    readJson(join(dir, 'territory.json')),
    readJson(join(dir, 'climbs.geojson')),
    files.includes('places.geojson') ? readJson(join(dir, 'places.geojson')) : undefined,
  ]);
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new LabError('pack-invalid', `${path} cannot be read: ${String(cause)}`, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LabError('pack-invalid', `${path} is no JSON: ${String(cause)}`, { cause });
  }
}
