import type { Column } from '../recording.ts';

/** Metres of road that a rider may make beside the road, to a tap and back; more is a way of its own. */
const LONGEST_LOOP = 150;

/**
 * Which vertices of a way stay when its little loops are cut off where it crosses itself within 150 m:
 * who turns round for a halt, or whose receiver wanders meanwhile, does not lengthen the road. A way
 * that comes back on itself later keeps its crossing.
 */
export function withoutLoops(x: Column, y: Column): number[] {
  const kept = [0];
  const along = [0];
  for (let i = 1; i < x.length; i++) {
    for (let k = crossed(x, y, kept, along, i); k >= 0; k = crossed(x, y, kept, along, i)) {
      kept.length = k + 1;
      along.length = k + 1;
    }
    const last = kept[kept.length - 1];
    along.push(along[along.length - 1] + Math.hypot(x[i] - x[last], y[i] - y[last]));
    kept.push(i);
  }
  return kept;
}

/** The place in `kept` of the beginning of the earliest near segment that the step to `i` crosses; −1 = none. */
function crossed(x: Column, y: Column, kept: number[], along: number[], i: number): number {
  const end = kept.length - 1;
  let found = -1;
  for (let k = end - 2; k >= 0 && along[end] - along[k + 1] <= LONGEST_LOOP; k--) {
    if (cross(x, y, kept[k], kept[k + 1], kept[end], i)) found = k;
  }
  return found;
}

/** Whether the segments a–b and c–d have each other's ends on different sides. */
function cross(x: Column, y: Column, a: number, b: number, c: number, d: number): boolean {
  const side = (p: number, q: number, r: number): number =>
    Math.sign((x[q] - x[p]) * (y[r] - y[p]) - (y[q] - y[p]) * (x[r] - x[p]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
