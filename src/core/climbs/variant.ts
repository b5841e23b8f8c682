import type { Gate } from './gates.ts';
import { type Names, PackFields, packInvalid } from './pack-fields.ts';
import {
  type InnerGate,
  parseEndGate,
  parseInnerGates,
  parseLine,
  type Shape,
} from './pack-line.ts';

/** A: two or more sources agree; B: one good source, or sources that define differently; C: one weak source. */
export const CERTAINTIES = ['A', 'B', 'C'] as const;

/** What others publish about a variant; null where they are silent. `gain` is net, `ascent` adds up every rise. */
export interface Published {
  length: number | null;
  gain: number | null;
  ascent: number | null;
  source: Names;
  certainty: (typeof CERTAINTIES)[number] | null;
}

/** Where the line comes from, and how far it can be trusted. */
export interface Quality {
  line: Names;
  altitude: Names;
  /** Metres of road over which its gradients are true, and not noise; null where it has no altitude. */
  window: number | null;
}

/** One way up a climb: the road from its start gate to its end gate. */
export interface Variant extends Shape {
  territory: string;
  /** The content of its pack that matching depends on; see `packVersion`. */
  packVersion: string;
  climb: string;
  variant: string;
  climbNames: Names;
  names: Names;
  published: Published | null;
  advice: Names | null;
  surface: string;
  bikes: string[];
  quality: Quality;
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

/** A variant before the version of its pack is known, which is made of all of them. */
export type UnversionedVariant = Omit<Variant, 'packVersion'>;

/**
 * A climb out of a feature of `climbs.geojson`, with a line or without; `where` names a feature without id.
 * Throws `pack-invalid` with the feature and what is wrong with it.
 */
export function parseClimb(
  territory: string,
  json: unknown,
  where: string,
): UnversionedVariant | CatalogueClimb {
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
  const [longitude, latitude] = geometry.position('coordinates');
  return { ...told, published: parsePublished(about.object('published')), longitude, latitude };
}

/** What a feature with a line has beside its names and texts. */
function parseTimed(
  id: string,
  about: PackFields,
  geometry: PackFields,
): Omit<UnversionedVariant, keyof CatalogueClimb> &
  Pick<Variant, 'published' | 'latitude' | 'longitude'> {
  const shape = parseLine(id, geometry);
  const { length } = shape;
  const start = about.object('start');
  const end = about.object('end');
  const base = start.number('altitude');
  const height = end.number('altitude') - base;
  if (height <= 0 && !about.flag('allowDescent')) {
    throw packInvalid(id, `ends ${-height} m below its start, without allowDescent`);
  }
  const published = about.objectOrNull('published');
  return {
    published: published && parsePublished(published),
    quality: parseQuality(about.object('quality'), shape),
    ...shape,
    base,
    height,
    start: parseEndGate(start, shape, 0),
    end: parseEndGate(end, shape, length),
    gates: parseInnerGates(about, shape),
  };
}

function parseQuality(about: PackFields, { altitude }: Shape): Quality {
  const window = about.numberOrNull('window');
  if ((altitude === null) !== (window === null)) {
    throw packInvalid(
      about.where,
      'window must be null where the line has no altitude, and only there',
    );
  }
  return { line: about.wording('line'), altitude: about.wording('altitude'), window };
}

function parsePublished(about: PackFields): Published {
  return {
    length: about.numberOrNull('length'),
    gain: about.numberOrNull('gain'),
    ascent: about.numberOrNull('ascent'),
    source: about.wording('source'),
    certainty: about.oneOfOrNull('certainty', CERTAINTIES),
  };
}
