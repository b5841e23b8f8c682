import { readFile } from 'node:fs/promises';
import { SaxesParser } from 'saxes';
import type { Trace } from '../core/climbs/passes.ts';
import { decode } from '../core/decode/index.ts';
import { LabError } from '../core/errors.ts';
import { toRide } from '../core/ride.ts';

/**
 * The positions of a ride (FIT, GPX, TCX) or of a drawn track (GPX, GeoJSON). A ride's altitude is taken
 * where a barometer told it; all others where `anyAltitude` says so.
 */
export async function readTraces(path: string, anyAltitude: boolean): Promise<Trace[]> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new LabError('bad-request', `${path} cannot be read: ${String(cause)}`, { cause });
  });
  const text = path.toLowerCase().endsWith('json') ? new TextDecoder().decode(bytes) : null;
  if (text !== null) return [traceOf(geojsonPositions(path, text), anyAltitude)];
  try {
    return ridden(bytes, anyAltitude);
  } catch (error) {
    if (!(error instanceof LabError) || error.code !== 'planned-route') throw error;
    return [traceOf(gpxPositions(path, new TextDecoder().decode(bytes)), anyAltitude)];
  }
}

function ridden(bytes: Uint8Array, anyAltitude: boolean): Trace[] {
  return decode(bytes).map((recording) => {
    const { track, altitudeSource } = toRide(recording, { now: Date.now() / 1000 });
    const { latitude, longitude, altitude } = track;
    const isTrusted = anyAltitude || altitudeSource === 'barometric';
    return { latitude, longitude, altitude: isTrusted ? altitude : null };
  });
}

/** Longitude, latitude and perhaps metres above the sea. */
type Position = (number | undefined)[];

function traceOf(positions: Position[], anyAltitude: boolean): Trace {
  const column = (i: number) =>
    Float64Array.from(positions, (position) => position[i] ?? Number.NaN);
  const altitude = column(2);
  const isTold = anyAltitude && positions.length > 0 && altitude.every(Number.isFinite);
  return { longitude: column(0), latitude: column(1), altitude: isTold ? altitude : null };
}

/** The first line of a GeoJSON text. */
function geojsonPositions(path: string, text: string): Position[] {
  const json = parseJson(path, text);
  const features = json.features ?? [json];
  for (const feature of features) {
    const geometry = feature.geometry ?? feature;
    if (geometry.type === 'LineString' && geometry.coordinates) return geometry.coordinates;
  }
  throw new LabError('bad-request', `${path} holds no line.`);
}

interface Geojson {
  type?: string;
  coordinates?: Position[];
  geometry?: Geojson;
  features?: Geojson[];
}

function parseJson(path: string, text: string): Geojson {
  try {
    return JSON.parse(text) as Geojson;
  } catch (cause) {
    throw new LabError('bad-request', `${path} is no JSON: ${String(cause)}`, { cause });
  }
}

/** All points of tracks and routes, in their order. */
function gpxPositions(path: string, text: string): Position[] {
  const positions: Position[] = [];
  let isHeight = false;
  const parser = new SaxesParser();
  parser.on('error', (cause) => {
    throw new LabError('bad-request', `${path} cannot be read: ${cause.message}`, { cause });
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'trkpt' || name === 'rtept') {
      positions.push([Number(attributes.lon), Number(attributes.lat)]);
    }
    isHeight = name === 'ele';
  });
  parser.on('text', (said) => {
    const point = positions.at(-1);
    if (isHeight && point && said.trim() !== '') point[2] = Number(said);
  });
  parser.on('closetag', () => {
    isHeight = false;
  });
  parser.write(text).close();
  return positions;
}
