import type {
  DuckDBConnection,
  DuckDBMaterializedResult,
  DuckDBPreparedStatement,
  DuckDBValue,
} from '@duckdb/node-api';

/** What takes SQL with `$name` parameters. */
export interface Asked {
  run(sql: string, parameters?: Record<string, DuckDBValue>): Promise<DuckDBMaterializedResult>;
}

/** Texts of SQL; pages ask some twenty, and some more by what a list is filtered. */
const MOST = 100;

/**
 * A connection that reads no text twice: to parse and bind a question, and to change threads for it,
 * takes as long as to answer it. Whoever asks has a statement alone, because parameters lie in it.
 */
export function keepStatements(connection: DuckDBConnection): Asked {
  const idle = new Map<string, DuckDBPreparedStatement>();

  async function take(sql: string): Promise<DuckDBPreparedStatement> {
    const statement = idle.get(sql);
    idle.delete(sql);
    return statement ?? connection.prepare(sql);
  }

  /** The last one used stands last. */
  function putBack(sql: string, statement: DuckDBPreparedStatement): void {
    idle.get(sql)?.destroySync();
    idle.delete(sql);
    idle.set(sql, statement);
    const [oldest] = idle.keys();
    if (idle.size <= MOST || oldest === undefined) return;
    idle.get(oldest)?.destroySync();
    idle.delete(oldest);
  }

  return {
    async run(sql, parameters = {}) {
      const statement = await take(sql);
      try {
        // none that an earlier question had may stay
        statement.clearBindings();
        statement.bind(parameters);
        const result = await statement.run();
        putBack(sql, statement);
        return result;
      } catch (error) {
        statement.destroySync();
        throw error;
      }
    },
  };
}
