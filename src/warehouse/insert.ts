import {
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
} from '@duckdb/node-api';
import type { Asked } from './statements.ts';

/** One column of a table of schema.sql: its type as it is handed over, and its value. */
export type ColumnOf<Item> = [type: DuckDBType, value: (item: Item) => DuckDBValue];

/** A connection that writes, and the statements that are kept for it. */
export interface Inserting {
  connection: DuckDBConnection;
  statements: Asked;
}

/** Where the one way begins to cost less than the other, about. */
const MANY = 64;
const ROWS_PER_CHUNK = 2048;

/**
 * Adds rows to a table. A statement has DuckDB do what it does a column off the main thread, where the
 * appender takes some 2 ms a commit; but each value costs it several times as much.
 */
export async function insert<Item>(
  { connection, statements }: Inserting,
  table: string,
  columns: readonly ColumnOf<Item>[],
  items: readonly Item[],
): Promise<void> {
  if (items.length === 0) return;
  if (items.length < MANY) await insertLists(statements, table, columns, items);
  else await append(connection, table, columns, items);
}

/** Each column is one list: the statement is the same for any number of rows. */
async function insertLists<Item>(
  statements: Asked,
  table: string,
  columns: readonly ColumnOf<Item>[],
  items: readonly Item[],
): Promise<void> {
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const [place, [type, value]] of columns.entries()) {
    values[`c${place}`] = listValue(items.map(value));
    types[`c${place}`] = LIST(type);
  }
  const lists = columns.map(([type], place) => `unnest($c${place}::${type}[])`);
  await statements.run(`INSERT INTO ${table} SELECT ${lists.join()}`, values, types);
}

async function append<Item>(
  connection: DuckDBConnection,
  table: string,
  columns: readonly ColumnOf<Item>[],
  items: readonly Item[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  try {
    for (let from = 0; from < items.length; from += ROWS_PER_CHUNK) {
      const some = items.slice(from, from + ROWS_PER_CHUNK);
      const chunk = DuckDBDataChunk.create(columns.map(([type]) => type));
      chunk.setColumns(columns.map(([, value]) => some.map(value)));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  } catch (error) {
    // when it is collected, it would write what it still holds: after the transaction, and for good
    appender.clear();
    throw error;
  }
}
