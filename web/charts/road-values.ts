import { type Course, placeAfter, secondsTo } from '../../src/core/climbs/course.ts';
import type { Column } from '../../src/core/recording.ts';
import type { Range } from '../../src/core/series.ts';
import type { Streams } from '../api.ts';

/** What a value along a road is drawn from; metres from the start gate, NaN = unknown. */
export interface RoadValue {
  along: number;
  value: number;
}

/** When a ride passed a line: `start` in seconds of the ride. */
export interface Passing {
  start: number;
  course: Course;
}

/**
 * Means of a channel over pieces of `step` metres of the line, weighted by time, pauses left out; a
 * value stands in the middle of its piece. Efforts compare at the same places, whatever their speed.
 */
export function valuesAlong(
  streams: Streams,
  values: Column,
  { passing, step }: { passing: Passing; step: number },
): RoadValue[] {
  const { start, course } = passing;
  const length = endOf(course);
  const pieces = Math.max(1, Math.round(length / step));
  const size = length / pieces;
  const sums = new Float64Array(pieces);
  const weights = new Float64Array(pieces);
  const placeAt = placing(streams, passing);
  for (let i = 0; i < streams.time.length; i++) {
    const value = values[i];
    const [from, to] = [streams.time[i] - start, streams.time[i] + streams.step - start];
    if (Number.isNaN(value) || to <= 0 || from >= endTime(course)) continue;
    if (isPaused(streams.pauses, streams.time[i])) continue;
    const [begins, ends] = [placeAt(from), placeAt(to)];
    spread(begins, ends, size, (piece, share) => {
      if (piece >= pieces) return;
      sums[piece] += value * share;
      weights[piece] += share;
    });
  }
  return Array.from(sums, (sum, piece) => ({
    along: (piece + 0.5) * size,
    value: weights[piece] > 0 ? sum / weights[piece] : Number.NaN,
  }));
}

/** The mean of a channel between two places of the line, by time, pauses left out; NaN = unknown. */
export function meanBetween(
  streams: Streams,
  values: Column,
  { start, course }: Passing,
  { start: from, end: to }: Range,
): number {
  const begins = start + secondsTo(from, course);
  const ends = start + secondsTo(to, course);
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < streams.time.length; i++) {
    const shared =
      Math.min(ends, streams.time[i] + streams.step) - Math.max(begins, streams.time[i]);
    if (shared <= 0 || Number.isNaN(values[i]) || isPaused(streams.pauses, streams.time[i]))
      continue;
    sum += values[i] * shared;
    weight += shared;
  }
  return sum / weight;
}

/**
 * The place on the line after so many seconds. Within a piece of the course by the metres that the
 * ride counts, where it tells them: a stop moves nobody. Else in even motion.
 */
function placing({ time, step, channels }: Streams, { start, course }: Passing) {
  const { distance } = channels;
  if (!distance) return (seconds: number) => placeAfter(seconds, course);
  const metresAt = (seconds: number): number => {
    const index = (start + seconds - time[0]) / step;
    const before = Math.min(distance.length - 1, Math.max(0, Math.floor(index)));
    const after = Math.min(distance.length - 1, before + 1);
    return distance[before] + Math.min(1, index - before) * (distance[after] - distance[before]);
  };
  return (seconds: number): number => {
    const piece = course.elapsed.findIndex((each) => each > seconds);
    if (piece < 0) return endOf(course);
    const [began, from] =
      piece === 0 ? [0, 0] : [course.elapsed[piece - 1], course.along[piece - 1]];
    const first = metresAt(began);
    const share =
      (metresAt(Math.max(began, seconds)) - first) / (metresAt(course.elapsed[piece]) - first);
    if (!(share >= 0 && share <= 1)) return placeAfter(seconds, course);
    return from + share * (course.along[piece] - from);
  };
}

/** Gives each piece that [from, to) touches its share of it; all of it where one stood still. */
function spread(
  from: number,
  to: number,
  size: number,
  give: (piece: number, share: number) => void,
): void {
  const first = Math.floor(from / size);
  if (to <= from) {
    give(first, 1);
    return;
  }
  for (let piece = first; piece * size < to; piece++) {
    const shared = Math.min(to, (piece + 1) * size) - Math.max(from, piece * size);
    if (shared > 0) give(piece, shared / (to - from));
  }
}

function isPaused(pauses: readonly Range[], moment: number): boolean {
  return pauses.some(({ start, end }) => start <= moment && moment < end);
}

function endOf({ along }: Course): number {
  return along[along.length - 1];
}

function endTime({ elapsed }: Course): number {
  return elapsed[elapsed.length - 1];
}
