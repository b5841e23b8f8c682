import { type Course, meshPlaces } from './course.ts';
import {
  evenPowerFor,
  evenSchedule,
  optimalSchedule,
  type Schedule,
  type Setup,
  type Stretch,
  timeAt,
} from './pacing.ts';
import { type Profiled, stretchesOf } from './profile.ts';
import { MESH } from './splits.ts';

/** A way of pacing a climb. */
export interface Pace {
  /** Mean over time, W. By the physics of a bicycle: estimated. */
  power: number;
  course: Course;
}

/**
 * How a climb that took so many seconds of moving would have gone at even power, and how at the same
 * cost (mean of the fourth power) but with more on the steep parts and less on the others, which is
 * faster. Null where the pack trusts no altitude, for then nobody knows what is steep, and where no
 * power takes that time.
 */
export function pacesFor(
  seconds: number,
  variant: Profiled,
  setup: Setup,
): { even: Pace; optimal: Pace } | null {
  if (variant.altitude === null) return null;
  const stretches = stretchesOf(variant, MESH);
  const power = evenPowerFor(seconds, stretches, setup);
  if (Number.isNaN(power)) return null;
  const paceOf = (schedule: Schedule): Pace => ({
    power: meanPower(schedule),
    course: courseOfSchedule(schedule, stretches, variant.length),
  });
  return {
    even: paceOf(evenSchedule(stretches, power, setup)),
    optimal: paceOf(optimalSchedule(stretches, power, setup)),
  };
}

function courseOfSchedule(
  schedule: Schedule,
  stretches: readonly Stretch[],
  length: number,
): Course {
  const along = meshPlaces(length);
  return { along, elapsed: along.map((place) => timeAt(place, stretches, schedule)) };
}

function meanPower({ powers, times }: Schedule): number {
  let work = 0;
  powers.forEach((power, i) => {
    work += power * (times[i] - (i === 0 ? 0 : times[i - 1]));
  });
  return work / (times.at(-1) ?? Number.NaN);
}
