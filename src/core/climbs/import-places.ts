import { distanceBetween } from '../geo.ts';
import { strayFrom } from './bounding-box.ts';
import { isDay, PLACE_KINDS, type Place, type PlaceKind, type Season, seasonOf } from './places.ts';

/** What a row of a table, or the properties of a point, say; names of columns as they stand there. */
export type PlaceRow = Readonly<Record<string, string>>;

export interface ImportOptions {
  existing: readonly Place[];
  /** West, south, east, north. */
  boundingBox: readonly number[];
  /** For rows that do not say it themselves. */
  kind?: PlaceKind;
  source?: string;
  checked?: string;
}

export interface Imported {
  /** Those there were, with the new ones behind; one that was seen to later takes the place of the old. */
  places: Place[];
  added: number;
  renewed: number;
  /** Known already: the same kind within 20 m. */
  known: number;
  /** Rows from 1, in order, each with the reason. */
  rejected: { row: number; reason: string }[];
}

/** Metres within which two places of one kind are the same. */
const SAME = 20;

/** Names of columns, without accents and in small letters, as open data have them in French and English. */
const COLUMNS = {
  latitude: ['latitude', 'lat', 'y'],
  longitude: ['longitude', 'lon', 'lng', 'long', 'x'],
  fr: ['name_fr', 'nom_fr', 'nom', 'name', 'libelle', 'label', 'title', 'titre'],
  en: ['name_en', 'nom_en', 'name', 'nom', 'libelle', 'label', 'title', 'titre'],
  kind: ['kind', 'type', 'categorie', 'category', 'amenity'],
  source: ['source', 'origine', 'producteur'],
  checked: ['checked', 'verifie', 'date', 'date_maj', 'updated'],
  season: ['season', 'saison'],
} as const;

const KINDS: Record<PlaceKind, { names: { fr: string; en: string }; also: string[] }> = {
  water: {
    names: { fr: 'Eau', en: 'Water' },
    also: ['eau', 'eau-potable', 'drinking-water', 'fontaine', 'fountain', "point-d'eau"],
  },
  repair: {
    names: { fr: 'Réparation', en: 'Repair' },
    also: ['reparation', 'atelier', 'bicycle-repair-station', 'gonflage'],
  },
  host: {
    names: { fr: 'Accueil vélo', en: 'Bike-friendly host' },
    also: ['hebergement', 'accueil-velo', 'hotel', 'gite', 'accommodation'],
  },
  station: { names: { fr: 'Gare', en: 'Station' }, also: ['gare', 'gare-routiere', 'bus-station'] },
  'third-place': {
    names: { fr: 'Tiers-lieu', en: 'Third place' },
    also: ['tiers-lieu', 'coworking'],
  },
  toilets: { names: { fr: 'Toilettes', en: 'Toilets' }, also: ['toilettes', 'wc'] },
  shelter: { names: { fr: 'Abri', en: 'Shelter' }, also: ['abri'] },
  hazard: { names: { fr: 'Danger', en: 'Hazard' }, also: ['danger', 'tunnel'] },
};

/**
 * Places out of open data. A row without a position inside the territory, a known kind or a source is
 * left out with its reason; the rest is taken. Importing the same twice changes nothing.
 */
export function importPlaces(rows: readonly PlaceRow[], options: ImportOptions): Imported {
  const places = [...options.existing];
  const counts = { added: 0, renewed: 0, known: 0 };
  const rejected: Imported['rejected'] = [];
  for (const [i, row] of rows.entries()) {
    const place = placeOf(row, options);
    if (typeof place === 'string') {
      rejected.push({ row: i + 1, reason: place });
      continue;
    }
    const same = places.findIndex((one) => isSame(one, place));
    if (same < 0) {
      places.push(place);
      counts.added++;
    } else if ((place.checked ?? '') > (places[same].checked ?? '')) {
      places[same] = { ...place, id: places[same].id };
      counts.renewed++;
    } else counts.known++;
  }
  return { places, ...counts, rejected };
}

