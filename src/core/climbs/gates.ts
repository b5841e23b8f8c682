import { type Frame, type Line, lengthOf, pointAt } from '../geo.ts';
import type { Track } from '../track.ts';

/** A line across the road, in the frame of its climb, that counts only when crossed the right way. */
export interface Gate {
  x: number;
  y: number;
  /** Unit vector of the riding direction. */
  dx: number;
  dy: number;
  /** Metres to either side. */
  halfWidth: number;
}

/** The moment a gate was crossed, between samples `step` and `step + 1` of the track. */
export interface Crossing {
  step: number;
  /** Seconds since the ride's start, interpolated between the two samples. */
  time: number;
  /** 95 % of the errors are smaller, in seconds. */
  uncertainty: number;
}

export const DEFAULT_HALF_WIDTH = 25;
/** Metres of half-width granted for each second of sampling gap: a coarse track cuts corners. */
const WIDENING = 2.5;
const MOST_WIDENING = 25;
/** The road's direction at a gate is taken over this many metres before and after it. */
const DIRECTION_REACH = 10;
/** A longer step between two samples says nothing about where the rider was in between. */
const LONGEST_STEP = 300;
/** Nobody rides faster, in m/s: one of the two positions is false. */
export const FASTEST = 40;

/** Along-road position noise in metres (one σ) of a receiver that does not state its own. */
const POSITION_NOISE = 2.5;
/** Error of the interpolation by sampling gap, both in seconds (95 %); beyond the last, half the gap. */
const INTERPOLATION_ERROR = [
  [2, 0.15],
  [3, 0.2],
  [5, 0.35],
  [7, 0.6],
  [10, 1.2],
];
/** The speed at a gate is taken over this many seconds before and after it. */
const SPEED_REACH = 5;
/** Nobody who passes a gate is slower: bounds the uncertainty of who stops on it. */
const SLOWEST = 0.5;

/** The gate `along` metres up a line, at a right angle to it. */
export function gateOn(line: Line, along: number, halfWidth: number): Gate {
  const { x, y } = pointAt(line, along);
  const from = pointAt(line, Math.max(0, along - DIRECTION_REACH));
  const to = pointAt(line, Math.min(lengthOf(line), along + DIRECTION_REACH));
  const reach = Math.hypot(to.x - from.x, to.y - from.y);
  return { x, y, dx: (to.x - from.x) / reach, dy: (to.y - from.y) / reach, halfWidth };
}

/** The farthest from its position, in metres, that the gate can be crossed. */
export function reachOf(gate: Gate): number {
  return gate.halfWidth + MOST_WIDENING;
}

/** The crossing of the gate in the right sense between samples `step` and `step + 1`, or null. */
export function crossingAt(gate: Gate, frame: Frame, track: Track, step: number): Crossing | null {
  const ax = (track.longitude[step] - frame.longitude) * frame.kx - gate.x;
  const ay = (track.latitude[step] - frame.latitude) * frame.ky - gate.y;
  const before = ax * gate.dx + ay * gate.dy;
  if (!(before < 0)) return null;
  const bx = (track.longitude[step + 1] - frame.longitude) * frame.kx - gate.x;
  const by = (track.latitude[step + 1] - frame.latitude) * frame.ky - gate.y;
  const after = bx * gate.dx + by * gate.dy;
  if (!(after >= 0)) return null;
  const gap = track.time[step + 1] - track.time[step];
  if (Math.hypot(bx - ax, by - ay) > Math.min(LONGEST_STEP, FASTEST * gap)) return null;

  const share = before / (before - after);
  const aside = Math.abs((ay + share * (by - ay)) * gate.dx - (ax + share * (bx - ax)) * gate.dy);
  if (aside > gate.halfWidth + Math.min(MOST_WIDENING, WIDENING * gap)) return null;
  return {
    step,
    time: track.time[step] + share * gap,
    uncertainty: uncertaintyAt(frame, track, step, step + 1),
  };
}

/**
 * How well a passing between two samples is timed: √(i² + (2σ/v)²), 95 %, in seconds (climbs.md
 * rule 2), with i = interpolation error of the gap, σ = position noise, v = speed over the seconds around.
 */
export function uncertaintyAt(frame: Frame, track: Track, before: number, after: number): number {
  const stated = track.accuracy === null ? Number.NaN : track.accuracy[before];
  const noise = stated > 0 ? stated : POSITION_NOISE;
  const speed = Math.max(SLOWEST, speedAround(frame, track, before, after));
  return Math.hypot(
    interpolationError(track.time[after] - track.time[before]),
    (2 * noise) / speed,
  );
}

/** 95 % of the interpolation's errors for a sampling gap, both in seconds. */
export function interpolationError(gap: number): number {
  let [knownGap, error] = INTERPOLATION_ERROR[0];
  if (gap <= knownGap) return error;
  for (const [nextGap, nextError] of INTERPOLATION_ERROR) {
    if (gap <= nextGap) {
      return error + ((gap - knownGap) / (nextGap - knownGap)) * (nextError - error);
    }
    knownGap = nextGap;
    error = nextError;
  }
  return gap / 2;
}

/** The slower of the speeds over the seconds before and after a passing: it is not known better in between. */
function speedAround(frame: Frame, track: Track, before: number, after: number): number {
  const { time } = track;
  const middle = (time[before] + time[after]) / 2;
  let first = before;
  let last = after;
  while (first > 0 && middle - time[first] < SPEED_REACH) first--;
  while (last + 1 < time.length && time[last] - middle < SPEED_REACH) last++;
  return Math.min(
    speedBetween(frame, track, first, after),
    speedBetween(frame, track, before, last),
  );
}

function speedBetween(frame: Frame, track: Track, from: number, to: number): number {
  const { time, latitude, longitude } = track;
  const distance = Math.hypot(
    (longitude[to] - longitude[from]) * frame.kx,
    (latitude[to] - latitude[from]) * frame.ky,
  );
  return distance / (time[to] - time[from]);
}
