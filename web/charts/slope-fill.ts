import type { Column } from '../../src/core/recording.ts';
import { SLOPE_BANDS, type SlopeRun } from './slope.ts';

interface Stop {
  /** 0–1 along the plot area. */
  offset: number;
  token: string;
}

/** Of samples whose slope is unknown. */
const UNKNOWN = '--line';

/**
 * Colour stops of the area under a profile: two for each run of one slope, so that colours meet in
 * a hard edge. `x` are the places of the samples on the axis, of which [from, to] is in sight.
 */
export function slopeStops(runs: SlopeRun[], x: Column, from: number, to: number): Stop[] {
  const share = (place: number) => Math.min(1, Math.max(0, (place - from) / (to - from)));
  return runs.flatMap(({ start, end, band }) => {
    const left = share(x[start]);
    const right = share(x[Math.min(end, x.length - 1)]);
    const token = SLOPE_BANDS[band]?.token ?? UNKNOWN;
    if (right <= left) return [];
    return [
      { offset: left, token },
      { offset: right, token },
    ];
  });
}
