import { LabError } from '../errors.ts';
import { type Frame, frameAt, type Line, lengthOf, shareOfSegment } from '../geo.ts';
import { median } from '../median.ts';
import type { Column } from '../recording.ts';
import { neededVertices } from '../simplify.ts';
import { withoutLoops } from './loops.ts';
import { at, measured, type Pass, type Position, passesOf, type Trace } from './passes.ts';

/** A line made of rides or tracks, as a pack holds it. */
export interface NewLine {
  /** Longitude and latitude, and metres above the sea where passes told them. */
  coordinates: number[][];
  /** How many passes it is the median of, and how many of them told the altitude. */
  passes: number;
  altitudes: number;
}

/** Metres between the places at which passes are compared. */
const STEP = 4;
/** A pass that is longer or shorter by more than this share went another way. */
const OTHER_WAY = 0.1;
/** A pass is left out that is farther off than this (m) for more than this share of the way. */
const ASTRAY = 30;
const MOST_ASTRAY = 0.05;
/** Metres between the samples that a first idea of the road is made of, and that lengths are compared by. */
const ROUGH_STEP = 8;
const LONG_STEP = 25;
/** Metres a pass is searched ahead for its place beside the next step. */
const AHEAD = 60;
const ROUNDS = 6;
/** Savitzky–Golay, 7 points, quadratic (Anal. Chem. 36, 1627, 1964): smooths, but does not cut bends. */
const SMOOTH = [-2, 3, 6, 7, 6, 3, -2].map((weight) => weight / 21);
/** Altitudes are the mean over so many steps to either side. */
const HEIGHT_REACH = 6;
/** Metres that the line may be off the median where vertices are left out. */
const TOLERANCE = 1;
const FEWEST_POINTS = 10;

/**
 * The road between two places as the middle of all passes over it: at every 4 m the median of their
 * distances to the side, smoothed, then simplified to 1 m; one pass alone is simplified only. Ends default
 * to those of the first trace.
 * @throws LabError bad-request, where no trace goes from one end to the other
 */
export function lineOfTraces(
  traces: readonly Trace[],
  { from, to }: { from?: Position; to?: Position } = {},
): NewLine {
  const [first] = traces;
  if (!first || first.latitude.length < 2) {
    throw new LabError('bad-request', 'There is no trace to make a line of.');
  }
  const start = from ?? positionOf(first, 0);
  const end = to ?? positionOf(first, first.latitude.length - 1);
  const frame = frameAt(start.latitude, start.longitude);
  const passes = traces.flatMap((trace) => passesOf(trace, frame, start, end));
  if (passes.length === 0) {
    throw new LabError(
      'bad-request',
      'No trace goes from one end to the other, within 60 m of each.',
    );
  }
  const { line, followed } = middleOf(passes);
  const heights = heightsOf(followed);
  return {
    coordinates: coordinatesOf(frame, line, heights),
    passes: followed.length,
    altitudes: followed.filter(({ pass }) => pass.altitude !== null).length,
  };
}

function positionOf({ latitude, longitude }: Trace, i: number): Position {
  return { latitude: latitude[i], longitude: longitude[i] };
}

/** A pass, and its place (metres along it) beside each step of a line. */
interface Followed {
  pass: Pass;
  places: Column;
}

/** The middle of the passes that follow the same road: the most that any of them has beside it. */
function middleOf(passes: readonly Pass[]): { line: Line; followed: Followed[] } {
  const [reference] = passes
    .map((pass) => {
      const alike = passes.filter((other) => isAlike(pass, other));
      const road = smoothed(resampled(thinned(pass.line, ROUGH_STEP)));
      return { road, alike, followed: followersOf(road, alike) };
    })
    .sort((a, b) => b.followed.length - a.followed.length);
  let { road: line, followed } = reference;
  // one alone is the line: nothing is known of its noise
  if (followed.length === 1) {
    const pass = withoutDetours(followed[0].pass);
    return { line: pass.line, followed: [{ pass, places: pass.line.along }] };
  }
  for (let round = 0; round < ROUNDS; round++) {
    line = smoothed(shifted(line, followed));
    followed = followersOf(line, reference.alike);
  }
  return { line, followed };
}

/** A pass whose rider did not turn round for a halt. Among several the median sees to that. */
function withoutDetours({ line, altitude }: Pass): Pass {
  const stay = withoutLoops(line.x, line.y);
  const column = (values: Column): Column => Float64Array.from(stay, (i) => values[i]);
  return { line: measured(column(line.x), column(line.y)), altitude: altitude && column(altitude) };
}

/** Whether two passes are about as long: measured in steps that noise makes no longer. */
function isAlike(a: Pass, b: Pass): boolean {
  const [one, other] = [a, b].map(({ line }) => lengthOf(thinned(line, LONG_STEP)));
  return Math.abs(one - other) <= OTHER_WAY * one;
}

/** The passes that are nowhere long far from a line. */
function followersOf(line: Line, passes: readonly Pass[]): Followed[] {
  return passes
    .map((pass) => ({ pass, places: placesBeside(line, pass.line) }))
    .filter((one) => !isAstray(line, one));
}

