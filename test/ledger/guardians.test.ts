import { expect, it } from 'vitest';
import { openCrew } from './crew.ts';

const LINK = { tokenHash: 'hash', riderId: "Ann's", createdBy: 'Carla', expiresAt: 2_000 };

it('leads to the child until it is too old', async () => {
  const { guardians, clock } = await openCrew('Carla', 'Ann');
  await guardians.create(LINK);
  expect(await guardians.behind('hash')).toEqual({
    riderId: "Ann's",
    personId: 'Ann',
    childName: 'Ann',
    birthMonth: null,
    guardianName: null,
    createdBy: 'Carla',
    confirmedAt: null,
  });
  expect(await guardians.behind('other')).toBeUndefined();
  clock.now = 2_000;
  expect(await guardians.behind('hash')).toBeUndefined();
});

it('stays the key of the guardian who used it, with the name given first', async () => {
  const { guardians, clock } = await openCrew('Carla', 'Ann');
  await guardians.create(LINK);
  await guardians.confirm('hash', 'Gerda');
  clock.now = 9_000;
  await guardians.confirm('hash', 'Somebody');
  expect(await guardians.behind('hash')).toMatchObject({
    guardianName: 'Gerda',
    confirmedAt: 1_000,
  });
});