/** The points of a GeoJSON collection as rows. Features that are no points keep their properties only. */
export function rowsOfGeojson(features: readonly unknown[]): PlaceRow[] {
  return features.map((feature) => {
    const { properties, geometry } = (feature ?? {}) as {
      properties?: Record<string, unknown> | null;
      geometry?: { type?: string; coordinates?: unknown[] } | null;
    };
    const said = Object.entries(properties ?? {})
      .filter(([, value]) => value !== null && typeof value !== 'object')
      .map(([name, value]) => [name, String(value)]);
    const [longitude, latitude] = geometry?.type === 'Point' ? (geometry.coordinates ?? []) : [];
    const position = [
      ['longitude', String(longitude ?? '')],
      ['latitude', String(latitude ?? '')],
    ];
    return Object.fromEntries([...said, ...position]);
  });
}

/** `places.geojson`, ready to be written. */
export function placeFeatures(places: readonly Place[]) {
  return places.map(({ id, longitude, latitude, season, kind, names, source, checked }) => ({
    type: 'Feature',
    id,
    properties: { kind, names, source, checked, season: season && `${season.from}-${season.to}` },
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
  }));
}

/** The place of a row, or why there is none. */
function placeOf(row: PlaceRow, options: ImportOptions): Place | string {
  const said = reader(row);
  const position = positionOf(said, options.boundingBox);
  if (typeof position === 'string') return position;
  const kind = kindOf(said('kind'), options.kind);
  if (typeof kind === 'object') return kind.reason;
  const source = said('source') || options.source;
  if (!source) return 'it has no source';
  const checked = said('checked') === '' ? (options.checked ?? null) : dayOf(said('checked'));
  if (checked === '') return `"${said('checked')}" is no day like 2026-07-14 or 14/07/2026`;
  const season = said('season') === '' ? null : seasonOf(said('season'));
  if (season === null && said('season') !== '') return `"${said('season')}" is no season like 5-10`;
  const names = namesOf(said, kind);
  const id = `${kind}-${position.latitude}-${position.longitude}`;
  return { id, kind, names, ...position, source, checked, season: season satisfies Season | null };
}

type Said = (column: keyof typeof COLUMNS) => string;

/** Finds a column by any of its names; empty where there is none. */
function reader(row: PlaceRow): Said {
  const columns = new Map(Object.entries(row).map(([name, value]) => [plain(name), value.trim()]));
  return (column) => {
    const name = COLUMNS[column].find((alias) => columns.get(alias));
    return name === undefined ? '' : (columns.get(name) ?? '');
  };
}

function positionOf(
  said: Said,
  box: readonly number[],
): { longitude: number; latitude: number } | string {
  const longitude = degrees(said('longitude'));
  const latitude = degrees(said('latitude'));
  if (Number.isNaN(longitude) || Number.isNaN(latitude)) return 'it has no position';
  const stray = strayFrom(box, longitude, latitude);
  return stray === null ? { longitude, latitude } : stray;
}

/** To a metre; NaN where it is no number. French tables have decimal commas. */
function degrees(text: string): number {
  return text === '' ? Number.NaN : Number(Number(text.replace(',', '.')).toFixed(5));
}

function kindOf(word: string, fallback: PlaceKind | undefined): PlaceKind | { reason: string } {
  if (fallback) return fallback;
  if (word === '') return { reason: 'it has no kind' };
  const name = plain(word).replace(/[\s_]+/g, '-');
  const kind = PLACE_KINDS.find((one) => one === name || KINDS[one].also.includes(name));
  return kind ?? { reason: `"${word}" is none of the kinds ${PLACE_KINDS.join(', ')}` };
}

function namesOf(said: Said, kind: PlaceKind): Place['names'] {
  const { names } = KINDS[kind];
  return { fr: said('fr') || said('en') || names.fr, en: said('en') || said('fr') || names.en };
}

/** As YYYY-MM-DD; empty where it is no day. A time behind it does not matter. */
function dayOf(text: string): string {
  const french = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(text);
  const day = french ? `${french[3]}-${french[2]}-${french[1]}` : text.slice(0, 10);
  return isDay(day) ? day : '';
}

function isSame(a: Place, b: Place): boolean {
  if (a.kind !== b.kind) return false;
  return distanceBetween(a.latitude, a.longitude, b.latitude, b.longitude) <= SAME;
}

/** Small letters, no accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
}
