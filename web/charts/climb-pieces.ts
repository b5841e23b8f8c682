import { altitudeAt, type Profiled, stretchesOf } from '../../src/core/climbs/profile.ts';
import type { Range } from '../../src/core/series.ts';
import type { ClimbLine } from '../api/climbs.ts';
import { slopeBand } from './slope.ts';

/** The road of a climb as the API sends it: metres from the start gate, metres above the sea. */
export interface ClimbShape {
  along: readonly number[];
  altitude: readonly number[];
}

/** Metres over which gradients are told on a profile. */
const WINDOWS = [100, 500, 1000] as const;
export type Window = (typeof WINDOWS)[number];

/** A piece of the road with one gradient; its ends in metres from the start gate. */
export interface Piece extends Range {
  /** Per cent. */
  slope: number;
  /** Index into SLOPE_BANDS. */
  band: number;
  /** Metres above the sea at its end. */
  top: number;
}

/** Over how much road gradients can be told: no less than the line is good for, no more than there is. */
export function windowsOf({
  quality: { window: finest },
  length,
}: Pick<ClimbLine, 'quality' | 'length'>): Window[] {
  return finest === null ? [] : WINDOWS.filter((each) => each >= finest && each <= length);
}

/** Ready for what the core knows of profiles. `length`: metres from gate to gate. */
export function roadOf({ along, altitude }: ClimbShape, length: number): Profiled {
  const road = {
    line: { along: Float64Array.from(along) },
    altitude: Float64Array.from(altitude),
    length,
    base: altitude[0],
    height: 0,
  };
  return { ...road, height: altitudeAt(road, length) - road.base };
}

/** The road in pieces of `window` metres, the last one what is left. */
export function piecesOf(road: Profiled, window: number): Piece[] {
  let start = 0;
  return stretchesOf(road, window).map(({ length, slope }) => {
    const end = start + length;
    const piece = {
      start,
      end,
      slope: 100 * slope,
      band: slopeBand(100 * slope),
      top: altitudeAt(road, end),
    };
    start = end;
    return piece;
  });
}

/** The piece that a place lies in; the summit lies in the last one. */
export function pieceAt(pieces: readonly Piece[], along: number): Piece {
  return pieces.find(({ end }) => along < end) ?? pieces[pieces.length - 1];
}

/**
 * In which lane, 0 the lowest, the label of each place stands, so that none covers another;
 * null where all lanes are taken. `places` are pixels in ascending order, `room` those of a label.
 */
export function lanesOf(places: readonly number[], room: number, lanes: number): (number | null)[] {
  const last = new Array<number>(lanes).fill(Number.NEGATIVE_INFINITY);
  return places.map((place) => {
    const lane = last.findIndex((taken) => taken + room <= place);
    if (lane === -1) return null;
    last[lane] = place;
    return lane;
  });
}
