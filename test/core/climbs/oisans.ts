import { readFileSync } from 'node:fs';
import { parseTerritory, type Variant } from '../../../src/core/climbs/territory.ts';

const FOLDER = new URL('../../../territories/oisans/', import.meta.url);

/** The two files of the pack, fresh at each call so that a test may spoil them. */
export function oisansFiles() {
  const read = (name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
  return { territory: read('territory.json'), climbs: read('climbs.geojson') };
}

const files = oisansFiles();
export const oisans = parseTerritory(files.territory, files.climbs);

/** "alpe-dhuez/finish-13.8" */
export function idOf({ climb, variant }: { climb: string; variant: string }): string {
  return `${climb}/${variant}`;
}

export function variantOf(id: string): Variant {
  const found = oisans.variants.find((variant) => idOf(variant) === id);
  if (!found) throw new Error(`no line ${id} in the pack`);
  return found;
}
