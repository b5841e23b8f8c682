import type { z } from '@hono/zod-openapi';
import { difficultyOf } from '../core/climbs/difficulty.ts';
import { altitudeAt, steepestOf } from '../core/climbs/profile.ts';
import type { CatalogueClimb as Catalogued, Territory, Variant } from '../core/climbs/territory.ts';
import { neededVertices } from '../core/simplify.ts';
import type {
  CatalogueClimb,
  Climb,
  ClimbLine,
  ClimbLines,
  TerritoryTold,
} from './climb-schemas.ts';

/** Metres over which the steepest piece is told. */
const WINDOWS = [100, 500, 1000];
/** Steps of a silhouette: as many as a picture the size of a word can show. */
const STEPS = 48;
/** Metres that a line on the map of a whole territory may be off. */
const TOLERANCE = 15;

export function territoryOf(territory: Territory): z.infer<typeof TerritoryTold> {
  const { id, names, boundingBox, map, licence } = territory;
  const { attribution, ...rest } = licence;
  return { id, names, boundingBox, map, attribution, licence: rest };
}

export function climbOf(line: Variant): z.infer<typeof Climb> {
  return { ...factsOf(line), silhouette: silhouetteOf(line), gates: line.gates.length };
}

export function catalogueOf(climb: Catalogued): z.infer<typeof CatalogueClimb> {
  const { longitude, latitude, published } = climb;
  return { ...toldOf(climb), published, position: { longitude, latitude } };
}

export function lineOf(line: Variant, territory: Territory): z.infer<typeof ClimbLine> {
  const along = [...line.line.along];
  const altitude = line.altitude && [...line.altitude];
  return {
    ...factsOf(line),
    packVersion: line.packVersion,
    attribution: territory.licence.attribution,
    quality: line.quality,
    profile: altitude && { along, altitude },
    line: {
      longitude: [...line.longitude],
      latitude: [...line.latitude],
      altitude,
      along,
    },
    gates: line.gates,
  };
}

export function linesOf(lines: readonly Variant[]): z.infer<typeof ClimbLines> {
  return { type: 'FeatureCollection', features: lines.map(featureOf) };
}

type Facts = Omit<z.infer<typeof Climb>, 'silhouette' | 'gates'>;

function factsOf(line: Variant): Facts {
  const { base, height, length, longitude, latitude } = line;
  const summit = base + height;
  const difficulty = difficultyOf({ length, height, summit });
  const last = longitude.length - 1;
  return {
    ...toldOf(line),
    length,
    gain: height,
    base,
    summit,
    published: line.published,
    difficulty: { ...difficulty, score: Number.isNaN(difficulty.score) ? null : difficulty.score },
    steepest: WINDOWS.flatMap((window) => steepestOf(line, window) ?? []),
    end: { longitude: longitude[last], latitude: latitude[last] },
  };
}

function toldOf(climb: Variant | Catalogued) {
  const { territory, variant, climbNames, names, advice, surface, bikes } = climb;
  const called = { climb: climbNames, variant: names };
  return { territory, climb: climb.climb, variant, names: called, advice, surface, bikes };
}

function silhouetteOf(line: Variant): number[] | null {
  if (line.altitude === null) return null;
  return Array.from({ length: STEPS + 1 }, (_, step) =>
    Math.round(altitudeAt(line, (step / STEPS) * line.length)),
  );
}

function featureOf({ climb, variant, line, longitude, latitude }: Variant) {
  const coordinates = neededVertices(line, TOLERANCE).map((i) => [longitude[i], latitude[i]]);
  return {
    type: 'Feature' as const,
    properties: { climb, variant },
    geometry: { type: 'LineString' as const, coordinates },
  };
}
