import Flatbush from 'flatbush';
import { type Frame, frameAt, type Line, lengthOf, lineIn, nearestOn, placeIn } from '../geo.ts';
import type { Column } from '../recording.ts';
import { DEFAULT_HALF_WIDTH, type Gate, gateOn, reachOf } from './gates.ts';
import { type Names, PackFields, packInvalid } from './pack-fields.ts';

/** What others publish about a variant; null where they are silent. `gain` is net, `ascent` adds up every rise. */
export interface Published {
  length: number | null;
  gain: number | null;
  ascent: number | null;
  source: string;
}

/** A place on the way whose passing is timed, like a bend. */
export interface InnerGate {
  id: string;
  names: Names;
  /** Metres above the sea; null where unknown. */
  altitude: number | null;
  latitude: number;
  longitude: number;
  /** Metres from the start gate: the projection of its position onto the line. */
  along: number;
}

/** One way up a climb: the road from its start gate to its end gate. */
export interface Variant {
  territory: string;
  climb: string;
  variant: string;
  climbNames: Names;
  names: Names;
  published: Published | null;
  advice: Names | null;
  surface: string;
  bikes: string[];
  quality: { line: string; altitude: string };
  /** The line's vertices in degrees; metres above the sea, null where they are not to be trusted. */
  latitude: Column;
  longitude: Column;
  altitude: Column | null;
  frame: Frame;
  line: Line;
  /** Metres from gate to gate along the line: what matching uses. */
  length: number;
  /** Metres above the sea of the start gate. */
  base: number;
  /** Metres the end gate stands above the start gate: what VAM is reckoned from. */
  height: number;
  start: Gate;
  end: Gate;
  /** In riding order. */
  gates: InnerGate[];
}

/** A climb that is known to exist, but whose road no line describes yet: told of, never timed. */
export interface CatalogueClimb {
  territory: string;
  climb: string;
  variant: string;
  climbNames: Names;
  names: Names;
  published: Published;
  advice: Names | null;
  surface: string;
  bikes: string[];
  /** Where a map shows it, in degrees: its summit, or the place that is known best. */
  latitude: number;
  longitude: number;
}

export interface Territory {
  id: string;
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
}

/** All timed lines, found by where they start: the cost of a ride does not grow with the catalogue. */
export interface ClimbIndex {
  variants: Variant[];
  /** Boxes around the start gates in degrees, in the order of `variants`; null when there are none. */
  starts: Flatbush | null;
}

const FEWEST_POINTS = 10;
/** How far from the line's end its gate may stand, and an inner gate from the line: metres. */
const GATE_TOLERANCE = 10;
const INNER_GATE_TOLERANCE = 30;

/**
 * A territory out of its two files, `territory.json` and `climbs.geojson`, given as parsed JSON.
 * Throws `pack-invalid` that names the feature and what is wrong with it.
 */
export function parseTerritory(territory: unknown, climbs: unknown): Territory {
  const about = new PackFields('territory.json', territory);
  const id = about.text('id');
  const features = new PackFields('climbs.geojson', climbs)
    .list('features')
    .map((feature, i) => parseFeature(id, feature, `climbs.geojson: feature ${i}`));
  refuseDoubles(features);
  const variants = features.filter((feature): feature is Variant => 'line' in feature);
  const catalogue = features.filter((feature): feature is CatalogueClimb => !('line' in feature));
  const licence = about.object('licence');
  const map = about.object('map');
  return {
    id,
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
    variants,
    catalogue,
  };
}

/** Puts the start gates of all territories into one spatial index. */
export function buildIndex(territories: readonly Territory[]): ClimbIndex {
  const variants = territories.flatMap((territory) => territory.variants);
  if (variants.length === 0) return { variants, starts: null };
  const starts = new Flatbush(variants.length);
  for (const { frame, start } of variants) {
    const longitude = frame.longitude + start.x / frame.kx;
    const latitude = frame.latitude + start.y / frame.ky;
    const east = reachOf(start) / frame.kx;
    const north = reachOf(start) / frame.ky;
    starts.add(longitude - east, latitude - north, longitude + east, latitude + north);
  }
  starts.finish();
  return { variants, starts };
}

function parseFeature(territory: string, json: unknown, where: string): Variant | CatalogueClimb {
  const feature = new PackFields(where, json);
  const id = feature.text('id');
  const about = feature.object('properties', id);
  const climb = about.text('climb');
  const variant = about.text('variant');
  if (id !== `${climb}/${variant}`) throw packInvalid(id, `its id must be "${climb}/${variant}"`);
  const told = {
    territory,
    climb,
    variant,
    climbNames: about.names('climbNames'),
    names: about.names('names'),
    advice: about.namesOrNull('advice'),
    surface: about.text('surface'),
    bikes: about.texts('bikes'),
  };
  const isTimed = about.oneOf('status', ['timed', 'catalogue']) === 'timed';
  const geometry = feature.object('geometry', id);
  if (isTimed) return { ...told, ...parseTimed(id, about, geometry) };
  geometry.oneOf('type', ['Point']);
  const [longitude, latitude] = positionOf(geometry, 'coordinates');
  return { ...told, published: parsePublished(about.object('published')), longitude, latitude };
}

