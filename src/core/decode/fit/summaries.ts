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

function orNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
