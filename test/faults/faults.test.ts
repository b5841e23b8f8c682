import { expect, it } from 'vitest';
import { temporaryFolder } from '../folder.ts';
import { expectEachOnce } from '../jobs/lab.ts';
import { describeDamage } from './damage.ts';
import { survive } from './kill.ts';
import { describeKilledErasure } from './killed-erasure.ts';
import { describeKilledIntake, STEPS } from './killed-intake.ts';

describeDamage();

describeKilledIntake(
  STEPS.flatMap((step) => [
    ['before', step],
    ['after', step],
  ]),
);

const ERASING = ['erase', 'unlink', 'remove', 'rewrite', 'scrub', 'settle'];
describeKilledErasure(
  ERASING.flatMap((step) => [
    ['before', step],
    ['after', step],
  ]),
);

it('200 kills while 500 files come in lose nothing and double nothing', async () => {
  const folder = temporaryFolder();
  const ordeal = { folder, files: 500, kills: 200, seed: 2024, longestLife: 90 };
  const { acknowledged, kills } = await survive(ordeal);
  expect(kills).toBe(200);
  expect(acknowledged.size).toBe(500);
  await expectEachOnce(folder, acknowledged);
});
