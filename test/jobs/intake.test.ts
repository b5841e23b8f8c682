import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFeed } from '../../src/jobs/feed.ts';
import { takeIn, unlinkUnneeded } from '../../src/jobs/intake.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { openDirectory } from '../../src/originals/directory.ts';
import { createFolderSync } from '../../src/originals/folder-sync.ts';
import { temporaryFolder } from '../folder.ts';
import { originalsIn } from './lab.ts';
import { bodyOf } from './tiny-lab.ts';

it('a folder that cannot be synced fails every upload that shares the sync, and keeps none', async () => {
  const folder = temporaryFolder();
  const disk = { full: false };
  const sync = createFolderSync(async () => {
    if (disk.full) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  });
  const originals = await openDirectory(join(folder, 'originals'), sync);
  const effects = { now: () => 0, newId: randomUUID };
  const ledger = await openLedger(join(folder, 'ledger.sqlite'), effects);
  const { id: riderId } = await ledger.riders.create({ name: 'Ann' });
  const parts = {
    originals,
    ledger,
    feed: createFeed(),
    isArchive: () => false,
    mayStore: async () => true,
    wake: () => {},
  };
  const sendAll = () =>
    Promise.allSettled(
      ['a', 'b', 'c', 'd', 'e'].map((name) =>
        takeIn(bodyOf(name), { filename: name, riderId, uploadedBy: 'ann', maxBytes: 9 }, parts),
      ),
    );

  disk.full = true;
  const refused = await sendAll();
  for (const one of refused) {
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'storage-full' } });
  }
  expect(await ledger.uploads.list({ limit: 9, ofRiders: [riderId] })).toEqual([]);
  expect(await ledger.jobs.counts()).toMatchObject({ queued: 0 });
  const [arriving = ''] = readdirSync(join(folder, 'originals', 'arriving'));
  expect(readdirSync(join(folder, 'originals', 'arriving', arriving))).toEqual([]);

  disk.full = false;
  const accepted = await sendAll();
  for (const one of accepted) expect(one).toMatchObject({ value: { state: 'queued' } });
  await unlinkUnneeded(parts);
  expect(await originalsIn(parts)).toBe(5);
  await ledger.close();
});
