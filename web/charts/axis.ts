import type { Column } from '../../src/core/recording.ts';

export type AxisKind = 'distance' | 'time';

/**
 * What charts count along their horizontal axis. Everything else on the page speaks of seconds
 * since the start of the ride; only here they become metres.
 */
export interface Axis {
  kind: AxisKind;
  /** Place on the axis (s or m) of a moment of the ride (s). */
  at(time: number): number;
  /** First moment (s) at that place of the axis. */
  timeAt(place: number): number;
}

export const TIME_AXIS: Axis = { kind: 'time', at: (time) => time, timeAt: (place) => place };

/** Metres ridden, between samples in proportion. `time` ascends; gaps (NaN) hold the last distance. */
export function distanceAxis(time: Column, distance: Column): Axis {
  const reached = neverBackwards(distance);
  return {
    kind: 'distance',
    at: (moment) => interpolate(time, reached, moment),
    timeAt: (place) => interpolate(reached, time, place),
  };
}

function neverBackwards(distance: Column): Column {
  let furthest = 0;
  return distance.map((value) => {
    if (value > furthest) furthest = value;
    return furthest;
  });
}

/** Value of `ys` where the non-decreasing `xs` first reach `x`; held at both ends. */
function interpolate(xs: Column, ys: Column, x: number): number {
  const after = firstAtLeast(xs, x);
  if (after === 0) return ys[0];
  if (after === xs.length) return ys[after - 1];
  const share = (x - xs[after - 1]) / (xs[after] - xs[after - 1]);
  return ys[after - 1] + share * (ys[after] - ys[after - 1]);
}

/** Index of the first value ≥ x in a non-decreasing column; its length where there is none. */
function firstAtLeast(values: Column, x: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
