import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '../../src/warehouse/instance.ts';
import { type Asked, keepStatements } from '../../src/warehouse/statements.ts';

let instance: DuckDBInstance;
let connection: DuckDBConnection;
let asked: Asked;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  connection = await instance.connect();
  await connection.run(
    "CREATE TABLE ride AS SELECT 'ride ' || i AS id, 'all' AS view FROM range(9) r(i)",
  );
  asked = keepStatements(connection);
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const OPEN = "SELECT id FROM ride WHERE view <> 'visible' AND id = $id";
const idsOf = async (sql: string, parameters: Record<string, string>) =>
  (await rowsOf<{ id: string }>(asked, sql, parameters)).map(({ id }) => id);

describe('keepStatements(connection)', () => {
  it('answers each of many who ask the same at once about what they asked', async () => {
    const ids = Array.from({ length: 40 }, (_, i) => `ride ${i % 9}`);
    for (let round = 0; round < 2; round++) {
      const answers = await Promise.all(ids.map((id) => idsOf(OPEN, { id })));
      expect(answers).toEqual(ids.map((id) => [id]));
    }
  });

  it('knows rows that came after a question was asked first, and what they are for', async () => {
    expect(await idsOf(OPEN, { id: 'late' })).toEqual([]);
    await connection.run("INSERT INTO ride VALUES ('late', 'visible'), ('late', 'whole')");
    expect(await idsOf(OPEN, { id: 'late' })).toEqual(['late']);
  });

  it('knows them also when a question has no parameters', async () => {
    const count = "SELECT count(*)::INTEGER AS n FROM ride WHERE view = 'zoned'";
    const countOf = async () => (await rowsOf<{ n: number }>(asked, count))[0]?.n;
    expect(await countOf()).toBe(0);
    await connection.run("INSERT INTO ride VALUES ('later', 'zoned')");
    expect(await countOf()).toBe(1);
  });

  it('answers nobody with what another asked about', async () => {
    expect(await idsOf(OPEN, { id: 'ride 1' })).toEqual(['ride 1']);
    await expect(idsOf(OPEN, {})).rejects.toThrow(/id/);
    expect(await idsOf(OPEN, { id: 'ride 2' })).toEqual(['ride 2']);
  });

  it('goes on when there were more questions than it keeps', async () => {
    for (let i = 0; i < 250; i++) {
      const sql = `SELECT $i::INTEGER AS n, ${i}::INTEGER AS m`;
      expect(await rowsOf(asked, sql, { i })).toEqual([{ n: i, m: i }]);
    }
    expect(await idsOf(OPEN, { id: 'ride 3' })).toEqual(['ride 3']);
  });
});
