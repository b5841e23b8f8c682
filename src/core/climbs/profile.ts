import { pressureAt } from '../physics.ts';
import type { Column } from '../recording.ts';
import type { Stretch } from './pacing.ts';
import type { Quality, Variant } from './variant.ts';

/** What a profile needs of a variant. */
export type Profiled = Pick<Variant, 'altitude' | 'length' | 'height' | 'base'> & {
  line: Pick<Variant['line'], 'along'>;
  quality?: Pick<Quality, 'window'>;
};

/** The steepest piece of a climb of a stated length: a gradient without its window says nothing. */
export interface Steepest {
  /** Metres over which it is the mean. */
  window: number;
  /** Rise over run; 0.08 = 8 %. */
  slope: number;
  /** Metres of road from the start gate to its beginning. */
  along: number;
}

/** Metres between two places at which a steepest piece may begin. */
const STRIDE = 10;

/**
 * Metres above the sea at a place of the climb (metres of road from the start gate): between the
 * line's vertices, and where the pack trusts no altitude, evenly from start gate to end gate.
 */
export function altitudeAt(
  { line, altitude, length, height, base }: Profiled,
  along: number,
): number {
  if (altitude === null) return base + (along / length) * height;
  return valueAlong(line.along, altitude, along);
}

/**
 * The climb in pieces of `step` metres of road, the last one what is left. Where the pack trusts no
 * altitude every piece has the mean slope.
 */
export function stretchesOf(variant: Profiled, step: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (let from = 0; from < variant.length; from += step) {
    const next = from + Math.min(step, variant.length - from);
    // A last crumb would have a slope of noise: it goes with the piece before.
    const to = variant.length - next < step / 4 ? variant.length : next;
    const foot = altitudeAt(variant, from);
    const top = altitudeAt(variant, to);
    const length = to - from;
    const altitude = (foot + top) / 2;
    const slope = slopeOf(top - foot, length);
    stretches.push({ length, slope, altitude, pressure: pressureAt(altitude) });
    if (to === variant.length) break;
  }
  return stretches;
}

/** Null where the pack trusts no altitude, or none over so short a window, or the climb is shorter. */
export function steepestOf(variant: Profiled, window: number): Steepest | null {
  if (variant.altitude === null || variant.length < window) return null;
  if (window < (variant.quality?.window ?? 0)) return null;
  let steepest: Steepest | null = null;
  for (let along = 0; along <= variant.length - window; along += STRIDE) {
    const rise = altitudeAt(variant, along + window) - altitudeAt(variant, along);
    const slope = slopeOf(rise, window);
    if (steepest === null || slope > steepest.slope) steepest = { window, slope, along };
  }
  return steepest;
}

/** Rise over run of a piece of road measured along it. */
function slopeOf(rise: number, road: number): number {
  return rise / Math.sqrt(Math.max(road * road - rise * rise, 1e-9));
}

function valueAlong(places: Column, values: Column, along: number): number {
  let low = 0;
  let high = places.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (places[middle] <= along) low = middle;
    else high = middle;
  }
  const share = (along - places[low]) / (places[high] - places[low]);
  return values[low] + Math.min(1, Math.max(0, share)) * (values[high] - values[low]);
}
