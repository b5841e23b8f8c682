import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import {
  DuckDBBlobValue,
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBListValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { LabError } from '../core/errors.ts';
import { EFFORT_NUMBERS } from './effort-detail.ts';
import type { Layout } from './source.ts';
import type { Asked } from './statements.ts';

/**
 * Raised when a table of schema.sql changes, or what is packed in it; a warehouse of another version
 * is made anew.
 */
const SCHEMA_VERSION = 8;

export interface Opened {
  instance: DuckDBInstance;
  /** The uploads whose rides are in it. */
  uploadIds: Set<string>;
  setAside: { path: string; reason: string } | null;
}

/** The file at `path`, made if missing; one that is of no use is renamed and made anew. */
export async function openOrSetAside(path: string, layout: Layout): Promise<Opened> {
  const marked = existsSync(damageMark(path));
  if (marked) return openAnew(path, layout, readFileSync(damageMark(path), 'utf8'));
  try {
    return { ...(await open(path, layout)), setAside: null };
  } catch (error) {
    if (isLocked(error)) throw new LabError('warehouse-locked', messageOf(error), { cause: error });
    if (isOutOfSpace(error) || !existsSync(path)) throw error;
    return openAnew(path, layout, messageOf(error));
  }
}

async function openAnew(path: string, layout: Layout, reason: string): Promise<Opened> {
  const aside = `${path}.set-aside`;
  for (const ending of ['', '.wal']) {
    rmSync(aside + ending, { force: true });
    if (existsSync(path + ending)) renameSync(path + ending, aside + ending);
  }
  rmSync(damageMark(path), { force: true });
  return { ...(await open(path, layout)), setAside: { path: aside, reason } };
}

/** Nothing but this one file can be reached through the instance, and nothing can unlock it. */
export async function open(path: string, layout: Layout): Promise<Omit<Opened, 'setAside'>> {
  const instance = await DuckDBInstance.create(path, {
    enable_external_access: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    lock_configuration: 'true',
    // A commit wakes all threads for nothing (measured: 5 ms of CPU with two, 2 ms with one), and
    // what pages ask for is a few milliseconds of work at most.
    threads: '1',
  });
  try {
    const connection = await instance.connect();
    await prepareTables(connection, layout);
    const uploadIds = await uploadsIn(connection);
    connection.closeSync();
    return { instance, uploadIds };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

async function prepareTables(
  connection: DuckDBConnection,
  { metricIds, curveGrid }: Layout,
): Promise<void> {
  const about = {
    version: SCHEMA_VERSION,
    metricIds: JSON.stringify(metricIds),
    curveGrid: JSON.stringify(curveGrid),
    effortNumbers: JSON.stringify(EFFORT_NUMBERS),
  };
  const [{ tables } = { tables: 0 }] = await rowsOf<{ tables: number }>(
    connection,
    "SELECT count(*)::INTEGER AS tables FROM duckdb_tables() WHERE table_name = 'about'",
  );
  if (tables === 0) {
    await transaction(connection, async () => {
      await connection.run(readFileSync(new URL('schema.sql', import.meta.url), 'utf8'));
      await connection.run(
        'INSERT INTO about VALUES ($version, $metricIds, $curveGrid, $effortNumbers)',
        about,
      );
    });
    return;
  }
  const same = await rowsOf(
    connection,
    `SELECT 1 FROM about WHERE schema_version = $version AND metric_ids = $metricIds
     AND curve_grid = $curveGrid AND effort_numbers = $effortNumbers`,
    about,
  );
  if (same.length === 0) throw new LabError('warehouse-damaged', 'it has another layout');
}

async function uploadsIn(connection: DuckDBConnection): Promise<Set<string>> {
  const found = new Set<string>();
  await chunksOf<[string[]]>(connection, 'SELECT DISTINCT upload_id FROM ride', {}, ([ids]) => {
    for (const id of ids) found.add(id);
  });
  return found;
}

/** Lists as arrays, BLOBs as bytes. */
export async function rowsOf<Row>(
  asked: Asked,
  sql: string,
  parameters?: Record<string, DuckDBValue>,
): Promise<Row[]> {
  const result = await asked.run(sql, parameters);
  const names = result.columnNames();
  const rows: Row[] = [];
  for (let i = 0; i < result.chunkCount; i++) {
    for (const values of result.getChunk(i).getRows()) {
      rows.push(Object.fromEntries(names.map((name, k) => [name, plain(values[k])])) as Row);
    }
  }
  return rows;
}

function plain(value: DuckDBValue | undefined): unknown {
  if (value instanceof DuckDBListValue) return value.items;
  return value instanceof DuckDBBlobValue ? value.bytes : value;
}

/** As `Source.chunks`. */
export async function chunksOf<Columns extends unknown[][]>(
  asked: Asked,
  sql: string,
  parameters: Record<string, DuckDBValue>,
  take: (columns: Columns) => void,
): Promise<void> {
  const result = await asked.run(sql, parameters);
  for (let i = 0; i < result.chunkCount; i++) {
    take(result.getChunk(i).getColumns() as Columns);
    await setImmediate();
  }
}

/** All of the work or nothing of it. */
export async function transaction<T>(
  connection: DuckDBConnection,
  work: () => Promise<T>,
): Promise<T> {
  await connection.run('BEGIN');
  try {
    const result = await work();
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    // What went wrong first is what matters: after it, there may be nothing left to roll back.
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function damageMark(path: string): string {
  return `${path}.damaged`;
}

/** Another program, not one of ours, has the file open. */
function isLocked(error: unknown): boolean {
  return messageOf(error).includes('Could not set lock');
}

function isOutOfSpace(error: unknown): boolean {
  return messageOf(error).includes('No space left');
}

/** DuckDB has given up its instance; nothing more works in this process. */
export function isFatal(error: unknown): boolean {
  return /FATAL|invalidated/.test(messageOf(error));
}

/** The file itself is no longer what was written. */
export function isDamage(error: unknown): boolean {
  return /corrupt|checksum/i.test(messageOf(error));
}

/** The next opening sets the file aside. */
export function markDamaged(path: string, error: unknown): void {
  writeFileSync(damageMark(path), messageOf(error));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
