import { rm } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { freshOf, putInPlace, removeWarehouse } from './replace.ts';

/**
 * Makes a file of the rows that live and puts it in the place of the one at `path`, which must be
 * closed: a deleted row leaves its bytes in a DuckDB file, here it leaves nothing. A file that was
 * set aside goes too. Killed anywhere, the old file is found, or the new one.
 */
export async function rewriteFile(path: string): Promise<void> {
  const fresh = freshOf(path);
  await removeWarehouse(fresh);
  await copyTables(path, fresh);
  await putInPlace(fresh, path);
  await removeLeftovers(path);
  for (const ending of ['', '.wal']) await rm(`${path}.set-aside${ending}`, { force: true });
}

/** What a rewrite, a rebuild or a query may leave beside the file when the process is killed. */
export async function removeLeftovers(path: string): Promise<void> {
  await removeWarehouse(freshOf(path));
  await rm(`${path}.tmp`, { recursive: true, force: true });
}

/** An instance of its own: the service's may touch nothing but its one file. */
async function copyTables(from: string, to: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: `${to}.tmp`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: '1',
  });
  try {
    const connection = await instance.connect();
    await connection.run(`ATTACH ${quoted(from)} AS worn`);
    await connection.run(`ATTACH ${quoted(to)} AS fresh`);
    await connection.run('COPY FROM DATABASE worn TO fresh');
    await connection.run('CHECKPOINT fresh');
    await connection.run('DETACH fresh; DETACH worn');
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
