import { type Line, metresPerLatitude, metresPerLongitude, type Route } from './route.ts';
import type { Truth } from './simulate.ts';

/** When the simulated rider truly passed a line's gates, in seconds since the start. */
export interface TrueEffort {
  line: string;
  start: number;
  elapsed: number;
}

/** A gate counts as on the road within this distance of it, metres. */
const ON_ROAD = 20;
const LENGTH_TOLERANCE = 0.06;

/**
 * The lines that the road follows from end to end, with the times at which the simulated rider was
 * there. Plain geometry on the noise-free road: no gates, no matching, so that it can judge them.
 */
export function trueEfforts(truth: Truth, route: Route, lines: Iterable<Line>): TrueEffort[] {
  const efforts: TrueEffort[] = [];
  for (const line of lines) {
    for (const [from, to] of stretches(route, line)) {
      const start = timeAt(truth, from);
      efforts.push({ line: line.id, start, elapsed: timeAt(truth, to) - start });
    }
  }
  return efforts.sort((a, b) => a.start - b.start || a.line.localeCompare(b.line));
}

/** Stretches of the road, in metres along it, that run along the whole line in its direction. */
function stretches(route: Route, line: Line): [number, number][] {
  const starts = passes(route, line, 0);
  const ends = passes(route, line, line.latitude.length - 1);
  const length = lineLength(line);
  return starts.flatMap((from) => {
    const to = ends.find((end) => Math.abs(end - from - length) < length * LENGTH_TOLERANCE);
    return to !== undefined && follows(route, line, from, to)
      ? [[from, to] as [number, number]]
      : [];
  });
}

/** Where the road comes nearest to a vertex of the line, once for each time it comes near. */
function passes(route: Route, line: Line, vertex: number): number[] {
  const best: { away: number; along: number }[] = [];
  let last = -Infinity;
  for (let i = 0; i + 1 < route.distance.length; i++) {
    const near = nearest(
      route,
      i,
      line.latitude[vertex] as number,
      line.longitude[vertex] as number,
    );
    if (near.away > ON_ROAD) continue;
    const again = near.along - last > 2 * ON_ROAD;
    last = near.along;
    if (again) best.push(near);
    else if (near.away < (best.at(-1)?.away ?? ON_ROAD)) best[best.length - 1] = near;
  }
  return best.map(({ along }) => along);
}

/** Every tenth vertex of the line lies on that stretch of the road. */
function follows(route: Route, line: Line, from: number, to: number): boolean {
  for (let v = 0; v < line.latitude.length; v += 10) {
    const on = passes(route, line, v).some(
      (along) => along >= from - ON_ROAD && along <= to + ON_ROAD,
    );
    if (!on) return false;
  }
  return true;
}

function nearest(route: Route, i: number, latitude: number, longitude: number) {
  const scale = metresPerLongitude(latitude);
  const x = (k: number) => ((route.longitude[k] as number) - longitude) * scale;
  const y = (k: number) => ((route.latitude[k] as number) - latitude) * metresPerLatitude();
  const [ax, ay, bx, by] = [x(i), y(i), x(i + 1), y(i + 1)];
  const span = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
  const share = Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / span));
  return {
    away: Math.hypot(ax + share * (bx - ax), ay + share * (by - ay)),
    along: (route.distance[i] as number) + share * Math.sqrt(span),
  };
}

function lineLength(line: Line): number {
  let length = 0;
  for (let i = 1; i < line.latitude.length; i++) {
    const dy =
      ((line.latitude[i] as number) - (line.latitude[i - 1] as number)) * metresPerLatitude();
    const dx =
      ((line.longitude[i] as number) - (line.longitude[i - 1] as number)) *
      metresPerLongitude(line.latitude[i] as number);
    length += Math.hypot(dx, dy);
  }
  return length;
}

/** Time at which the rider was `along` metres down the road, linear within the second. */
function timeAt(truth: Truth, along: number): number {
  const after = truth.distance.findIndex((distance) => distance >= along);
  if (after <= 0) return Math.max(0, after);
  const before = truth.distance[after - 1] as number;
  return after - 1 + (along - before) / ((truth.distance[after] as number) - before);
}
