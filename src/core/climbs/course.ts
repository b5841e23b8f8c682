import { median } from '../median.ts';
import { MESH } from './splits.ts';

/**
 * When places of a line were passed, by a rider or by a plan: metres and seconds from the start gate,
 * both ascending, the last place the end of the line. Between them, even motion.
 */
export interface Course {
  along: readonly number[];
  elapsed: readonly number[];
}

/** What an effort tells of itself; what is not shared is null. */
interface Passed {
  packVersion: string;
  elapsed: number;
  mesh: readonly number[] | null;
  splits: readonly { gate: string; elapsed: number | null }[];
}

/** The places of a line that meshes tell of: every 100 m, and the end. */
export function meshPlaces(length: number): number[] {
  const inner = Math.ceil(length / MESH) - 1;
  return Array.from({ length: inner + 1 }, (_, i) => (i === inner ? length : (i + 1) * MESH));
}

/**
 * The course of an effort: by its mesh, and where that is not shared, or of another edition of the
 * line, by its gates.
 */
export function courseOf(
  { packVersion, elapsed, mesh, splits }: Passed,
  line: { packVersion: string; length: number; gates: readonly { id: string; along: number }[] },
): Course {
  if (mesh && packVersion === line.packVersion) {
    return { along: meshPlaces(line.length), elapsed: mesh };
  }
  const passed = line.gates.flatMap((gate) => {
    const time = splits.find((split) => split.gate === gate.id)?.elapsed;
    return time == null ? [] : [{ along: gate.along, time }];
  });
  return {
    along: [...passed.map((each) => each.along), line.length],
    elapsed: [...passed.map((each) => each.time), elapsed],
  };
}

/** Seconds from the start gate to a place of the line (m). */
export function secondsTo(place: number, { along, elapsed }: Course): number {
  return valueAt(place, along, elapsed);
}

/** The place of the line (m) that is reached after so many seconds. */
export function placeAfter(seconds: number, { along, elapsed }: Course): number {
  return valueAt(seconds, elapsed, along);
}

/** The same course told at these places. */
export function coarser(course: Course, along: readonly number[]): Course {
  return { along, elapsed: along.map((place) => secondsTo(place, course)) };
}

/** At each of these places the median of those who came by: as many were sooner there as later. */
export function medianCourse(courses: readonly Course[], along: readonly number[]): Course {
  const elapsed = along.map((place) => median(courses.map((each) => secondsTo(place, each))));
  return { along, elapsed };
}

/** Of a polyline through the origin and the points (x, y), both ascending; held at its ends. */
function valueAt(x: number, xs: readonly number[], ys: readonly number[]): number {
  let low = 0;
  let high = xs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xs[middle] < x) low = middle + 1;
    else high = middle;
  }
  if (low === xs.length) return ys[low - 1];
  const [fromX, fromY] = low === 0 ? [0, 0] : [xs[low - 1], ys[low - 1]];
  const share = Math.max(0, x - fromX) / (xs[low] - fromX);
  return fromY + share * (ys[low] - fromY);
}
