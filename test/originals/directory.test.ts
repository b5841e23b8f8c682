import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDirectory } from '../../src/originals/directory.ts';
import { describeOriginals } from '../contract/originals.ts';
import { temporaryFolder } from '../folder.ts';

describeOriginals('a folder of originals', () => openDirectory(temporaryFolder()));

it('sweeps away what a killed process left half-way', async () => {
  const root = temporaryFolder();
  mkdirSync(join(root, 'arriving'));
  writeFileSync(join(root, 'arriving', '7'), 'half a ri');
  const originals = await openDirectory(root);
  expect(readdirSync(join(root, 'arriving'))).toEqual([]);
  for await (const hash of originals.list()) expect.unreachable(hash);
});