/** What a feature with a line has beside its names and texts. */
function parseTimed(
  id: string,
  about: PackFields,
  geometry: PackFields,
): Omit<Variant, keyof CatalogueClimb> & Pick<Variant, 'published' | 'latitude' | 'longitude'> {
  const shape = parseLine(id, geometry);
  const length = lengthOf(shape.line);
  const start = about.object('start');
  const end = about.object('end');
  const base = start.number('altitude');
  const height = end.number('altitude') - base;
  if (height <= 0 && !about.flag('allowDescent')) {
    throw packInvalid(id, `ends ${-height} m below its start, without allowDescent`);
  }
  const quality = about.object('quality');
  const published = about.objectOrNull('published');
  return {
    published: published && parsePublished(published),
    quality: { line: quality.text('line'), altitude: quality.text('altitude') },
    ...shape,
    length,
    base,
    height,
    start: parseEndGate(start, shape, 0),
    end: parseEndGate(end, shape, length),
    gates: parseInnerGates(about, shape),
  };
}

type Shape = Pick<Variant, 'latitude' | 'longitude' | 'altitude' | 'frame' | 'line'>;

function parseLine(id: string, geometry: PackFields): Shape {
  geometry.oneOf('type', ['LineString']);
  const points = geometry.list('coordinates');
  if (points.length < FEWEST_POINTS) {
    throw packInvalid(id, `its line has ${points.length} points, fewer than ${FEWEST_POINTS}`);
  }
  const latitude = new Float64Array(points.length);
  const longitude = new Float64Array(points.length);
  const altitude = new Float64Array(points.length);
  for (const [i, point] of points.entries()) {
    if (!isPosition(point)) {
      throw packInvalid(
        id,
        `point ${i} must be [longitude, latitude] or [longitude, latitude, altitude], is ${JSON.stringify(point)}`,
      );
    }
    longitude[i] = point[0];
    latitude[i] = point[1];
    altitude[i] = point[2] ?? Number.NaN;
  }
  const middle = points.length >> 1;
  const frame = frameAt(latitude[middle], longitude[middle]);
  return {
    latitude,
    longitude,
    altitude: altitude.some(Number.isNaN) ? null : altitude,
    frame,
    line: lineIn(frame, latitude, longitude),
  };
}

function parsePublished(about: PackFields): Published {
  return {
    length: about.numberOrNull('length'),
    gain: about.numberOrNull('gain'),
    ascent: about.numberOrNull('ascent'),
    source: about.text('source'),
  };
}

function parseEndGate(about: PackFields, { frame, line }: Shape, along: number): Gate {
  const [longitude, latitude] = positionOf(about);
  const gate = gateOn(line, along, about.number('halfWidth', DEFAULT_HALF_WIDTH));
  const { x, y } = placeIn(frame, latitude, longitude);
  const off = Math.hypot(x - gate.x, y - gate.y);
  if (off <= GATE_TOLERANCE) return gate;
  throw packInvalid(about.where, `the gate is ${off.toFixed(0)} m off the end of the line`);
}

function parseInnerGates(about: PackFields, shape: Shape): InnerGate[] {
  const gates = about
    .list('gates')
    .map((gate, i) => parseInnerGate(new PackFields(`${about.where}: gate ${i}`, gate), shape));
  for (let i = 1; i < gates.length; i++) {
    if (gates[i].along > gates[i - 1].along) continue;
    throw packInvalid(
      about.where,
      `gate "${gates[i].id}" does not come after "${gates[i - 1].id}" on the line`,
    );
  }
  return gates;
}

function parseInnerGate(about: PackFields, { frame, line }: Shape): InnerGate {
  const [longitude, latitude] = positionOf(about);
  const { x, y } = placeIn(frame, latitude, longitude);
  const { along, offset } = nearestOn(line, x, y);
  if (offset > INNER_GATE_TOLERANCE) {
    throw packInvalid(about.where, `the gate is ${offset.toFixed(0)} m off the line`);
  }
  if (along <= 0 || along >= lengthOf(line)) {
    throw packInvalid(about.where, 'the gate is not between the ends of the line');
  }
  return {
    id: about.text('id'),
    names: about.names('names'),
    altitude: about.numberOrNull('altitude'),
    latitude,
    longitude,
    along,
  };
}

function refuseDoubles(variants: readonly { climb: string; variant: string }[]): void {
  const seen = new Set<string>();
  for (const { climb, variant } of variants) {
    const id = `${climb}/${variant}`;
    if (seen.has(id)) throw packInvalid(id, 'is in the pack twice');
    seen.add(id);
  }
}

function positionOf(about: PackFields, field = 'position'): number[] {
  const position = about.numbers(field, 2);
  if (isPosition(position)) return position;
  throw packInvalid(
    about.where,
    `${field} must be [longitude, latitude], is ${JSON.stringify(position)}`,
  );
}

function isPosition(point: unknown): point is number[] {
  if (!Array.isArray(point) || point.length < 2 || point.length > 3) return false;
  return point.every(Number.isFinite) && Math.abs(point[0]) <= 180 && Math.abs(point[1]) <= 90;
}
