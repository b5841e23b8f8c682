import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/ledger/database.ts';
import { createLogSync } from '../../src/ledger/log-sync.ts';

it('trusts no sync after one that failed until a checkpoint has emptied the log', async () => {
  const done: string[] = [];
  const disk = { failing: false, busy: false };
  const syncLog = createLogSync('log', {
    async sync(path) {
      if (disk.failing) throw new Error('EIO');
      done.push(`sync ${path}`);
    },
    async checkpoint() {
      if (disk.busy) throw new Error('busy');
      done.push('checkpoint');
    },
  });
  await syncLog();
  disk.failing = true;
  await expect(syncLog()).rejects.toThrow('EIO');
  disk.failing = false;
  disk.busy = true;
  await expect(syncLog()).rejects.toThrow('busy');
  disk.busy = false;
  await syncLog();
  await syncLog();
  expect(done).toEqual(['sync log', 'checkpoint', 'sync log', 'sync log']);
});

it('finds the log that SQLite writes, also after a checkpoint', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-'));
  const path = join(folder, 'ledger.sqlite');
  const db = await openDatabase(path);
  const write = (personId: string) =>
    db.insertInto('tombstone').values({ personId, riderId: personId, erasedAt: 1 }).execute();
  await db.syncLog();
  await write('ann');
  expect((await stat(`${path}-wal`)).size).toBeGreaterThan(0);
  await db.syncLog();
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
  expect((await stat(`${path}-wal`)).size).toBe(0);
  await write('ben');
  await db.syncLog();
  await rename(`${path}-wal`, `${path}-aside`);
  await expect(db.syncLog()).rejects.toMatchObject({ code: 'ENOENT' });
  await rename(`${path}-aside`, `${path}-wal`);
  // now in doubt: what is in the log goes into the database itself before it is trusted again
  const reader = new DatabaseSync(path);
  reader.exec('BEGIN; SELECT * FROM tombstone');
  await expect(db.syncLog()).rejects.toThrow(/read by somebody/);
  reader.exec('COMMIT');
  reader.close();
  await db.syncLog();
  expect((await stat(`${path}-wal`)).size).toBe(0);
  await db.destroy();
  await rm(folder, { recursive: true });
});
