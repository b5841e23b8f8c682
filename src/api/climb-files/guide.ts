import { type PlaceKind, placesAlong } from '../../core/climbs/places.ts';
import { altitudeAt } from '../../core/climbs/profile.ts';
import type { Territory, Variant } from '../../core/climbs/territory.ts';
import { pointAt } from '../../core/geo.ts';

export type Language = 'fr' | 'en';

/** Not every line ends at a summit. */
const FINISH: Record<Language, string> = { fr: 'Arrivée', en: 'Finish' };

/** What is told on the way up, in one language: what GPX, FIT and GeoJSON files have in common. */
export interface Guide {
  line: Variant;
  /** "Col du Galibier – Depuis le col du Lautaret". */
  title: string;
  climb: string;
  marks: Mark[];
  attribution: string;
  licence: { id: string; url: string };
}

/** A point worth a word: a bend, a place beside the road, the end. */
export interface Mark {
  /** Metres of road from the start gate. */
  along: number;
  longitude: number;
  latitude: number;
  /** Metres above the sea; null where the pack trusts none. */
  altitude: number | null;
  name: string;
  kind: 'gate' | 'finish' | PlaceKind;
  /** Who says so; null for what belongs to the line itself. */
  source: string | null;
}

/** The way up with everything on it, in riding order. */
export function guideOf(line: Variant, territory: Territory, language: Language): Guide {
  const { attribution, ...licence } = territory.licence;
  return {
    line,
    title: `${line.climbNames[language]} – ${line.names[language]}`,
    climb: line.climbNames[language],
    marks: [
      ...gates(line, language),
      finish(line, language),
      ...beside(line, territory, language),
    ].sort((a, b) => a.along - b.along),
    attribution,
    licence,
  };
}

function gates(line: Variant, language: Language): Mark[] {
  return line.gates.map(({ names, along, longitude, latitude, altitude }) => ({
    along,
    longitude,
    latitude,
    altitude: altitude ?? altitudeOf(line, along),
    name: names[language],
    kind: 'gate',
    source: null,
  }));
}

function finish(line: Variant, language: Language): Mark {
  const altitude = Math.round(line.base + line.height);
  return {
    along: line.length,
    ...positionAt(line, line.length),
    altitude,
    name: `${FINISH[language]} ${altitude} m`,
    kind: 'finish',
    source: null,
  };
}

function beside(line: Variant, { places }: Territory, language: Language): Mark[] {
  return placesAlong(line, places).map(({ place, along }) => ({
    along,
    longitude: place.longitude,
    latitude: place.latitude,
    altitude: null,
    name: place.names[language],
    kind: place.kind,
    source: place.source,
  }));
}

/** Metres above the sea at a place of the line; null where the pack trusts none. */
export function altitudeOf(line: Variant, along: number): number | null {
  return line.altitude === null ? null : altitudeAt(line, along);
}

/** A place of the line in degrees, to a tenth of a metre. */
export function positionAt(
  { frame, line }: Variant,
  along: number,
): { longitude: number; latitude: number } {
  const { x, y } = pointAt(line, along);
  return {
    longitude: round(frame.longitude + x / frame.kx),
    latitude: round(frame.latitude + y / frame.ky),
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
