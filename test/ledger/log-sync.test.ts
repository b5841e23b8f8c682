import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  await db.syncLog();
  const tombstone = { personId: 'ann', riderId: 'r', erasedAt: 1 };
  await db.insertInto('tombstone').values(tombstone).execute();
  expect((await stat(`${path}-wal`)).size).toBeGreaterThan(0);
  await db.syncLog();
  await db.destroy();
  await rm(folder, { recursive: true });
});
