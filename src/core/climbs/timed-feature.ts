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
 * All else stays as it was; a feature that had a line gets the new one and loses its inner gates.
 * @throws LabError pack-invalid, where nobody says how high the ends are
 */
export function timedFeature(feature: unknown, line: NewLine, heights: Heights): Json {
  const { properties, ...rest } = feature as Json & { properties: Json };
  const {
    start: _start,
    end: _end,
    gates: _gates,
    quality: _quality,
    advice,
    ...told
  } = properties;
  const { coordinates } = line;
  const first = coordinates[0];
  const last = coordinates[coordinates.length - 1];
  return {
    ...rest,
    properties: {
      ...told,
      status: 'timed',
      start: endOf(rest.id, 'base', first, heights.base),
      end: endOf(rest.id, 'summit', last, heights.summit),
      gates: [],
      quality: qualityOf(line, heights),
      advice: advice ?? null,
    },
    geometry: { type: 'LineString', coordinates },
  };
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

function qualityOf({ passes, altitudes }: NewLine, { unverified }: Heights): Json {
  return {
    line: medianOf(passes),
    altitude: altitudeQuality(altitudes, unverified),
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
