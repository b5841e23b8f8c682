import { distanceBetween } from '../geo.ts';
import type { NewLine } from './add-line.ts';
import { packInvalid } from './pack-fields.ts';

type Json = Record<string, unknown>;

export interface Heights {
  /** Metres above the sea of the two ends, where somebody says; else the line's own. */
  base?: number;
  summit?: number;
  /** The altitudes are no barometer's: they are taken, but said to be unverified. */
  unverified: boolean;
}

/**
 * The feature of a climb with a line: timed, gates at the ends, quality that says what it was made of.
 * All else stays as it was, inner gates too: the check tells those that are not on the new line.
 * @throws LabError pack-invalid, where nobody says how high the ends are
 */
export function timedFeature(feature: unknown, line: NewLine, heights: Heights): Json {
  const { properties, ...rest } = feature as Json & { properties: Json };
  const { start: _start, end: _end, gates, quality: _quality, advice, ...told } = properties;
  const { coordinates, off } = levelled(line.coordinates, heights);
  const first = coordinates[0];
  const last = coordinates[coordinates.length - 1];
  return {
    ...rest,
    properties: {
      ...told,
      status: 'timed',
      start: endOf(rest.id, 'base', first, heights.base),
      end: endOf(rest.id, 'summit', last, heights.summit),
      gates: gates ?? [],
      quality: qualityOf(line, heights, off),
      advice: advice ?? null,
    },
    geometry: { type: 'LineString', coordinates },
  };
}

/**
 * The line with its altitudes lifted to the heights that somebody says of its ends, evenly in between:
 * a barometer knows rises well, but not where it began. `off` = the most that was corrected, in metres.
 */
function levelled(
  coordinates: number[][],
  { base, summit }: Heights,
): { coordinates: number[][]; off: number } {
  const [first, last] = [coordinates[0][2], coordinates[coordinates.length - 1][2]];
  if (first === undefined || last === undefined) return { coordinates, off: 0 };
  const [low, high] = [(base ?? first) - first, (summit ?? last) - last];
  const along = metresAlong(coordinates);
  const length = along[along.length - 1];
  const lifted = coordinates.map(([longitude, latitude, altitude], i) => {
    const lift = low + (along[i] / length) * (high - low);
    return [longitude, latitude, Number((altitude + lift).toFixed(1))];
  });
  return { coordinates: lifted, off: Math.max(Math.abs(low), Math.abs(high)) };
}

function metresAlong(coordinates: number[][]): number[] {
  let metres = 0;
  return coordinates.map(([longitude, latitude], i) => {
    const [x, y] = coordinates[Math.max(0, i - 1)];
    metres += distanceBetween(y, x, latitude, longitude);
    return metres;
  });
}

function endOf(id: unknown, option: string, position: number[], height: number | undefined): Json {
  const altitude = height ?? position[2];
  if (altitude !== undefined)
    return { position: position.slice(0, 2), altitude: Math.round(altitude) };
  throw packInvalid(
    String(id),
    `no barometer tells the height of its ends: say it with --${option}`,
  );
}

function qualityOf({ passes, altitudes }: NewLine, { unverified }: Heights, off: number): Json {
  const altitude = altitudeQuality(altitudes, unverified);
  const metres = Math.round(off);
  return {
    line: medianOf(passes),
    altitude:
      metres === 0
        ? altitude
        : {
            fr: `${altitude.fr}, extrémités corrigées d'au plus ${metres} m`,
            en: `${altitude.en}, ends corrected by up to ${metres} m`,
          },
    window: windowOf(altitudes, unverified),
  };
}

function medianOf(passes: number) {
  if (passes === 1) return { fr: 'une seule trace', en: 'one track' };
  return { fr: `médiane de ${passes} passages`, en: `median of ${passes} passes` };
}

function altitudeQuality(altitudes: number, unverified: boolean) {
  if (altitudes === 0) {
    return {
      fr: 'aucune : à compléter par une sortie avec baromètre',
      en: 'none: fill from a barometric ride',
    };
  }
  if (unverified) {
    return {
      fr: 'celle des fichiers, lissée, non vérifiée',
      en: 'that of the files, smoothed, not verified',
    };
  }
  if (altitudes === 1)
    return { fr: 'une sortie avec baromètre, lissée', en: 'one barometric ride, smoothed' };
  return {
    fr: `médiane de ${altitudes} passages avec baromètre, lissée`,
    en: `median of ${altitudes} barometric passes, smoothed`,
  };
}

/** A GPS or a map is good for no gradient over 100 m. */
function windowOf(altitudes: number, unverified: boolean): number | null {
  if (altitudes === 0) return null;
  return unverified ? 500 : 100;
}
