import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDirectory } from '../../src/originals/directory.ts';
import { createFolderSync } from '../../src/originals/folder-sync.ts';
import { describeOriginals } from '../contract/originals.ts';
import { temporaryFolder } from '../folder.ts';

describeOriginals('a folder of originals', () => openDirectory(temporaryFolder()));

it('sweeps away what a killed process left half-way, and nothing of one that lives', async () => {
  const root = temporaryFolder();
  await openDirectory(root);
  const [own = ''] = readdirSync(join(root, 'arriving'));
  const killed = spawnSync(process.execPath, ['-e', '']).pid;
  for (const folder of [`${killed}-x`, `${process.pid}-earlier-life`, `${process.ppid}-parent`]) {
    mkdirSync(join(root, 'arriving', folder));
    writeFileSync(join(root, 'arriving', folder, '7'), 'half a ri');
  }
  const originals = await openDirectory(root);
  const left = readdirSync(join(root, 'arriving'));
  expect(left).toHaveLength(3);
  expect(left).toEqual(expect.arrayContaining([own, `${process.ppid}-parent`]));
  for await (const hash of originals.list()) expect.unreachable(hash);
});

/**
 * Folders as Linux keeps them (fsync(2), Errors): a failed sync forgets what it could not write, and
 * the next one says that all is well.
 */
function forgetfulDisk() {
  const written = new Map<string, string>();
  const seen = new Map<string, string>();
  const disk = { fails: false, has: (path: string) => written.get(path) === asIs(path) };
  const sync = createFolderSync(async (folder) => {
    for (const known of [seen, written]) {
      for (const path of known.keys()) if (!existsSync(path)) known.delete(path);
    }
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (seen.get(path) === asIs(path)) continue;
      seen.set(path, asIs(path));
      if (!disk.fails) written.set(path, asIs(path));
    }
    if (disk.fails) throw new Error('EIO: i/o error, fsync');
  });
  return { disk, sync };
}

const asIs = (path: string): string => `${statSync(path).ino}`;

it('promises nothing on the strength of a sync that did not write it', async () => {
  const root = temporaryFolder();
  const { disk, sync } = forgetfulDisk();
  const originals = await openDirectory(root, sync);
  const put = () => originals.put(new Blob(['a ride']).stream(), { maxBytes: 9 });
  const both = async () => (await Promise.allSettled([put(), put()])).map(({ status }) => status);
  // Its folder is there; then the disk fails for all who share a round.
  const { hash } = await put();
  await originals.remove(hash);
  disk.fails = true;
  expect(await both()).toEqual(['rejected', 'rejected']);
  disk.fails = false;
  expect(await both()).toEqual(['fulfilled', 'fulfilled']);
  expect(disk.has(join(root, hash.slice(0, 2), hash))).toBe(true);
});
