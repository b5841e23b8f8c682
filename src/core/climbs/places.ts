import { nearestOn, placeIn } from '../geo.ts';
import { type Names, PackFields, packInvalid } from './pack-fields.ts';
import type { Shape } from './pack-line.ts';

export const PLACE_KINDS = [
  'water',
  'repair',
  'host',
  'station',
  'third-place',
  'toilets',
  'shelter',
  'hazard',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Something along the roads of a territory that somebody vouches for. */
export interface Place {
  id: string;
  kind: PlaceKind;
  names: Names;
  longitude: number;
  latitude: number;
  /** Who says that it is there. */
  source: string;
  /** The day somebody last saw to it, YYYY-MM-DD; null where the source does not say. */
  checked: string | null;
  /** Null where it is there all year, or the source does not say. */
  season: Season | null;
}

/** Months from 1 to 12, both included; from November to March runs over the new year. */
export interface Season {
  from: number;
  to: number;
}

/** A place beside a climb: metres of road from the start gate, and metres off the road. */
export interface PlaceAlong {
  place: Place;
  along: number;
  offset: number;
}

/** Metres off the line within which a place is one of the climb. */
const BESIDE = 100;
const FILE = 'places.geojson';

/** The places out of `places.geojson`, given as parsed JSON. Throws `pack-invalid` with the feature. */
export function parsePlaces(json: unknown): Place[] {
  const places = new PackFields(FILE, json)
    .list('features')
    .map((feature, i) => parsePlace(new PackFields(`${FILE}: feature ${i}`, feature)));
  const seen = new Set<string>();
  for (const { id } of places) {
    if (seen.has(id)) throw packInvalid(`${FILE}: ${id}`, 'is in the pack twice');
    seen.add(id);
  }
  return places;
}

/** Those within 100 m of a climb's road, in riding order. */
export function placesAlong(
  { frame, line }: Pick<Shape, 'frame' | 'line'>,
  places: readonly Place[],
): PlaceAlong[] {
  return places
    .map((place) => {
      const { x, y } = placeIn(frame, place.latitude, place.longitude);
      return { place, ...nearestOn(line, x, y) };
    })
    .filter(({ offset }) => offset <= BESIDE)
    .sort((a, b) => a.along - b.along);
}

/** A season as data files write it, "5-10" for May to October; null where it is none. */
export function seasonOf(text: string): Season | null {
  const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(text)?.map(Number) ?? [];
  return isMonth(from) && isMonth(to) ? { from, to } : null;
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

function parsePlace(feature: PackFields): Place {
  const id = feature.text('id');
  const about = feature.object('properties', `${FILE}: ${id}`);
  const geometry = feature.object('geometry', `${FILE}: ${id}`);
  geometry.oneOf('type', ['Point']);
  const [longitude, latitude] = geometry.position('coordinates');
  return {
    id,
    kind: about.oneOf('kind', PLACE_KINDS),
    names: about.names('names'),
    longitude,
    latitude,
    source: about.text('source'),
    checked: parseDay(about),
    season: parseSeason(about),
  };
}

function parseDay(about: PackFields): string | null {
  const day = about.textOrNull('checked');
  if (day === null || isDay(day)) return day;
  throw packInvalid(about.where, `checked must be a day like 2026-07-14, is "${day}"`);
}

function parseSeason(about: PackFields): Season | null {
  const text = about.textOrNull('season');
  const season = text === null ? null : seasonOf(text);
  if (text === null || season !== null) return season;
  throw packInvalid(about.where, `season must be months like 5-10, is "${text}"`);
}

function isMonth(value: number | undefined): boolean {
  return value !== undefined && value >= 1 && value <= 12;
}
