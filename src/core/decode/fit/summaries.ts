import type { LapMark, TimerEvent } from '../../recording.ts';
import { readFields } from './columns.ts';
import type { Source } from './source.ts';
import type { Table } from './tables.ts';
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

const EVENT = { event: { field: 0 }, type: { field: 1 } };
const LAP = {
  start: { field: 2 },
  elapsed: { field: 7, scale: 1000 },
  timer: { field: 8, scale: 1000 },
  distance: { field: 9, scale: 100 },
  trigger: { field: 24 },
};
const ACTIVITY = { localTime: { field: 5 } };

/** Times at which the device's timer started and stopped, in file order; events without a date are left out. */
export function readTimer(source: Source, table: Table | undefined): TimerEvent[] {
  const { time, event, type } = readFields(source, table, EVENT);
  const timer: TimerEvent[] = [];
  for (let i = 0; i < time.length; i++) {
    const at = toUnix(time[i]);
    if (event[i] !== TIMER || Number.isNaN(at)) continue;
    if (type[i] === START) timer.push({ time: at, kind: 'start' });
    else if (STOPS.has(type[i])) timer.push({ time: at, kind: 'stop' });
  }
  return timer;
}

/**
 * The `lap` messages (19) in file order; laps without a dated start are left out. A lap ends its
 * elapsed time after its start, or else when its message was written.
 */
export function readLaps(source: Source, table: Table | undefined): LapMark[] {
  const said = readFields(source, table, LAP);
  const laps: LapMark[] = [];
  for (let i = 0; i < said.time.length; i++) {
    const start = toUnix(said.start[i]);
    const elapsed = said.elapsed[i];
    const end = Number.isNaN(elapsed) ? toUnix(said.time[i]) : start + elapsed;
    if (!(end >= start)) continue;
    laps.push({
      start,
      end,
      trigger: TRIGGERS[said.trigger[i]] ?? null,
      timer: orNull(said.timer[i]),
      distance: orNull(said.distance[i]),
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
  const { time, localTime } = readFields(source, table, ACTIVITY);
  for (let i = 0; i < time.length; i++) {
    const apart = toUnix(localTime[i]) - toUnix(time[i]);
    const offset = Math.round(apart / QUARTER_HOUR) * QUARTER_HOUR;
    if (Math.abs(offset) <= FARTHEST) return offset;
  }
  return null;
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
