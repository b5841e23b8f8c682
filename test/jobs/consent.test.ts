import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../folder.ts';
import { wholeOf } from '../warehouse/results.ts';
import { startTinyLab } from './lab.ts';
import { bodyOf, openTinyLab } from './tiny-lab.ts';

const start = () => startTinyLab(temporaryFolder());

describe('a rider who does not agree', () => {
  it('has no file taken in: not a byte of it is read', async () => {
    const { jobs, rider, unwilling, added } = await start();
    unwilling.add(rider.id);
    let read = false;
    async function* body(): AsyncGenerator<Uint8Array> {
      read = true;
      yield* bodyOf('a ride');
    }
    const arrival = { filename: 'a.fit', riderId: rider.id, uploadedBy: 'coach', maxBytes: 1e6 };
    await expect(jobs.takeIn(body(), arrival)).rejects.toMatchObject({ code: 'consent-needed' });
    expect(read).toBe(false);
    expect(await added()).toBe(0);
  });

  it('has none kept that was on its way when the consent was taken back', async () => {
    const { jobs, rider, unwilling, added, ledger } = await start();
    async function* body(): AsyncGenerator<Uint8Array> {
      yield* bodyOf('half a ride');
      unwilling.add(rider.id);
      yield* bodyOf('the other half');
    }
    const arrival = { filename: 'a.fit', riderId: rider.id, uploadedBy: 'coach', maxBytes: 1e6 };
    await expect(jobs.takeIn(body(), arrival)).rejects.toMatchObject({ code: 'consent-needed' });
    expect(await added()).toBe(0);
    expect(await ledger.jobs.counts()).toMatchObject({ queued: 0, held: 0 });
  });
});

describe('what waits when a consent is taken back', () => {
  it('is not analysed until it is given again, and counts no attempt', async () => {
    const folder = temporaryFolder();
    const before = await startTinyLab(folder);
    await before.jobs.stop();
    const { uploadId } = await before.drop('a ride');
    await before.close();

    const { jobs, ledger, warehouse, unwilling, close } = await openTinyLab(folder);
    onTestFinished(close);
    const rides = async () =>
      (await warehouse.rideList({ ...wholeOf(before.rider.id), limit: 9 })).rides;
    unwilling.add(before.rider.id);
    await jobs.start();
    await jobs.idle();
    expect(await ledger.uploads.get(uploadId)).toMatchObject({ state: 'queued', error: null });
    expect(await ledger.jobs.counts()).toMatchObject({ queued: 0, held: 1, dead: 0 });
    expect(await rides()).toEqual([]);

    unwilling.clear();
    await jobs.resume(before.rider.id);
    await jobs.idle();
    expect(await rides()).toMatchObject([{ title: 'a ride' }]);
    expect(await ledger.jobs.counts()).toMatchObject({ queued: 0, held: 0 });
  });

  it('is not stored either, when it was analysed meanwhile', async () => {
    const { jobs, drop, rider, unwilling, ledger, rides } = await start();
    const bea = await ledger.riders.create({ name: 'Bea' });
    let running = 0;
    const unsubscribe = jobs.subscribe(null, ({ state }) => {
      if (state === 'running' && ++running === 2) unwilling.add(rider.id);
    });
    const [{ uploadId }, hers] = await Promise.all([
      drop('a ride'),
      drop('together', 'b.fit', bea.id),
    ]);
    await jobs.idle();
    expect(await rides()).toEqual([]);
    expect(await ledger.uploads.get(uploadId)).toMatchObject({ state: 'queued', error: null });
    expect(await ledger.uploads.get(hers.uploadId)).toMatchObject({ state: 'done' });
    expect(await ledger.jobs.counts()).toMatchObject({ queued: 0, held: 1, dead: 0 });

    unsubscribe();
    unwilling.clear();
    await jobs.resume(rider.id);
    await jobs.idle();
    expect(await rides()).toMatchObject([{ title: 'a ride' }]);
  });

  it('leaves the rest of an archive in it, and goes on there', async () => {
    const { jobs, drop, rider, unwilling, ledger, rides, added } = await start();
    const unsubscribe = jobs.subscribe(null, ({ parent }) => {
      if (parent !== null) unwilling.add(rider.id);
    });
    const { uploadId } = await drop('archive:one\nother\nthird');
    await jobs.idle();
    expect((await ledger.uploads.get(uploadId))?.children).toHaveLength(1);
    expect(await added()).toBe(2);

    unsubscribe();
    unwilling.clear();
    await jobs.resume(rider.id);
    await jobs.idle();
    expect((await rides()).map(({ title }) => title).sort()).toEqual(['one', 'other', 'third']);
    expect(await ledger.uploads.get(uploadId)).toMatchObject({ entries: { total: 3, done: 3 } });
  });

  it('answers an edit at once, which shows when it goes on', async () => {
    const { jobs, drop, rider, unwilling, rides, ledger } = await start();
    const { uploadId } = await drop('a ride');
    await jobs.idle();
    unwilling.add(rider.id);
    const rideId = (await ledger.uploads.get(uploadId))?.rideIds[0] ?? '';
    const since = Date.now();
    await jobs.editRide(rideId, { title: 'Marmotte' });
    expect(Date.now() - since).toBeLessThan(5_000);
    expect(await rides()).toMatchObject([{ title: 'a ride' }]);
    unwilling.clear();
    await jobs.resume(rider.id);
    await jobs.idle();
    expect(await rides()).toMatchObject([{ title: 'Marmotte' }]);
  });

  it('is looked at again when the service starts, whatever happened meanwhile', async () => {
    const folder = temporaryFolder();
    const first = await startTinyLab(folder);
    const { uploadId } = await first.drop('a ride');
    await first.jobs.idle();
    first.unwilling.add(first.rider.id);
    await first.ledger.jobs.enqueueAnalysis([uploadId]);
    await first.jobs.resume('nobody');
    await first.jobs.idle();
    expect(await first.ledger.jobs.counts()).toMatchObject({ held: 1 });
    await first.close();
    const { jobs, ledger } = await startTinyLab(folder);
    await jobs.idle();
    expect(await ledger.jobs.counts()).toMatchObject({ queued: 0, held: 0, dead: 0 });
  });
});
