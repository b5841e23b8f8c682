import type { Stretch } from './pacing.ts';
import { type Profiled, stretchesOf } from './profile.ts';
import { MESH } from './splits.ts';

/** As long as the lines are there; a line never changes. */
const stretches = new WeakMap<Profiled, readonly Stretch[]>();

/** The pieces of a line between the points of an effort's mesh, made once for all its efforts. */
export function meshStretches(line: Profiled): readonly Stretch[] {
  const known = stretches.get(line) ?? stretchesOf(line, MESH);
  stretches.set(line, known);
  return known;
}
