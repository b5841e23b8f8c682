import type { Columns, Recording } from '../../src/core/recording.ts';

/** 2024-06-01T08:00:00Z, when all invented recordings begin. */
export const MORNING = 1_717_228_800;

/** One sample a second (or at the given seconds since MORNING) with the given columns; NaN = missing. */
export function recorded(
  columns: Record<string, readonly number[]>,
  more: Partial<Recording> & { at?: readonly number[] } = {},
): Recording {
  const { at, ...rest } = more;
  const length = Object.values(columns)[0]?.length ?? at?.length ?? 0;
  const seconds = at ?? Array.from({ length }, (_, i) => i);
  return {
    format: 'fit',
    sport: 'cycling',
    subSport: null,
    title: null,
    creator: null,
    time: Float64Array.from(seconds, (second) => MORNING + second),
    columns: Object.fromEntries(
      Object.entries(columns).map(([channel, values]) => [channel, Float64Array.from(values)]),
    ) as Columns,
    breaks: [],
    timer: [],
    laps: [],
    totals: null,
    devices: [],
    athlete: null,
    utcOffset: null,
    partial: false,
    notes: [],
    ...rest,
  };
}
