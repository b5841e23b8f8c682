import { expect, it } from 'vitest';
import { survive } from '../faults/kill.ts';
import { describeKilledIntake } from '../faults/killed-intake.ts';
import { temporaryFolder } from '../folder.ts';
import { expectEachOnce } from './lab.ts';

it('loses nothing and doubles nothing when its process is killed', async () => {
  const folder = temporaryFolder();
  const ordeal = { folder, files: 60, kills: 4, seed: 7, longestLife: 150 };
  const { acknowledged, kills } = await survive(ordeal);
  expect(kills).toBe(4);
  expect(acknowledged.size).toBe(60);
  await expectEachOnce(folder, acknowledged);
});

describeKilledIntake([
  ['before', 'accept'],
  ['after', 'commit'],
]);
