import { type Course, secondsTo } from '../../src/core/climbs/course.ts';
import type { RoadValue } from './road-values.ts';

/** Metres between two known places beyond which a line between them would say too much. */
const COARSE = 150;

/**
 * Seconds behind (ahead: negative) along the line, at the places that both tell of: a course that
 * knows the gates alone says nothing of what lies between.
 */
export function deltaAlong(course: Course, reference: Course): RoadValue[] {
  const { along } = course.along.length <= reference.along.length ? course : reference;
  return [0, ...along].map((place) => ({
    along: place,
    value: secondsTo(place, course) - secondsTo(place, reference),
  }));
}

/** Whether a course is known at its gates alone. */
export function isCoarse({ along }: Course): boolean {
  return along[along.length - 1] / along.length > COARSE;
}
