import { type Schedule, timeAt } from './pacing.ts';
import { type EvenPlan, workOf } from './plan.ts';
import { altitudeAt, type Profiled } from './profile.ts';

/** A part of a planned climb, from bend to bend or kilometre to kilometre. */
export interface Section {
  /** Metres of road from the foot. */
  from: number;
  to: number;
  /** Rise over run. */
  slope: number;
  /** W of the rider, mean over its time. */
  power: number;
  /** m/s */
  speed: number;
  /** Of the section, and from the foot to its end. */
  seconds: number;
  passed: number;
}

/** Metres below which a piece is no section of its own. */
const CRUMB = 100;

/** Every full kilometre, and the end; a last crumb goes with the kilometre before. */
export function kilometres(length: number): number[] {
  const marks: number[] = [];
  for (let mark = 1000; mark < length - CRUMB; mark += 1000) marks.push(mark);
  return [...marks, length];
}

/** The plan cut at these places (metres of road from the foot, rising). */
export function sectionsOf(
  climb: Profiled,
  { stretches }: Pick<EvenPlan, 'stretches'>,
  { schedule, marks }: { schedule: Schedule; marks: readonly number[] },
): Section[] {
  return marks.map((to, i) => {
    const from = i === 0 ? 0 : marks[i - 1];
    const rise = altitudeAt(climb, to) - altitudeAt(climb, from);
    const passed = timeAt(to, stretches, schedule);
    const seconds = passed - timeAt(from, stretches, schedule);
    return {
      from,
      to,
      slope: rise / Math.sqrt((to - from) ** 2 - rise ** 2),
      power: workBetween(from, to) / seconds,
      speed: (to - from) / seconds,
      seconds,
      passed,
    };
  });

  function workBetween(from: number, to: number): number {
    return workUpTo(to) - workUpTo(from);
  }

  function workUpTo(along: number): number {
    const time = timeAt(along, stretches, schedule);
    return workOf({
      powers: schedule.powers,
      times: schedule.times.map((end) => Math.min(end, time)),
    });
  }
}
