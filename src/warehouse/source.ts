import { type DuckDBValue, listValue } from '@duckdb/node-api';
import type { RideView } from './result.ts';

/** How lists in rows are to be read; a warehouse of another layout is made anew, never misread. */
export interface Layout {
  /** The metric of each place in a `metrics` list. */
  metricIds: readonly string[];
  /** The duration in seconds of each place in a `curve` list, ascending. */
  curveGrid: readonly number[];
}

/** What a question needs: the layout, and rows for SQL with `$name` parameters. */
export interface Source extends Layout {
  rows<Row>(sql: string, parameters?: Record<string, DuckDBValue>): Promise<Row[]>;
}

/**
 * The riders whose rows a question may read: all there is of them, or only what their privacy zones
 * leave visible, with the start of each ride rounded down. `whole` wins over `visible`.
 */
export interface Readable {
  whole: readonly string[];
  visible: readonly string[];
}

/** Seconds: to this the start of a ride is rounded down for those who don't see it whole. */
const START_STEP = 900;

/** The one column of each table that tells when, as it is told to those who don't see all. */
const ROUNDED = {
  ride: `${roundedDown('start')} AS start`,
  effort: `${roundedDown('round(began_at - start_second)')} + start_second AS began_at`,
};

type Table = keyof typeof ROUNDED;

/** In the place of a table: its rows as they may be told to who has this view of them. */
export function rowsIn(table: Table, view: RideView): string {
  return view === 'whole'
    ? `(SELECT * FROM ${table} WHERE view <> 'visible')`
    : `(SELECT * REPLACE (${ROUNDED[table]}) FROM ${table} WHERE view <> 'whole')`;
}

/** In the place of a table: the rows that `readableParameters` lets through. */
export function readableRows(table: Table): string {
  return `(SELECT * FROM ${rowsIn(table, 'whole')} WHERE list_contains($whole, rider_id)
    UNION ALL
    SELECT * FROM ${rowsIn(table, 'visible')}
    WHERE list_contains($visible, rider_id) AND NOT list_contains($whole, rider_id))`;
}

export function readableParameters({ whole, visible }: Readable): Record<string, DuckDBValue> {
  return { whole: idList(whole), visible: idList(visible) };
}

/** With the id of nobody, because DuckDB cannot tell the type of an empty list. */
export function idList(ids: readonly string[]): DuckDBValue {
  return listValue(['', ...ids]);
}

function roundedDown(moment: string): string {
  return `floor(${moment} / ${START_STEP}) * ${START_STEP}`;
}

/** `AND`-joined conditions for those filters that were given; TRUE when none was. */
export function conditions(given: Record<string, unknown>, all: Record<string, string>): string {
  const some = Object.keys(all).filter((name) => given[name] !== undefined);
  return some.map((name) => `(${all[name]})`).join(' AND ') || 'TRUE';
}

/** Only the filters that were given, as parameters. */
export function parametersOf(given: Record<string, unknown>): Record<string, DuckDBValue> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Record<string, DuckDBValue>;
}
