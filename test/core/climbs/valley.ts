import { parseTerritory } from '../../../src/core/climbs/territory.ts';

/**
 * The pack of an invented valley, far from the first one: southern and western coordinates, another time
 * zone, one language, a line with altitudes and one without, places, other gates than bends. Fresh at
 * each call so that a test may spoil it.
 */
export function valleyFiles() {
  const high = swings(-71.4, -33.2, 1210);
  const low = swings(-71.3, -33.2, null);
  const alto = {
    ...feature('paso-alto', 'oeste', 'Paso Alto', 'from the west', high, 1210, 1510),
  };
  Object.assign(alto.properties, {
    gates: [100, 200, 300].map((i) => ({
      id: `km-${i / 100}`,
      number: i / 100,
      position: high[i].slice(0, 2),
      altitude: null,
      names: { fr: `Borne ${i / 100} & demie`, en: `Marker ${i / 100} & a half` },
    })),
  });
  const bajo = feature('paso-bajo', 'norte', 'Paso Bajo', 'from the north', low, 900, 1100);
  const told = feature('paso-perdido', 'sur', 'Paso Perdido', 'from the south', low, 900, 1100);
  Object.assign(told.properties, {
    status: 'catalogue',
    published: { length: null, gain: 800, ascent: null, source: 'an old map' },
  });
  return {
    territory: {
      id: 'valle',
      names: { fr: 'La vallée', en: 'The valley' },
      boundingBox: [-71.6, -33.4, -71.1, -33],
      timeZone: 'America/Santiago',
      languages: ['en'],
      licence: { id: 'CC0-1.0', url: 'https://example.org/zero', attribution: '“Nobody” & <co>' },
      sources: [],
      map: { center: [-71.4, -33.2], zoom: 11 },
    },
    climbs: {
      type: 'FeatureCollection',
      features: [
        alto,
        bajo,
        { ...told, geometry: { type: 'Point', coordinates: [-71.35, -33.15] } },
      ] as Feature[],
    },
    places: {
      type: 'FeatureCollection',
      features: [
        place('tap', 'water', { fr: 'Robinet', en: 'Tap' }, high[150], 0.0002),
        place('falls', 'hazard', { fr: 'Pierres', en: 'Falling stones' }, high[320], 0.0001),
        place('inn', 'host', { fr: 'Auberge', en: 'Inn' }, high[200], 0.02),
      ],
    },
  };
}

export function valley() {
  const { territory, climbs, places } = valleyFiles();
  return parseTerritory(territory, climbs, places);
}

interface Feature {
  type: string;
  id: string;
  properties: Record<string, unknown>;
  geometry: { type: string; coordinates: unknown };
}

/** A road of 400 vertices, about 10 m apart, that swings six times to each side as it goes south. */
function swings(longitude: number, latitude: number, foot: number | null): number[][] {
  return Array.from({ length: 400 }, (_, i) => {
    const east = 0.002 * Math.sin((i / 400) * 12 * Math.PI);
    const place = [longitude + east, latitude - 0.00004 * i].map((degrees) =>
      Number(degrees.toFixed(6)),
    );
    return foot === null ? place : [...place, foot + (300 * i) / 399];
  });
}

function feature(
  climb: string,
  variant: string,
  name: string,
  way: string,
  line: number[][],
  base: number,
  summit: number,
): Feature {
  return {
    type: 'Feature',
    id: `${climb}/${variant}`,
    properties: {
      climb,
      variant,
      climbNames: { fr: name, en: name },
      names: { fr: way, en: way },
      status: 'timed',
      published: null,
      start: { position: line[0].slice(0, 2), altitude: base },
      end: { position: line[line.length - 1].slice(0, 2), altitude: summit },
      gates: [],
      surface: 'gravel',
      bikes: ['gravel'],
      quality: { line: 'invented', altitude: 'invented', window: line[0].length > 2 ? 100 : null },
      advice: null,
    },
    geometry: { type: 'LineString', coordinates: line },
  };
}

function place(id: string, kind: string, names: object, beside: number[], east: number) {
  return {
    type: 'Feature',
    id,
    properties: { kind, names, source: 'a walk', checked: '2026-03-01', season: '11-4' },
    geometry: { type: 'Point', coordinates: [beside[0] + east, beside[1]] },
  };
}
