import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DuckDBInstance, INTEGER } from '@duckdb/node-api';
import { expect, it, onTestFinished } from 'vitest';
import { type ColumnOf, insert } from '../../src/warehouse/insert.ts';
import { rowsOf, transaction } from '../../src/warehouse/instance.ts';
import { keepStatements } from '../../src/warehouse/statements.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const WRONG = -1;

async function openTable() {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  await connection.run('CREATE TABLE numbers (n INTEGER NOT NULL)');
  const inserting = { connection, statements: keepStatements(connection) };
  const add = (column: ColumnOf<number>, items: number[]): Promise<void> =>
    transaction(connection, () => insert(inserting, 'numbers', [column], items));
  const count = async (): Promise<unknown> => {
    const [row] = await rowsOf<{ n: number }>(
      connection,
      'SELECT count(*)::INTEGER AS n FROM numbers',
    );
    return row?.n;
  };
  return { add, count };
}

it.each([1, 63, 64, 2_048, 5_000])('adds all of %i rows', async (rows) => {
  const { add, count } = await openTable();
  await add(
    [INTEGER, (n) => n],
    Array.from({ length: rows }, (_, n) => n),
  );
  expect(await count()).toBe(rows);
});

it.each([
  ['a value that cannot be made', (n: number) => (n === WRONG ? fail() : n)],
  ['a value that the table refuses', (n: number) => (n === WRONG ? null : n)],
])('adds none, now or later, where %s is among them', async (_, value) => {
  for (const rows of [3, 100, 3_000]) {
    const { add, count } = await openTable();
    const items = [...Array.from({ length: rows }, (_, n) => n), WRONG];
    await expect(add([INTEGER, value], items)).rejects.toThrow();
    collect();
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    expect(await count(), `${rows} rows`).toBe(0);
    await add([INTEGER, value], [1]);
    expect(await count(), `${rows} rows, then one`).toBe(1);
  }
});

function fail(): never {
  throw new Error('no such value');
}
