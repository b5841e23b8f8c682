import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDirectory } from '../../src/originals/directory.ts';
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
