import type { z } from '@hono/zod-openapi';
import { isMotorless, setupOf } from '../core/climbs/assumptions.ts';
import { type Course, coarser, courseOf, medianCourse } from '../core/climbs/course.ts';
import { type Pace, pacesFor } from '../core/climbs/paces.ts';
import type { Variant } from '../core/climbs/territory.ts';
import type { Rider } from '../core/metrics/metric.ts';
import { LAPSE } from '../core/physics.ts';
import type { EffortRow } from '../warehouse/effort-row.ts';
import type { LineEffort } from '../warehouse/queries/line-efforts.ts';
import { courseTold, type EffortLink, type MISSING, type References } from './effort-schemas.ts';

type Told = z.infer<typeof References>;

/** A median of fewer riders would be one of them. */
const FEWEST_RIDERS = 3;
/** kg, of a rider whose weight is unknown or not shared: the shape of a pace hardly depends on it. */
const ASSUMED_WEIGHT = 75;

const without = (missing: (typeof MISSING)[number]) => ({ course: null, missing });

/** The rider's fastest other effort. */
export function bestReference(
  best: { effort: EffortRow; link: LineEffort } | null,
  line: Variant,
  { along }: Course,
): Told['best'] {
  if (!best) return without('no-other');
  const course = courseTold(coarser(courseOf(best.effort, line), along));
  return { course, missing: null, effort: linkOf(best.link) };
}

/** The median of riders, each at their best; at the gates alone where one does not share positions. */
export function groupReference(
  fastest: readonly EffortRow[],
  line: Variant,
  { along }: Course,
): Told['group'] {
  if (fastest.length < FEWEST_RIDERS) return without('few-riders');
  const courses = fastest.map((effort) => courseOf(effort, line));
  const gates = [...line.gates.map((gate) => gate.along), line.length];
  const places = fastest.every(({ mesh }) => mesh !== null) ? along : gates;
  return {
    course: courseTold(medianCourse(courses, places)),
    missing: null,
    riders: fastest.length,
  };
}

/** The same moving time at even power, and at best for the same cost. */
export function pacedReferences(
  effort: EffortRow,
  line: Variant,
  { course: { along }, rider }: { course: Course; rider: Pick<Rider, 'weight'> },
): Pick<Told, 'even' | 'optimal'> {
  if (!isMotorless(effort.bikeClass)) return { even: without('motor'), optimal: without('motor') };
  if (line.altitude === null) {
    return { even: without('no-altitude'), optimal: without('no-altitude') };
  }
  // the mean of an ascent was measured half way up
  const atFoot = (effort.averageTemperature ?? Number.NaN) + (LAPSE * line.height) / 2;
  const setup = setupOf(rider.weight ?? ASSUMED_WEIGHT, effort.bikeClass, atFoot);
  const paces = pacesFor(effort.moving ?? effort.elapsed, line, setup);
  if (!paces) return { even: without('no-power-fits'), optimal: without('no-power-fits') };
  const told = ({ power, course }: Pace) => {
    return {
      course: courseTold(coarser(course, along)),
      missing: null,
      power,
      assumedWeight: rider.weight === null,
    };
  };
  return { even: told(paces.even), optimal: told(paces.optimal) };
}

export function linkOf({ rideId, beganAt, ...rest }: LineEffort): z.infer<typeof EffortLink> {
  const { number, elapsed, partial } = rest;
  return {
    ride: rideId,
    number,
    beganAt: new Date(beganAt * 1000).toISOString(),
    elapsed,
    partial,
  };
}
