import { LabError } from '../errors.ts';
import { strayFrom } from './bounding-box.ts';
import { packInvalid } from './pack-fields.ts';
import { type Place, parsePlaces } from './places.ts';
import { parseTerritory, type Territory, type Variant } from './territory.ts';

/** Metres of road around a vertex within which a line may touch itself: noise of its vertices. */
const NEIGHBOURHOOD = 30;
/** Metres that two neighbouring vertices may lie apart, in a straight tunnel. */
const LONGEST_STEP = 1000;
/** Metres that the line's altitude may be off the stated one of its gates. */
const OFF_GATE = 10;
/** Rise over run of 100 m that no road open to bicycles has: the altitude is false there. */
const STEEPEST = 0.3;

/**
 * Everything that is wrong with a pack's files (parsed JSON; `places` undefined where it has none), sentence
 * by sentence, each with the feature and the reason; empty for a good pack. More than `parseTerritory` asks at every start of a
 * service, and it does not stop at the first fault.
 */
export function inspectTerritory(territory: unknown, climbs: unknown, places?: unknown): string[] {
  const broken = [
    ...featuresOf(climbs).flatMap((feature) =>
      faultOf(() => parseTerritory(territory, { features: [feature] })),
    ),
    ...featuresOf(places).flatMap((feature) => faultOf(() => parsePlaces({ features: [feature] }))),
  ];
  if (broken.length > 0) return [...new Set(broken)];
  const faults: string[] = [];
  const whole = faultOf(() =>
    faults.push(...inspectWhole(parseTerritory(territory, climbs, places))),
  );
  return [...whole, ...faults];
}

function inspectWhole({ variants, places, boundingBox }: Territory): string[] {
  return [
    ...variants.flatMap((variant) => inspectLine(variant, boundingBox)),
    ...places.flatMap((place) => inspectPlace(place, boundingBox)),
  ];
}

function featuresOf(collection: unknown): unknown[] {
  const features = (collection as { features?: unknown } | null | undefined)?.features;
  return Array.isArray(features) ? features : [];
}

function faultOf(parse: () => unknown): string[] {
  try {
    parse();
    return [];
  } catch (error) {
    if (error instanceof LabError) return [error.message];
    throw error;
  }
}

function inspectLine(variant: Variant, boundingBox: readonly number[]): string[] {
  const id = `${variant.climb}/${variant.variant}`;
  const faults = [
    outside(variant, boundingBox),
    longStep(variant),
    selfCrossing(variant),
    tooSteep(variant),
    offItsGates(variant),
  ];
  return faults.flatMap((fault) => (fault === null ? [] : [packInvalid(id, fault).message]));
}

function inspectPlace(
  { id, longitude, latitude }: Place,
  boundingBox: readonly number[],
): string[] {
  const stray = strayFrom(boundingBox, longitude, latitude);
  return stray === null ? [] : [packInvalid(`places.geojson: ${id}`, `the place ${stray}`).message];
}

function outside({ longitude, latitude }: Variant, box: readonly number[]): string | null {
  for (const [i, x] of longitude.entries()) {
    const stray = strayFrom(box, x, latitude[i]);
    if (stray !== null) return `point ${i} ${stray}`;
  }
  return null;
}

function longStep({ line }: Variant): string | null {
  for (let i = 1; i < line.along.length; i++) {
    const step = line.along[i] - line.along[i - 1];
    if (step > LONGEST_STEP) return `points ${i - 1} and ${i} are ${step.toFixed(0)} m apart`;
  }
  return null;
}

function selfCrossing({ line: { x, y, along } }: Variant): string | null {
  for (let i = 1; i < x.length; i++) {
    for (let j = i + 2; j < x.length; j++) {
      if (along[j - 1] - along[i] < NEIGHBOURHOOD) continue;
      if (areApart(x, i, j) || areApart(y, i, j) || !cross(x, y, i, j)) continue;
      return `the line crosses itself at metre ${along[i].toFixed(0)} and again at metre ${along[j].toFixed(0)}`;
    }
  }
  return null;
}

/** Whether the segments that end at i and at j share no value of one coordinate. */
function areApart(values: Float64Array, i: number, j: number): boolean {
  return (
    Math.max(values[i], values[i - 1]) < Math.min(values[j], values[j - 1]) ||
    Math.max(values[j], values[j - 1]) < Math.min(values[i], values[i - 1])
  );
}

/** Whether each of the two segments has the ends of the other on different sides. */
function cross(x: Float64Array, y: Float64Array, i: number, j: number): boolean {
  const side = (a: number, b: number, c: number): number =>
    Math.sign((x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]));
  return (
    side(i - 1, i, j - 1) * side(i - 1, i, j) < 0 && side(j - 1, j, i - 1) * side(j - 1, j, i) < 0
  );
}

/** What the line says of its ends, and what its gates say. */
function offItsGates({ altitude, base, height }: Variant): string | null {
  if (altitude === null) return null;
  const off = [altitude[0] - base, altitude[altitude.length - 1] - base - height];
  const worst = Math.max(...off.map(Math.abs));
  if (worst <= OFF_GATE) return null;
  return `the altitude of the line is ${worst.toFixed(0)} m off that of its gates`;
}

function tooSteep({ line: { along }, altitude }: Variant): string | null {
  if (altitude === null) return null;
  let from = 0;
  for (let to = 1; to < along.length; to++) {
    while (along[to] - along[from + 1] >= 100) from++;
    const run = along[to] - along[from];
    const slope = (altitude[to] - altitude[from]) / run;
    if (run >= 100 && Math.abs(slope) > STEEPEST) {
      return `the altitude changes by ${(100 * slope).toFixed(0)} % after metre ${along[from].toFixed(0)}`;
    }
  }
  return null;
}
