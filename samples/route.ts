import { readFileSync } from 'node:fs';

/** A reference line of the territory pack: WGS84 vertices; altitude interpolated where it has none. */
export interface Line {
  id: string;
  latitude: number[];
  longitude: number[];
  altitude: number[];
}

/** A road to ride: vertices with cumulative distance in metres. */
export interface Route {
  distance: number[];
  latitude: number[];
  longitude: number[];
  altitude: number[];
}

const METRES_PER_DEGREE = 111_195;
/** The rider arrives from before the first gate and rides on past the last one. */
const LEAD = 300;
/** Before turning round at a summit the rider passes the gate by this much. */
const BEYOND = 120;

interface Feature {
  properties: {
    status: string;
    climb: string;
    variant: string;
    start: { altitude: number };
    end: { altitude: number };
  };
  geometry: { coordinates: number[][] };
}

/** The timed lines of a territory pack, by `climb/variant`. */
export function readLines(file: URL): Map<string, Line> {
  const pack = JSON.parse(readFileSync(file, 'utf8')) as { features: Feature[] };
  return new Map(
    pack.features
      .filter(({ properties }) => properties.status === 'timed')
      .map((feature) => {
        const line = toLine(feature);
        return [line.id, line];
      }),
  );
}

/** A line without trusted altitude is ridden at its mean gradient. */
function toLine({ properties, geometry }: Feature): Line {
  const points = geometry.coordinates;
  const latitude = points.map((p) => p[1] as number);
  const longitude = points.map((p) => p[0] as number);
  const along = cumulative(latitude, longitude);
  const rise = properties.end.altitude - properties.start.altitude;
  const length = along.at(-1) as number;
  return {
    id: `${properties.climb}/${properties.variant}`,
    latitude,
    longitude,
    altitude: points.map(
      (p, i) => p[2] ?? properties.start.altitude + (rise * (along[i] as number)) / length,
    ),
  };
}

/**
 * Joins stages into one road. A stage is a line's id; a leading `-` rides it downhill.
 * Where the road turns back on itself the rider first passes the gate.
 */
export function buildRoute(lines: Map<string, Line>, stages: string[]): Route {
  const road: Line = { id: stages.join(' '), latitude: [], longitude: [], altitude: [] };
  for (const stage of stages) append(road, oriented(lines, stage));
  prepend(road, LEAD);
  extend(road, LEAD);
  return {
    distance: cumulative(road.latitude, road.longitude),
    latitude: road.latitude,
    longitude: road.longitude,
    altitude: road.altitude,
  };
}

function oriented(lines: Map<string, Line>, stage: string): Line {
  const downhill = stage.startsWith('-');
  const line = lines.get(downhill ? stage.slice(1) : stage);
  if (!line) throw new Error(`No line ${stage} in the territory pack`);
  if (!downhill) return line;
  return {
    id: stage,
    latitude: line.latitude.toReversed(),
    longitude: line.longitude.toReversed(),
    altitude: line.altitude.toReversed(),
  };
}

function append(road: Line, next: Line): void {
  if (turnsBack(road, next)) extend(road, BEYOND);
  road.latitude.push(...next.latitude);
  road.longitude.push(...next.longitude);
  road.altitude.push(...next.altitude);
}

function turnsBack(road: Line, next: Line): boolean {
  const n = road.latitude.length;
  if (n < 2) return false;
  const [ax, ay] = step(road, n - 2, n - 1);
  const [bx, by] = step(next, 0, 1);
  return ax * bx + ay * by < 0;
}

/** Adds a point `metres` straight on from the end, at the same altitude. */
function extend(road: Line, metres: number): void {
  const n = road.latitude.length;
  const point = beyond(road, n - 2, n - 1, metres);
  road.latitude.push(point.latitude);
  road.longitude.push(point.longitude);
  road.altitude.push(road.altitude[n - 1] as number);
}

function prepend(road: Line, metres: number): void {
  const point = beyond(road, 1, 0, metres);
  road.latitude.unshift(point.latitude);
  road.longitude.unshift(point.longitude);
  road.altitude.unshift(road.altitude[0] as number);
}

function beyond(road: Line, from: number, to: number, metres: number) {
  const [dx, dy] = step(road, from, to);
  const length = Math.hypot(dx, dy);
  const latitude = road.latitude[to] as number;
  return {
    latitude: latitude + ((dy / length) * metres) / METRES_PER_DEGREE,
    longitude:
      (road.longitude[to] as number) + ((dx / length) * metres) / metresPerLongitude(latitude),
  };
}

/** East and north components in metres from vertex `from` to vertex `to`. */
function step(line: Line, from: number, to: number): [number, number] {
  const latitude = line.latitude[from] as number;
  return [
    ((line.longitude[to] as number) - (line.longitude[from] as number)) *
      metresPerLongitude(latitude),
    ((line.latitude[to] as number) - latitude) * METRES_PER_DEGREE,
  ];
}

export function metresPerLongitude(latitude: number): number {
  return METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
}

export function metresPerLatitude(): number {
  return METRES_PER_DEGREE;
}

function cumulative(latitude: number[], longitude: number[]): number[] {
  const distance = [0];
  for (let i = 1; i < latitude.length; i++) {
    const dy = ((latitude[i] as number) - (latitude[i - 1] as number)) * METRES_PER_DEGREE;
    const dx =
      ((longitude[i] as number) - (longitude[i - 1] as number)) *
      metresPerLongitude(latitude[i] as number);
    distance.push((distance[i - 1] as number) + Math.hypot(dx, dy));
  }
  return distance;
}

/** Index of the segment that holds `distance`, clamped to the road. */
export function segmentAt(route: Route, distance: number): number {
  let low = 0;
  let high = route.distance.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((route.distance[middle] as number) <= distance) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Value of a vertex column at `distance`, linear between vertices. */
export function valueAt(route: Route, column: number[], distance: number): number {
  const i = segmentAt(route, distance);
  const from = route.distance[i] as number;
  const span = (route.distance[i + 1] as number) - from || 1;
  const share = Math.min(1, Math.max(0, (distance - from) / span));
  return (column[i] as number) * (1 - share) + (column[i + 1] as number) * share;
}

/** Rise over run across 60 m, so that vertex noise does not make walls. */
export function gradientAt(route: Route, distance: number): number {
  const half = 30;
  const rise =
    valueAt(route, route.altitude, distance + half) -
    valueAt(route, route.altitude, distance - half);
  return rise / (2 * half);
}
