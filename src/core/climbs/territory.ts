import Flatbush from 'flatbush';
import { type Gate, reachOf } from './gates.ts';
import { type Names, PackFields, packInvalid } from './pack-fields.ts';
import { packVersion } from './pack-version.ts';
import { packsVersion } from './packs-version.ts';
import { type Place, parsePlaces } from './places.ts';
import {
  type CatalogueClimb,
  parseClimb,
  type UnversionedVariant,
  type Variant,
} from './variant.ts';

export type { InnerGate } from './pack-line.ts';
export type { CatalogueClimb, Variant } from './variant.ts';

export interface Territory {
  id: string;
  /** What matching depends on, as a hash: see `packVersion`. */
  version: string;
  names: Names;
  /** West, south, east, north in degrees. */
  boundingBox: number[];
  timeZone: string;
  languages: string[];
  licence: { id: string; url: string; attribution: string };
  sources: string[];
  /** Longitude and latitude where a map of the territory is centred, and its zoom level. */
  map: { center: number[]; zoom: number };
  variants: Variant[];
  /** Climbs without a line. */
  catalogue: CatalogueClimb[];
  /** Along the roads: water, repair, hazards. */
  places: Place[];
}

/** All timed lines, found by where they start: the cost of a ride does not grow with the catalogue. */
export interface ClimbIndex {
  /** Of all packs; see `packsVersion`. */
  version: string;
  variants: Variant[];
  /** Boxes around the start gates in degrees, in the order of `variants`; null when there are none. */
  starts: Flatbush | null;
  /** The same around the end gates. */
  ends: Flatbush | null;
}

/**
 * A territory out of its files, given as parsed JSON: `territory.json`, `climbs.geojson` and, where it has
 * one, `places.geojson`.
 * Throws `pack-invalid` that names the feature and what is wrong with it.
 */
export function parseTerritory(territory: unknown, climbs: unknown, places?: unknown): Territory {
  const about = new PackFields('territory.json', territory);
  const id = about.text('id');
  const features = new PackFields('climbs.geojson', climbs)
    .list('features')
    .map((feature, i) => parseClimb(id, feature, `climbs.geojson: feature ${i}`));
  refuseDoubles(features);
  const lines = features.filter((feature): feature is UnversionedVariant => 'line' in feature);
  const catalogue = features.filter((feature): feature is CatalogueClimb => !('line' in feature));
  const version = packVersion(lines);
  const licence = about.object('licence');
  const map = about.object('map');
  return {
    id,
    version,
    names: about.names('names'),
    boundingBox: about.numbers('boundingBox', 4),
    timeZone: about.text('timeZone'),
    languages: about.texts('languages'),
    licence: {
      id: licence.text('id'),
      url: licence.text('url'),
      attribution: licence.text('attribution'),
    },
    sources: about.texts('sources'),
    map: { center: map.numbers('center', 2), zoom: map.number('zoom') },
    variants: lines.map((line) => ({ ...line, packVersion: version })),
    catalogue,
    places: places === undefined ? [] : parsePlaces(places),
  };
}

/** Puts the gates of all territories into spatial indexes. */
export function buildIndex(territories: readonly Territory[]): ClimbIndex {
  const variants = territories.flatMap((territory) => territory.variants);
  return {
    version: packsVersion(territories),
    variants,
    starts: gateIndex(variants, ({ start }) => start),
    ends: gateIndex(variants, ({ end }) => end),
  };
}

function gateIndex(variants: readonly Variant[], gateOf: (of: Variant) => Gate): Flatbush | null {
  if (variants.length === 0) return null;
  const boxes = new Flatbush(variants.length);
  for (const variant of variants) {
    const { frame } = variant;
    const gate = gateOf(variant);
    const longitude = frame.longitude + gate.x / frame.kx;
    const latitude = frame.latitude + gate.y / frame.ky;
    const east = reachOf(gate) / frame.kx;
    const north = reachOf(gate) / frame.ky;
    boxes.add(longitude - east, latitude - north, longitude + east, latitude + north);
  }
  boxes.finish();
  return boxes;
}

function refuseDoubles(variants: readonly { climb: string; variant: string }[]): void {
  const seen = new Set<string>();
  for (const { climb, variant } of variants) {
    const id = `${climb}/${variant}`;
    if (seen.has(id)) throw packInvalid(id, 'is in the pack twice');
    seen.add(id);
  }
}