/** Vertices at least so many metres apart, and both ends. */
function thinned({ x, y }: Line, step: number): Line {
  const kept = [0];
  for (let i = 1; i < x.length - 1; i++) {
    const last = kept[kept.length - 1];
    if (Math.hypot(x[i] - x[last], y[i] - y[last]) >= step) kept.push(i);
  }
  kept.push(x.length - 1);
  return measured(
    Float64Array.from(kept, (i) => x[i]),
    Float64Array.from(kept, (i) => y[i]),
  );
}

function resampled(line: Line): Line {
  const count = Math.max(FEWEST_POINTS, Math.round(lengthOf(line) / STEP) + 1);
  const places = Array.from({ length: count }, (_, i) =>
    at(line, null, (i / (count - 1)) * lengthOf(line)),
  );
  return measured(
    Float64Array.from(places, ({ x }) => x),
    Float64Array.from(places, ({ y }) => y),
  );
}

/** For each vertex of the line the nearest place on a pass, never going back. */
function placesBeside(line: Line, pass: Line): Column {
  const places = new Float64Array(line.x.length);
  let from = 0;
  let segment = 0;
  for (let v = 0; v < line.x.length; v++) {
    let best = { offset: Number.POSITIVE_INFINITY, along: from };
    while (segment + 2 < pass.x.length && pass.along[segment + 1] <= from) segment++;
    for (let i = segment; i + 1 < pass.x.length && pass.along[i] <= from + AHEAD; i++) {
      const share = shareOfSegment(pass, i, line.x[v], line.y[v]);
      const along = Math.max(from, pass.along[i] + share * (pass.along[i + 1] - pass.along[i]));
      const { x, y } = at(pass, null, along);
      const offset = Math.hypot(x - line.x[v], y - line.y[v]);
      if (offset < best.offset) best = { offset, along };
    }
    places[v] = best.along;
    from = best.along;
  }
  return places;
}

function isAstray(line: Line, { pass, places }: Followed): boolean {
  const far = places.filter((along, v) => {
    const { x, y } = at(pass.line, null, along);
    return Math.hypot(x - line.x[v], y - line.y[v]) > ASTRAY;
  });
  return far.length > MOST_ASTRAY * places.length;
}

/** Each vertex moved to the side by the median of the passes' distances. */
function shifted(line: Line, followed: readonly Followed[]): Line {
  const x = line.x.slice();
  const y = line.y.slice();
  const last = line.x.length - 1;
  for (let v = 0; v <= last; v++) {
    const [before, after] = [Math.max(0, v - 2), Math.min(last, v + 2)];
    const reach = Math.hypot(line.x[after] - line.x[before], line.y[after] - line.y[before]);
    if (reach === 0) continue;
    const [nx, ny] = [
      -(line.y[after] - line.y[before]) / reach,
      (line.x[after] - line.x[before]) / reach,
    ];
    const aside = median(
      followed.map(({ pass, places }) => {
        const place = at(pass.line, null, places[v]);
        return (place.x - line.x[v]) * nx + (place.y - line.y[v]) * ny;
      }),
    );
    x[v] += aside * nx;
    y[v] += aside * ny;
  }
  return measured(x, y);
}

/** Without the noise from step to step; the ends stay. */
function smoothed({ x, y }: Line): Line {
  return measured(smooth(x), smooth(y));
}

function smooth(values: Column): Column {
  const half = SMOOTH.length >> 1;
  return values.map((value, i) => {
    if (i < half || i >= values.length - half) return value;
    return SMOOTH.reduce((sum, weight, k) => sum + weight * values[i - half + k], 0);
  });
}

/** At each step the median of what passes tell, smoothed; null where none tells. */
function heightsOf(followed: readonly Followed[]): Column | null {
  const telling = followed.filter(({ pass }) => pass.altitude !== null);
  if (telling.length === 0) return null;
  const heights = telling[0].places.map((_, v) =>
    median(telling.map(({ pass, places }) => at(pass.line, pass.altitude, places[v]).altitude)),
  );
  return heights.map((_, v) => {
    // as far to one side as to the other, so that the ends keep their height
    const reach = Math.min(HEIGHT_REACH, v, heights.length - 1 - v);
    const around = heights.slice(v - reach, v + reach + 1);
    return around.reduce((sum, height) => sum + height, 0) / around.length;
  });
}

function coordinatesOf(frame: Frame, line: Line, heights: Column | null): number[][] {
  return vertices(line).map((v) => {
    const longitude = Number((frame.longitude + line.x[v] / frame.kx).toFixed(6));
    const latitude = Number((frame.latitude + line.y[v] / frame.ky).toFixed(6));
    if (heights === null) return [longitude, latitude];
    return [longitude, latitude, Number(heights[v].toFixed(1))];
  });
}

/** Those that the line needs, and enough of them for a pack. */
function vertices(line: Line): number[] {
  const needed = neededVertices(line, TOLERANCE);
  if (needed.length >= FEWEST_POINTS) return needed;
  const last = line.x.length - 1;
  const even = Array.from({ length: FEWEST_POINTS }, (_, i) =>
    Math.round((i / (FEWEST_POINTS - 1)) * last),
  );
  return [...new Set([...needed, ...even])].sort((a, b) => a - b);
}
