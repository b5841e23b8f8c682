import { readFile } from 'node:fs/promises';
import { parseCsv } from '../archives/csv.ts';
import {
  type Imported,
  importPlaces,
  type PlaceRow,
  placeFeatures,
  rowsOfGeojson,
} from '../core/climbs/import-places.ts';
import { isDay, PLACE_KINDS, type PlaceKind, parsePlaces } from '../core/climbs/places.ts';
import { LabError } from '../core/errors.ts';
import { changePack } from '../territories.ts';

export interface ImportPlacesOptions {
  kind?: string;
  source?: string;
  checked?: string;
}

/** `territory import-places DIR FILE`; how many rows were left out. */
export async function importPlacesFrom(
  [dir, file]: string[],
  { kind, source, checked }: ImportPlacesOptions,
): Promise<number> {
  if (checked !== undefined && !isDay(checked)) {
    throw new LabError('bad-request', `--checked is "${checked}": it takes a day like 2026-07-14.`);
  }
  const given = {
    ...(kind !== undefined && { kind: kindIn(kind) }),
    ...(source !== undefined && { source }),
    ...(checked !== undefined && { checked }),
  };
  const rows = await readRows(file);
  let imported: Imported | null = null;
  await changePack(dir, ({ boundingBox, places }) => {
    const existing = places === null ? [] : parsePlaces({ features: places });
    imported = importPlaces(rows, { existing, boundingBox, ...given });
    return imported.added + imported.renewed > 0 ? { places: placeFeatures(imported.places) } : {};
  });
  return tell(file, imported);
}

function tell(file: string, imported: Imported | null): number {
  if (imported === null) return 0;
  const { added, renewed, known, rejected } = imported;
  const lines = [
    `${file}: ${added} added, ${renewed} renewed, ${known} known already, ${rejected.length} left out`,
    ...rejected.map(({ row, reason }) => `row ${row}: ${reason}`),
  ];
  process.stdout.write(`${lines.join('\n  ')}\n`);
  return rejected.length;
}

function kindIn(word: string): PlaceKind {
  const kind = PLACE_KINDS.find((one) => one === word);
  if (kind) return kind;
  throw new LabError(
    'bad-request',
    `--kind is "${word}": it takes one of ${PLACE_KINDS.join(', ')}.`,
  );
}

async function readRows(file: string): Promise<PlaceRow[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new LabError('bad-request', `${file} cannot be read: ${String(cause)}`, { cause });
  });
  return /^\s*\{/.test(text) ? rowsOfGeojson(featuresIn(file, text)) : rowsOfCsv(text);
}

function featuresIn(file: string, text: string): unknown[] {
  try {
    const { features } = JSON.parse(text) as { features?: unknown };
    if (Array.isArray(features)) return features;
  } catch (cause) {
    throw new LabError('bad-request', `${file} is no JSON: ${String(cause)}`, { cause });
  }
  throw new LabError('bad-request', `${file} is no collection of features.`);
}

/** With commas, or with semicolons as French spreadsheets write it. */
function rowsOfCsv(text: string): PlaceRow[] {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const separator = head.split(';').length > head.split(',').length ? ';' : ',';
  const [columns = [], ...rows] = parseCsv(text, separator);
  return rows
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? ''])));
}
