import { type DuckDBValue, listValue } from '@duckdb/node-api';
import { type RideView, START_STEP, type View } from './result.ts';

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
  /**
   * The same answer some 2,000 rows at a time, column by column: however many rows there are, nobody
   * else waits longer than for that many.
   */
  chunks<Columns extends unknown[][]>(
    sql: string,
    parameters: Record<string, DuckDBValue>,
    take: (columns: Columns) => void,
  ): Promise<void>;
  zoneKeys: ZoneKeys;
}

/** The keys of the privacy zones that these riders have now; riders without zones may be missing. */
export type ZoneKeys = (riderIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/**
 * The riders whose rows a question may read: all there is of them, or only what their privacy zones
 * leave visible, with the start of each ride rounded down. `whole` wins over `visible`.
 */
export interface Readable {
  whole: readonly string[];
  visible: readonly string[];
}

/** The one column of each table that tells when. */
const WHEN = { ride: 'start', effort: 'began_at' };

/** What stands in that column for those who don't see all. */
export const ROUNDED = {
  ride: roundedDown('start'),
  effort: `${roundedDown('round(began_at - start_second)')} + start_second`,
};

type Table = keyof typeof WHEN;

/**
 * In the place of a table: its rows as they may be told to who has this view of them, and the `place`
 * of each in the table.
 */
export function rowsIn(table: Table, view: RideView): string {
  return view === 'whole'
    ? `(SELECT *, rowid AS place FROM ${table} WHERE view <> 'visible')`
    : `(SELECT * REPLACE (${ROUNDED[table]} AS ${WHEN[table]}), rowid AS place
         FROM ${table} WHERE view <> 'whole')`;
}

/** In the place of a table: the rows that `readableParameters` lets through. */
export function readableRows(table: Table): string {
  return `(SELECT * FROM ${rowsIn(table, 'whole')} WHERE list_contains($whole, rider_id)
    UNION ALL
    SELECT * FROM ${rowsIn(table, 'visible')}
    WHERE list_contains($visible, rider_id || ' ' || zone_key)
      AND NOT list_contains($whole, rider_id))`;
}

/** A zone protects from the moment it is set: rows computed for other zones are not visible. */
export async function readableParameters(
  { zoneKeys }: Source,
  { whole, visible }: Readable,
): Promise<Record<string, DuckDBValue>> {
  const keys = await zoneKeys(visible);
  const current = visible.map((riderId) => `${riderId} ${keys.get(riderId) ?? ''}`);
  return { whole: idList(whole), visible: idList(current) };
}

/** How these rows of the rider may be read; null: not at all. */
export function viewOf({ whole, visible }: Readable, riderId: string): RideView | null {
  if (whole.includes(riderId)) return 'whole';
  return visible.includes(riderId) ? 'visible' : null;
}

/**
 * Whether a row is for who has this view. Those who do not see all may be told it only while its zone
 * key is the rider's present one: that is for the caller to compare.
 */
export function isForView(view: RideView, row: View): boolean {
  return row === 'all' || row === view;
}

/** In the place of a table, with its parameters: the rows of one rider that may be read; null: none. */
export async function rowsOfRider(
  { zoneKeys }: Source,
  table: Table,
  { riderId, readable }: { riderId: string; readable: Readable },
): Promise<{ from: string; parameters: Record<string, DuckDBValue> } | null> {
  const view = viewOf(readable, riderId);
  if (view === null) return null;
  const rows = `SELECT * FROM ${rowsIn(table, view)} WHERE rider_id = $riderId`;
  if (view === 'whole') return { from: `(${rows})`, parameters: { riderId } };
  const zoneKey = (await zoneKeys([riderId])).get(riderId) ?? '';
  return { from: `(${rows} AND zone_key = $zoneKey)`, parameters: { riderId, zoneKey } };
}

/** What there is of one ride for this view, and whose it is; undefined as long as it is of other zones. */
export async function rowOfRide<Row>(
  { rows, zoneKeys }: Source,
  { id, view, columns }: { id: string; view: RideView; columns: string },
): Promise<(Row & { riderId: string }) | undefined> {
  const [found] = await rows<Row & { riderId: string; zone_key: string }>(
    `SELECT ${columns}, rider_id AS "riderId", zone_key FROM ${rowsIn('ride', view)}
     WHERE ride_id = $id`,
    { id },
  );
  if (!found) return undefined;
  const { zone_key, ...row } = found;
  const own = row as Row & { riderId: string };
  if (view === 'whole') return own;
  const keys = await zoneKeys([own.riderId]);
  return zone_key === (keys.get(own.riderId) ?? '') ? own : undefined;
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
