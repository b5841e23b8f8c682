import { makeColumn } from '../../lent-memory.ts';
import type { Channel, Column, Columns, DeviceTotals, Sport } from '../../recording.ts';
import { type Fields, readFields, readText } from './columns.ts';
import { sportOf, subSportOf } from './names.ts';
import type { Source } from './source.ts';
import type { Table } from './tables.ts';
import { toUnix } from './times.ts';

/** What a `session` message (18) says: one sport of a file that may hold several. */
export interface Session {
  /** Seconds since 1970, NaN where the device had no date. */
  start: number;
  sport: Sport;
  subSport: string | null;
  title: string | null;
  totals: DeviceTotals | null;
}

/** The samples of one session: rows of the part, in file order. */
export interface Share {
  session: Session;
  /** `[start, end)` in seconds since 1970 for what has no session of its own: laps, timer events. */
  start: number;
  end: number;
  time: Column;
  columns: Columns;
}

/** Field and divisor of each total in the `session` message (FIT profile, message 18). */
const TOTALS: Record<keyof DeviceTotals, { field: number; scale?: number; zero?: 'unknown' }> = {
  elapsed: { field: 7, scale: 1000 },
  timer: { field: 8, scale: 1000 },
  distance: { field: 9, scale: 100 },
  ascent: { field: 22 },
  descent: { field: 23 },
  averagePower: { field: 20 },
  maximumPower: { field: 21 },
  weightedPower: { field: 34, zero: 'unknown' },
  trainingLoad: { field: 35, scale: 10, zero: 'unknown' },
  intensity: { field: 36, scale: 1000, zero: 'unknown' },
  threshold: { field: 45, zero: 'unknown' },
  work: { field: 48 },
  averageHeartRate: { field: 16, zero: 'unknown' },
  maximumHeartRate: { field: 17, zero: 'unknown' },
  averageCadence: { field: 18 },
};
const TOTAL_NAMES = Object.keys(TOTALS) as (keyof DeviceTotals)[];
const SESSION = {
  ...TOTALS,
  averageCadenceFraction: { field: 92, scale: 128 },
  start: { field: 2 },
  sport: { field: 5 },
  subSport: { field: 6 },
};
const PROFILE_NAME = 110;

/** Every session of a part by start; without sessions an empty list. */
export function readSessions(source: Source, table: Table | undefined): Session[] {
  if (table === undefined) return [];
  const said = readFields(source, table, SESSION);
  const { start, sport, subSport } = said;
  const sessions = start.map((raw, row) => ({
    start: toUnix(raw),
    sport: sportOf(sport[row], subSport[row]),
    subSport: subSportOf(sport[row], subSport[row]),
    title: readText(source, table, row, PROFILE_NAME),
    totals: totalsOf(said, row),
  }));
  return sessions.sort((a, b) => a.start - b.start);
}

function totalsOf(said: Fields<keyof typeof SESSION>, row: number): DeviceTotals {
  const totals: Partial<DeviceTotals> = {};
  for (const name of TOTAL_NAMES) {
    const value = said[name][row];
    const unknown = !Number.isFinite(value) || (value === 0 && TOTALS[name].zero === 'unknown');
    totals[name] = unknown ? null : value;
  }
  const cadence = said.averageCadence[row] + (said.averageCadenceFraction[row] || 0);
  totals.averageCadence = Number.isNaN(cadence) ? null : cadence;
  return totals as DeviceTotals;
}

/**
 * Deals the samples out to the sessions by time: a session reaches from its start to the next one's,
 * the first one also back and the last one on without end (some devices write a start that is too
 * late). A sample without a time stays with the sample before it. Sessions without samples are left
 * out, as are those without a date beside others that have one.
 */
export function shareOut(sessions: readonly Session[], time: Column, columns: Columns): Share[] {
  const dated = sessions.filter(({ start }, i) => {
    const next = sessions[i + 1];
    return !Number.isNaN(start) && next?.start !== start;
  });
  if (dated.length < 2) {
    const session = dated[0] ?? sessions[0];
    if (session === undefined) return [];
    return [{ session, start: -Infinity, end: Infinity, time, columns }];
  }
  const owner = ownersOf(dated, time);
  const shares = dated.map((session, k): Share => {
    const rows = rowsOf(owner, k);
    return {
      session,
      start: k === 0 ? -Infinity : session.start,
      end: dated[k + 1]?.start ?? Infinity,
      time: pick(time, rows),
      columns: pickAll(columns, rows),
    };
  });
  return shares.filter((share) => share.time.length > 0);
}

/** For each sample the index of its session. */
function ownersOf(sessions: readonly Session[], time: Column): Uint16Array {
  const owner = new Uint16Array(time.length);
  let k = 0;
  for (let i = 0; i < time.length; i++) {
    const t = time[i];
    if (!Number.isNaN(t)) {
      while (k + 1 < sessions.length && t >= sessions[k + 1].start) k++;
      while (k > 0 && t < sessions[k].start) k--;
    }
    owner[i] = k;
  }
  return owner;
}

function rowsOf(owner: Uint16Array, k: number): Int32Array {
  let count = 0;
  for (let i = 0; i < owner.length; i++) if (owner[i] === k) count++;
  const rows = new Int32Array(count);
  for (let i = 0, n = 0; i < owner.length; i++) if (owner[i] === k) rows[n++] = i;
  return rows;
}

/** The values of ascending rows. */
function pick(column: Column, rows: Int32Array): Column {
  const first = rows[0];
  const isBlock = rows[rows.length - 1] - first === rows.length - 1;
  if (isBlock) return column.slice(first, first + rows.length);
  const out = makeColumn(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = column[rows[i]];
  return out;
}

function pickAll(columns: Columns, rows: Int32Array): Columns {
  const out: Columns = {};
  for (const channel of Object.keys(columns) as Channel[]) {
    const column = columns[channel];
    if (column !== undefined) out[channel] = pick(column, rows);
  }
  return out;
}
