import CheapRuler from 'cheap-ruler';
import type { Column } from './recording.ts';

/**
 * A flat frame around one place: metres east (x) and north (y) of an origin, on the WGS84
 * ellipsoid. Within 50 km of the origin distances are true to about 0.4 %, lateral ones (tens of
 * metres) to millimetres. It does not reach across the 180th meridian.
 */
export interface Frame {
  latitude: number;
  longitude: number;
  /** Metres a degree of longitude, and of latitude. */
  kx: number;
  ky: number;
}

/** A polyline in a frame: vertices and the metres ridden from the first one to each. */
export interface Line {
  x: Column;
  y: Column;
  along: Column;
}

/** Where a point falls on a line: metres from the line's beginning, and metres beside the line. */
export interface Projection {
  along: number;
  offset: number;
}

export function frameAt(latitude: number, longitude: number): Frame {
  const { kx, ky } = new CheapRuler(latitude, 'meters');
  return { latitude, longitude, kx, ky };
}

/** Metres between two places given in degrees; true to 0.1 % up to about 100 km outside the polar regions. */
export function distanceBetween(
  latitudeA: number,
  longitudeA: number,
  latitudeB: number,
  longitudeB: number,
): number {
  const { kx, ky } = new CheapRuler((latitudeA + latitudeB) / 2, 'meters');
  const turn = Math.abs(longitudeB - longitudeA);
  return Math.hypot(Math.min(turn, 360 - turn) * kx, (latitudeB - latitudeA) * ky);
}

/** A place given in degrees as metres in the frame. */
export function placeIn(
  frame: Frame,
  latitude: number,
  longitude: number,
): { x: number; y: number } {
  return {
    x: (longitude - frame.longitude) * frame.kx,
    y: (latitude - frame.latitude) * frame.ky,
  };
}

/** The line through the given vertices (degrees, no NaN), measured in the frame. */
export function lineIn(frame: Frame, latitude: Column, longitude: Column): Line {
  const x = longitude.map((degrees) => (degrees - frame.longitude) * frame.kx);
  const y = latitude.map((degrees) => (degrees - frame.latitude) * frame.ky);
  const along = new Float64Array(x.length);
  for (let i = 1; i < x.length; i++) {
    along[i] = along[i - 1] + Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
  }
  return { x, y, along };
}

export function lengthOf(line: Line): number {
  return line.along[line.along.length - 1];
}

/** Index of the segment [i, i + 1] that holds the place `along` metres from the beginning. */
export function segmentAt(line: Line, along: number): number {
  let low = 0;
  let high = line.along.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (line.along[middle] <= along) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The place on the line `along` metres from its beginning; beyond an end, that end. */
export function pointAt(line: Line, along: number): { x: number; y: number } {
  const i = segmentAt(line, along);
  const span = line.along[i + 1] - line.along[i];
  const share = span > 0 ? Math.min(1, Math.max(0, (along - line.along[i]) / span)) : 0;
  return {
    x: line.x[i] + share * (line.x[i + 1] - line.x[i]),
    y: line.y[i] + share * (line.y[i + 1] - line.y[i]),
  };
}

/** How far along segment `i` the point projects, 0 at its beginning to 1 at its end. */
export function shareOfSegment(line: Line, i: number, x: number, y: number): number {
  const dx = line.x[i + 1] - line.x[i];
  const dy = line.y[i + 1] - line.y[i];
  const squared = dx * dx + dy * dy;
  if (squared === 0) return 0;
  const share = ((x - line.x[i]) * dx + (y - line.y[i]) * dy) / squared;
  return share < 0 ? 0 : share > 1 ? 1 : share;
}

/** The place on the whole line nearest to a point; the first one where several are equally near. */
export function nearestOn(line: Line, x: number, y: number): Projection {
  const nearest = { along: 0, offset: Number.POSITIVE_INFINITY };
  for (let i = 0; i + 1 < line.x.length; i++) {
    const share = shareOfSegment(line, i, x, y);
    const dx = line.x[i] + share * (line.x[i + 1] - line.x[i]) - x;
    const dy = line.y[i] + share * (line.y[i + 1] - line.y[i]) - y;
    const offset = Math.hypot(dx, dy);
    if (offset >= nearest.offset) continue;
    nearest.offset = offset;
    nearest.along = line.along[i] + share * (line.along[i + 1] - line.along[i]);
  }
  return nearest;
}
