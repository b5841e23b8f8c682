import { type Course, secondsTo } from './course.ts';
import { altitudeAt, type Profiled } from './profile.ts';

/** A place where a climb is cut; metres from the start gate, and above the sea where that is known. */
export interface Cut {
  along: number;
  altitude: number;
}

/** A piece of a climb up to a cut, and when it was reached: seconds from the start gate, and for the piece. */
export interface Section extends Cut {
  elapsed: number;
  leg: number;
}

const KILOMETRE = 1000;
const HEIGHT = 100;
/** A last piece shorter than this share of a whole one goes with the one before. */
const CRUMB = 0.15;
/** Metres between two places that are looked at for an altitude. */
const STRIDE = 10;

/** Every kilometre of the road, and its end. Altitudes NaN where the pack trusts none. */
export function kilometreCuts(road: Profiled): Cut[] {
  const places: number[] = [];
  for (let along = KILOMETRE; along < road.length - CRUMB * KILOMETRE; along += KILOMETRE) {
    places.push(along);
  }
  return [...places, road.length].map((along) => cutAt(road, along));
}

/**
 * Every round 100 m above the sea, where the road passes it for the last time upwards, and the end;
 * none where the pack trusts no altitude.
 */
export function altitudeCuts(road: Profiled): Cut[] {
  if (road.altitude === null) return [];
  const cuts: Cut[] = [];
  let from = 0;
  let below = road.base;
  while (from < road.length) {
    const to = Math.min(from + STRIDE, road.length);
    const here = altitudeAt(road, to);
    while (cuts.length > 0 && (cuts.at(-1)?.altitude ?? 0) > here) cuts.pop();
    const first = HEIGHT * (Math.floor(below / HEIGHT) + 1);
    for (let altitude = first; altitude <= here; altitude += HEIGHT) {
      cuts.push({ along: to - ((to - from) * (here - altitude)) / (here - below), altitude });
    }
    from = to;
    below = here;
  }
  const top = cutAt(road, road.length);
  const last = cuts.at(-1);
  if (last && top.altitude - last.altitude < CRUMB * HEIGHT) cuts.pop();
  return [...cuts, top];
}

/** When each cut was reached. */
export function sectionsOf(course: Course, cuts: readonly Cut[]): Section[] {
  let before = 0;
  return cuts.map((cut) => {
    const elapsed = secondsTo(cut.along, course);
    const leg = elapsed - before;
    before = elapsed;
    return { ...cut, elapsed, leg };
  });
}

function cutAt(road: Profiled, along: number): Cut {
  return { along, altitude: road.altitude === null ? Number.NaN : altitudeAt(road, along) };
}
