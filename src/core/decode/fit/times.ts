import type { Column } from '../../recording.ts';
import { NO_TIME } from './tables.ts';

/** 1989-12-31T00:00:00Z, where FIT counts from, in seconds since 1970. */
const FIT_EPOCH = 631_065_600;

/** Below this a time counts from when the device was switched on: it had no date yet. */
const FIRST_DATE = 0x10000000;

/** Seconds since 1970 of a raw FIT time; NaN where there is none or it is no date. */
export function toUnix(raw: number): number {
  return raw >= FIRST_DATE && raw < NO_TIME ? raw + FIT_EPOCH : Number.NaN;
}

/** As `toUnix`, for the first `count` of a column. */
export function toUnixColumn(raw: ArrayLike<number>, count: number): Column {
  const out = new Float64Array(count);
  for (let i = 0; i < count; i++) out[i] = toUnix(raw[i]);
  return out;
}
