import type {
  DuckDBConnection,
  DuckDBMaterializedResult,
  DuckDBPreparedStatement,
  DuckDBType,
  DuckDBValue,
} from '@duckdb/node-api';

/** What takes SQL with `$name` parameters. */
export interface Asked {
  /** Types are for those whose values do not tell theirs. */
  run(
    sql: string,
    parameters?: Record<string, DuckDBValue>,
    types?: Record<string, DuckDBType>,
  ): Promise<DuckDBMaterializedResult>;
}

/** Texts of SQL; pages ask some twenty, and some more by what a list is filtered. */
const MOST = 100;

/**
 * A connection that reads no text twice: to parse a question, and to change threads for it, takes as
 * long as to answer it. Whoever asks has a statement alone, because parameters lie in it.
 *
 * One without parameters is not kept: DuckDB plans it once, by what it knew of the rows then (all of
 * one view, say), and would go on to answer so when others have come. With parameters it plans anew.
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
    async run(sql, parameters = {}, types) {
      if (Object.keys(parameters).length === 0) return connection.run(sql);
      const statement = await take(sql);
      try {
        statement.bind(parameters, types);
        const result = await statement.run();
        // nobody's may be another's
        statement.clearBindings();
        putBack(sql, statement);
        return result;
      } catch (error) {
        statement.destroySync();
        throw error;
      }
    },
  };
}
