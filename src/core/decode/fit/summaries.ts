import type { LapMark, TimerEvent } from '../../recording.ts';
import { readColumn } from './columns.ts';
import type { Source, Table } from './tables.ts';
import { toUnix } from './times.ts';

/** `event` message (21): event 0 is the timer; these event types stop it. */
const TIMER = 0;
const START = 0;
const STOPS = new Set([1, 4, 8, 9]);

const TRIGGERS = [
  'manual',
  'time',
  'distance',
  'position_start',
  'position_lap',
  'position_waypoint',
  'position_marked',
  'session_end',
  'fitness_equipment',
];

/** Times at which the device's timer started and stopped, in file order; events without a date are left out. */
export function readTimer(source: Source, table: Table | undefined): TimerEvent[] {
  if (table === undefined) return [];
  const event = readColumn(source, table, { field: 0 });
  const type = readColumn(source, table, { field: 1 });
  const timer: TimerEvent[] = [];
  for (let i = 0; i < table.count; i++) {
    const time = toUnix(table.times[i]);
    const kind = type?.[i] ?? Number.NaN;
    if (event?.[i] !== TIMER || Number.isNaN(time)) continue;
    if (kind === START) timer.push({ time, kind: 'start' });
    else if (STOPS.has(kind)) timer.push({ time, kind: 'stop' });
  }
  return timer;
}

/**
 * The `lap` messages (19) in file order; laps without a dated start are left out. A lap ends its
 * elapsed time after its start, or else when its message was written.
 */
export function readLaps(source: Source, table: Table | undefined): LapMark[] {
  if (table === undefined) return [];
  const starts = readColumn(source, table, { field: 2 });
  const elapsed = readColumn(source, table, { field: 7, scale: 1000 });
  const timer = readColumn(source, table, { field: 8, scale: 1000 });
  const distance = readColumn(source, table, { field: 9, scale: 100 });
  const trigger = readColumn(source, table, { field: 24 });
  const laps: LapMark[] = [];
  for (let i = 0; i < table.count; i++) {
    const start = toUnix(starts?.[i] ?? Number.NaN);
    const length = orNull(elapsed?.[i]);
    const end = length === null ? toUnix(table.times[i]) : start + length;
    if (!(end >= start)) continue;
    laps.push({
      start,
      end,
      trigger: TRIGGERS[trigger?.[i] ?? -1] ?? null,
      timer: orNull(timer?.[i]),
      distance: orNull(distance?.[i]),
    });
  }
  return laps;
}

const QUARTER_HOUR = 900;
/** Clocks of this world are at most so far from UTC. */
const FARTHEST = 14 * 3600;

/**
 * Seconds east of UTC, from the first `activity` message (34) that says the time both ways; null
 * without one, or where the two are further apart than clocks are.
 */
export function readUtcOffset(source: Source, table: Table | undefined): number | null {
  if (table === undefined) return null;
  const local = readColumn(source, table, { field: 5 });
  for (let i = 0; i < table.count; i++) {
    const apart = toUnix(local?.[i] ?? Number.NaN) - toUnix(table.times[i]);
    const offset = Math.round(apart / QUARTER_HOUR) * QUARTER_HOUR;
    if (Math.abs(offset) <= FARTHEST) return offset;
  }
  return null;
}

function orNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
