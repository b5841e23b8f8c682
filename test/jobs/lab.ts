import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import type { ProfileValue } from '../../src/core/profile.ts';
import { wholeOf } from '../warehouse/results.ts';
import { bodyOf, openTinyLab, type TinyLab, type TinyLabOptions } from './tiny-lab.ts';

/** An open lab with its work begun and one rider in it; closed when the test is over. */
export async function startTinyLab(folder: string, options: TinyLabOptions = {}) {
  const lab = await openTinyLab(folder, options);
  onTestFinished(lab.close);
  await lab.jobs.start();
  return withRider(lab);
}

/** One lab for all tests of a file, each with a rider of its own. */
export function shareTinyLab() {
  let folder: string;
  let lab: TinyLab;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cycling-lab-'));
    lab = await openTinyLab(folder);
    await lab.jobs.start();
  });
  afterAll(async () => {
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => withRider(lab);
}

async function withRider(lab: TinyLab) {
  const rider = await lab.ledger.riders.create({ name: 'Ann' });
  const { warehouse, jobs } = lab;
  const before = await originalsIn(lab);
  return {
    ...lab,
    rider,
    drop: (text: string, filename = `${text}.fit`, riderId = rider.id) =>
      jobs.takeIn(bodyOf(text), { filename, riderId, uploadedBy: 'owner', maxBytes: 1e6 }),
    /** A dated value of this rider. */
    say: (value: ProfileValue) =>
      jobs.changeProfile(rider.id, (profiles, isAffected) =>
        profiles.add(rider.id, value, isAffected),
      ),
    /** Of this rider. */
    rides: async () => (await warehouse.rideList({ ...wholeOf(rider.id), limit: 99 })).rides,
    /** How many originals there are more than at the beginning. */
    added: async () => (await originalsIn(lab)) - before,
  };
}

/** Every named file is one original, one finished upload and one ride, and there is nothing else. */
export async function expectEachOnce(folder: string, names: ReadonlySet<string>): Promise<void> {
  const { jobs, ledger, warehouse, originals } = await startTinyLab(folder);
  await jobs.idle();
  const riders = await ledger.riders.list();
  const everybody = wholeOf(...riders.map(({ id }) => id));
  const { rides } = await warehouse.rideList({ ...everybody, limit: names.size + 9 });
  expect(rides.map((ride) => ride.title).sort()).toEqual([...names].sort());
  const ofRiders = (await ledger.riders.list()).map(({ id }) => id);
  const uploads = await ledger.uploads.list({ limit: 10 * names.size, ofRiders });
  const states = new Set(uploads.map((upload) => upload.state));
  expect([...states].filter((state) => state !== 'duplicate')).toEqual(['done']);
  const rideIds = uploads.flatMap((upload) => upload.rideIds);
  expect(rides.map((ride) => ride.id).sort()).toEqual(rideIds.sort());
  expect(await originalsIn({ originals })).toBe(names.size);
}

/** How many contents are kept. */
export async function originalsIn({ originals }: Pick<TinyLab, 'originals'>): Promise<number> {
  let total = 0;
  for await (const _ of originals.list()) total++;
  return total;
}
