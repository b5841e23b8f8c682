import { describe, expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../src/ledger/ledger.ts';
import type { ChooseOffset } from '../../src/ledger/zones.ts';

const HOME = { name: 'Home', latitude: 45.19, longitude: 5.72, radius: 500 };
const fixed: ChooseOffset = () => ({ east: 120, north: -80 });

async function withRider() {
  let ids = 0;
  const effects = { now: () => 1_780_000_000 + ids, newId: () => `id ${ids++}` };
  const ledger = await openLedger(':memory:', effects);
  onTestFinished(ledger.close);
  const { id: riderId } = await ledger.riders.create({ name: 'Ann' });
  const upload = { kind: 'file', filename: 'a.fit', size: 3, hash: 'h', uploadedBy: 'x' } as const;
  const { uploadId } = await ledger.uploads.accept({ ...upload, riderId });
  /** Ends the work on the upload; says whether there was any. */
  const work = async (): Promise<boolean> => {
    const [job] = await ledger.jobs.claim({
      limit: 1,
      kinds: ['analyse'],
      strikes: 3,
      nothingRuns: true,
    });
    if (!job) return false;
    await ledger.outcomes.finish([{ jobId: job.id, uploadId, notes: [], rideIds: [] }]);
    return true;
  };
  await work();
  return { ...ledger, riderId, work };
}

describe('zones', () => {
  it('come back as they were set, with their offset, to their rider alone', async () => {
    const { zones, riders, riderId } = await withRider();
    const zone = await zones.create(riderId, HOME, fixed);
    expect(zone).toMatchObject({ ...HOME, riderId, east: 120, north: -80 });
    expect(await zones.of(riderId)).toEqual([zone]);
    expect(await zones.get(zone.id)).toEqual(zone);
    const bea = await riders.create({ name: 'Bea' });
    expect(await zones.of(bea.id)).toEqual([]);
    expect(await zones.edit('unknown', { radius: 700 }, fixed)).toBeUndefined();
    expect(await zones.remove('unknown')).toBe(false);
  });

  it('ask for a new analysis of all the rider’s uploads, unless only a name changed', async () => {
    const { zones, riderId, work } = await withRider();
    const { id } = await zones.create(riderId, HOME, fixed);
    expect(await work()).toBe(true);
    await zones.edit(id, { name: 'Where I live' }, fixed);
    expect(await work()).toBe(false);
    await zones.edit(id, { radius: 800 }, fixed);
    expect(await work()).toBe(true);
    await zones.remove(id);
    expect(await work()).toBe(true);
    expect(await zones.of(riderId)).toEqual([]);
  });

  it('have a key that tells one set from any other', async () => {
    const { zones, riders, riderId } = await withRider();
    const { id: other } = await riders.create({ name: 'Bea' });
    const keyNow = async () => (await zones.set(riderId)).key;
    const keys = [await keyNow()];
    const home = await zones.create(riderId, HOME, fixed);
    keys.push(await keyNow());
    const work = await zones.create(riderId, { ...HOME, latitude: 45.3 }, fixed);
    keys.push(await keyNow());
    await zones.edit(home.id, { radius: 900 }, fixed);
    keys.push(await keyNow());
    expect(new Set(keys).size).toBe(4);
    expect(keys[0]).toBe('');
    expect(await zones.keys([riderId, other])).toEqual(new Map([[riderId, keys[3]]]));
    await zones.edit(home.id, { radius: 500 }, fixed);
    expect(await keyNow()).toBe(keys[2]);
    await zones.remove(work.id);
    expect(await keyNow()).toBe(keys[1]);
  });

  it('remember every place there was when an offset is chosen', async () => {
    const { zones, riderId } = await withRider();
    const seen: number[][] = [];
    const choose: ChooseOffset = (_, earlier) => {
      seen.push(earlier.map((zone) => zone.latitude));
      return { east: 100 + seen.length, north: 0 };
    };
    const zone = await zones.create(riderId, HOME, choose);
    const moved = await zones.edit(zone.id, { latitude: 45.25 }, choose);
    expect(moved).toMatchObject({ id: zone.id, east: 102 });
    await zones.edit(zone.id, { radius: 600 }, choose);
    await zones.remove(zone.id);
    await zones.create(riderId, HOME, choose);
    expect(seen.map((latitudes) => latitudes.sort())).toEqual([[], [45.19], [45.19, 45.25]]);
  });

  it('are ten at most', async () => {
    const { zones, riderId } = await withRider();
    for (let i = 0; i < 10; i++) await zones.create(riderId, HOME, fixed);
    const refused = zones.create(riderId, HOME, fixed);
    await expect(refused).rejects.toMatchObject({ code: 'conflict' });
  });
});
