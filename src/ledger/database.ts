import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CamelCasePlugin,
  Kysely,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
  sql,
  type Transaction,
} from 'kysely';
import { createLogSync } from './log-sync.ts';
import { migrate } from './migrations.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables> & {
  /** Makes every transaction so far survive a power cut; one call at a time. */
  syncLog: () => Promise<void>;
  plain: Plain;
};

/**
 * SQL as it is: nothing is put together, no name is changed and nobody is waited for, so that it takes
 * a third of the time. For who has the connection alone: within `atOnce`, `ask` or a transaction.
 */
export interface Plain {
  all<Row>(sql: string, ...parameters: SQLInputValue[]): Row[];
  run(sql: string, ...parameters: SQLInputValue[]): void;
}

/** What a function of the ledger may know of the world beside its tables. */
export interface Effects {
  /** Seconds since 1970 UTC. */
  now: () => number;
  /** A fresh unguessable id. */
  newId: () => string;
}

/**
 * Opens the SQLite file (`:memory:` for tests) and brings its tables up to date. A transaction that
 * settled survives a power cut: write-ahead log, synced at every commit.
 */
export async function openDatabase(path: string): Promise<Database> {
  const sqlite = new DatabaseSync(path, { timeout: 1_000 });
  sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  // What is deleted is overwritten: nothing of an erased person stays in a free page.
  sqlite.exec('PRAGMA secure_delete = ON');
  migrate(sqlite);
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: forKysely(sqlite) }),
    plugins: [new CamelCasePlugin()],
  });
  const plain = plainOf(sqlite);
  if (path === IN_MEMORY) return Object.assign(db, { plain, syncLog: async () => {} });
  syncName(path);
  const syncLog = createLogSync(`${path}-wal`, { checkpoint: () => emptyLog(db) });
  return Object.assign(db, { plain, syncLog });
}

const IN_MEMORY = ':memory:';

/** The log is there by now; that it is lasts once its folder is synced. */
function syncName(path: string): void {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Everything that was in the log is in the database itself when it settles, and the log is empty. */
async function emptyLog(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
  if (rows[0]?.busy !== 0) throw new Error('the log of the ledger is being read by somebody');
}

/**
 * A transaction that survives the death of the process but perhaps not a power cut: it is not
 * synced by itself, only with the next one that is. For what can be found again from the rest.
 */
export function unsynced<T>(
  db: Database,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`PRAGMA synchronous = NORMAL`.execute(connection);
    try {
      return await connection.transaction().execute(work);
    } finally {
      await sql`PRAGMA synchronous = FULL`.execute(connection);
    }
  });
}

/** As `unsynced`, in one go and in plain SQL: for what is done for each file. */
export function atOnce<T>(db: Database, work: (plain: Plain) => T): Promise<T> {
  return db.connection().execute(async () => {
    const { plain } = db;
    plain.run('PRAGMA synchronous = NORMAL');
    try {
      plain.run('BEGIN');
      return committed(plain, work);
    } finally {
      plain.run('PRAGMA synchronous = FULL');
    }
  });
}

function committed<T>(plain: Plain, work: (plain: Plain) => T): T {
  try {
    const result = work(plain);
    plain.run('COMMIT');
    return result;
  } catch (error) {
    plain.run('ROLLBACK');
    throw error;
  }
}

/** Questions in plain SQL, all of one moment; of nothing that is being written. */
export function ask<T>(db: Database, work: (plain: Plain) => T): Promise<T> {
  return db.connection().execute(async () => work(db.plain));
}

/** A list of any length as one parameter, of `json_each(?)`: the statement is the same for all. */
export function asList(values: readonly unknown[]): string {
  return JSON.stringify(values);
}

function plainOf(sqlite: DatabaseSync): Plain {
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? sqlite.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    all: <Row>(sql: string, ...parameters: SQLInputValue[]) =>
      statement(sql).all(...parameters) as Row[],
    run: (sql, ...parameters) => {
      statement(sql).run(...parameters);
    },
  };
}

/** Kysely's SQLite dialect speaks to better-sqlite3; node:sqlite differs in these few points. */
function forKysely(sqlite: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => sqlite.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = asKyselyStatement(sqlite.prepare(sql));
      if (prepared.size >= 200) prepared.clear();
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  const spread = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...spread(parameters)),
    run: (parameters) => statement.run(...spread(parameters)),
    iterate: (parameters) => statement.iterate(...spread(parameters)),
  };
}
