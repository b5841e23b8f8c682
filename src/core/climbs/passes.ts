import { type Frame, type Line, lineIn, placeIn, segmentAt, shareOfSegment } from '../geo.ts';
import type { Column } from '../recording.ts';

/** Positions in degrees of a ride or a track, in its order; altitude (m) only where it may be believed. */
export interface Trace {
  latitude: Column;
  longitude: Column;
  altitude: Column | null;
}

export interface Position {
  latitude: number;
  longitude: number;
}

/** A ride's way from one place to another, in a frame: its road, and metres above the sea at its vertices. */
export interface Pass {
  line: Line;
  altitude: Column | null;
}

/** How near a pass comes to an end: metres. */
const REACH = 60;
/** Who stands still draws a cloud; only what is so far from the vertex before goes on (m). */
const LEAST_STEP = 2;

/** Each time a trace goes from near one place to near the other; the last beginning before an end counts. */
export function passesOf(trace: Trace, frame: Frame, from: Position, to: Position): Pass[] {
  const line = lineIn(frame, trace.latitude, trace.longitude);
  const events = [
    ...approaches(line, placeIn(frame, from.latitude, from.longitude)).map((along) => ({
      along,
      ends: false,
    })),
    ...approaches(line, placeIn(frame, to.latitude, to.longitude)).map((along) => ({
      along,
      ends: true,
    })),
  ].sort((a, b) => a.along - b.along);
  const passes: Pass[] = [];
  let begin: number | null = null;
  for (const { along, ends } of events) {
    if (!ends) begin = along;
    else if (begin !== null) {
      passes.push(cut(line, trace.altitude, begin, along));
      begin = null;
    }
  }
  return passes;
}

/** Where the line comes nearest to a place, once for each time it is within reach. */
function approaches(line: Line, { x, y }: { x: number; y: number }): number[] {
  const found: number[] = [];
  let best = { offset: Number.POSITIVE_INFINITY, along: 0 };
  for (let i = 0; i + 1 < line.x.length; i++) {
    const share = shareOfSegment(line, i, x, y);
    const offset = Math.hypot(
      line.x[i] + share * (line.x[i + 1] - line.x[i]) - x,
      line.y[i] + share * (line.y[i + 1] - line.y[i]) - y,
    );
    if (offset <= REACH) {
      const along = line.along[i] + share * (line.along[i + 1] - line.along[i]);
      if (offset < best.offset) best = { offset, along };
    } else if (best.offset <= REACH) {
      found.push(best.along);
      best = { offset: Number.POSITIVE_INFINITY, along: 0 };
    }
  }
  if (best.offset <= REACH) found.push(best.along);
  return found;
}

/** The stretch between two places of a line, without its halts. */
function cut(line: Line, altitude: Column | null, from: number, to: number): Pass {
  const x: number[] = [];
  const y: number[] = [];
  const heights: number[] = [];
  const add = (along: number): void => {
    const place = at(line, altitude, along);
    x.push(place.x);
    y.push(place.y);
    heights.push(place.altitude);
  };
  add(from);
  for (let i = 0; i < line.x.length; i++) {
    if (line.along[i] <= from || line.along[i] >= to) continue;
    const moved = Math.hypot(line.x[i] - x[x.length - 1], line.y[i] - y[y.length - 1]);
    if (moved >= LEAST_STEP) add(line.along[i]);
  }
  add(to);
  return {
    line: measured(Float64Array.from(x), Float64Array.from(y)),
    altitude: heights.every(Number.isFinite) ? Float64Array.from(heights) : null,
  };
}

/** A polyline with its metres. */
export function measured(x: Column, y: Column): Line {
  const along = new Float64Array(x.length);
  for (let i = 1; i < x.length; i++) {
    along[i] = along[i - 1] + Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
  }
  return { x, y, along };
}

/** A place of a line with its altitude, NaN where that is unknown. */
export function at(
  line: Line,
  altitude: Column | null,
  along: number,
): { x: number; y: number; altitude: number } {
  const i = segmentAt(line, along);
  const span = line.along[i + 1] - line.along[i];
  const share = span > 0 ? Math.min(1, Math.max(0, (along - line.along[i]) / span)) : 0;
  const between = (values: Column): number => values[i] + share * (values[i + 1] - values[i]);
  return {
    x: between(line.x),
    y: between(line.y),
    altitude: altitude === null ? Number.NaN : between(altitude),
  };
}
