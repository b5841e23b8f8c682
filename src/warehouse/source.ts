import type { DuckDBValue } from '@duckdb/node-api';

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
