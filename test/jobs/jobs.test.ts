import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { UploadEvent } from '../../src/jobs/feed.ts';
import { temporaryFolder } from '../folder.ts';
import { wholeOf } from '../warehouse/results.ts';
import { shareTinyLab, startTinyLab } from './lab.ts';
import { openTinyLab } from './tiny-lab.ts';

const newRider = shareTinyLab();

describe('a file that is taken in', () => {
  it('becomes a ride, and whoever watches hears of it', async () => {
    const { jobs, drop, ledger, rides } = await newRider();
    const events: UploadEvent[] = [];
    jobs.subscribe(null, (event) => events.push(event));
    const { uploadId, state } = await drop('over the alpe');
    await jobs.idle();

    expect(state).toBe('queued');
    const upload = await ledger.uploads.get(uploadId);
    expect(upload).toMatchObject({ state: 'done', progress: 1, error: null, kind: 'file' });
    expect(await rides()).toMatchObject([{ id: upload?.rideIds[0], title: 'over the alpe' }]);
    expect(events.map((event) => event.state)).toEqual(['queued', 'running', 'done']);
    expect(events.at(-1)).toMatchObject({ uploadId, rideIds: upload?.rideIds });
  });

  it('is one original and one ride when it comes 20 times at once', async () => {
    const { jobs, drop, rides, added } = await newRider();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => drop('the same', `name ${i}.fit`)),
    );
    await jobs.idle();

    const accepted = answers.filter((answer) => answer.state === 'queued');
    expect(accepted).toHaveLength(1);
    for (const answer of answers.filter((one) => one.state === 'duplicate')) {
      expect(answer.duplicateOf).toBe(accepted[0]?.uploadId);
    }
    expect(await added()).toBe(1);
    expect(await rides()).toHaveLength(1);
  });

  it('is another ride for another rider', async () => {
    const { jobs, drop, ledger, warehouse, rides } = await newRider();
    const bea = await ledger.riders.create({ name: 'Bea' });
    await drop('together');
    const { state } = await drop('together', 'mine.fit', bea.id);
    await jobs.idle();
    expect(state).toBe('queued');
    expect(await rides()).toHaveLength(1);
    expect((await warehouse.rideList({ ...wholeOf(bea.id), limit: 9 })).rides).toHaveLength(1);
  });

  it('is refused with its code, and may be sent again', async () => {
    const { jobs, drop, ledger } = await newRider();
    const first = await drop('refuse fit-crc');
    await jobs.idle();
    expect(await ledger.uploads.get(first.uploadId)).toMatchObject({
      state: 'failed',
      error: { code: 'fit-crc', message: 'no fit-crc here' },
    });
    const second = await drop('refuse fit-crc');
    expect(second.state).toBe('queued');
    await jobs.idle();
  });

  it('leaves nothing behind when it is not cycling', async () => {
    const { jobs, drop, added } = await newRider();
    await drop('refuse not-cycling');
    await jobs.idle();
    expect(await added()).toBe(0);
  });

  it('may hold several rides', async () => {
    const { jobs, drop, ledger, warehouse } = await newRider();
    const { uploadId } = await drop('two rides');
    await jobs.idle();
    const upload = await ledger.uploads.get(uploadId);
    const ids = upload?.rideIds ?? [];
    const said = await Promise.all(ids.map((id) => ledger.rides.get(id)));
    expect(said.map((ride) => ride?.part)).toEqual([1, 2]);
    const computed = await Promise.all(ids.map((id) => warehouse.ride(id, 'whole')));
    const distances = computed.map((ride) => ride?.metrics.distance);
    expect(distances).toEqual(['two rides'.length + 1, 'two rides'.length + 2]);
  });
});

describe('a hostile file', () => {
  it.each([
    ['hang', 'time-budget'],
    ['exit', 'worker-lost'],
    ['throw', 'worker-lost'],
  ])('that makes its worker %s is a dead letter after three strikes', async (word, code) => {
    const { jobs, drop, ledger, rides } = await startTinyLab(temporaryFolder(), {
      budget: 0.25,
      threads: 2,
    });
    const others = ['before', 'after', 'later'];
    const [hostile] = await Promise.all([drop(word), ...others.map((name) => drop(name))]);
    await jobs.idle();

    expect(await ledger.uploads.get(hostile.uploadId)).toMatchObject({
      state: 'dead',
      error: { code },
    });
    expect(await jobs.dead()).toMatchObject([{ uploadId: hostile.uploadId, attempts: 3 }]);
    expect((await rides()).map((ride) => ride.title).sort()).toEqual([...others].sort());
  });

  it('can be tried again by an operator', async () => {
    const { jobs, drop } = await startTinyLab(temporaryFolder());
    await drop('exit');
    await jobs.idle();
    const [dead] = await jobs.dead();
    expect(await jobs.revive(dead?.id ?? 0)).toBe(true);
    expect(await jobs.revive(dead?.id ?? 0)).toBe(false);
    await jobs.idle();
    expect(await jobs.dead()).toMatchObject([{ attempts: 3 }]);
  });
});

describe('an archive', () => {
  it('becomes an upload for each entry, and is not kept', async () => {
    const { jobs, drop, ledger, rides, added } = await newRider();
    await drop('known');
    const { uploadId } = await drop(
      'archive:an entry\ntwo entries\n-\n!\nrefuse not-cycling\nknown\nexit',
    );
    await jobs.idle();

    const upload = await ledger.uploads.get(uploadId);
    expect(upload).toMatchObject({
      kind: 'archive',
      state: 'done',
      progress: 1,
      entries: { total: 7, done: 3, failed: 2, skipped: 2 },
    });
    expect(upload?.children).toHaveLength(5);
    expect(await rides()).toHaveLength(4);
    expect(await added()).toBe(4);
  });

  it('finds the same entries as duplicates the second time', async () => {
    const { jobs, drop, ledger, rides } = await newRider();
    await drop('archive:one\nother');
    await jobs.idle();
    const again = await drop('archive:one\nother');
    await jobs.idle();
    expect(await ledger.uploads.get(again.uploadId)).toMatchObject({
      state: 'done',
      entries: { total: 2, done: 2, failed: 0, skipped: 0 },
    });
    expect(await rides()).toHaveLength(2);
  });

  it('is expanded alone, one after the other', async () => {
    const folder = temporaryFolder();
    const before = await startTinyLab(folder);
    await before.jobs.stop();
    const archives = ['a', 'b', 'c'].map((name) => `archive:${name} 1\n${name} 2\n${name} 3`);
    for (const text of archives) await before.drop(text, 'rides.zip');
    await before.close();

    const { originals, jobs, ledger, close } = await openTinyLab(folder);
    onTestFinished(close);
    const open = { now: 0, most: 0 };
    const { withFile } = originals;
    vi.spyOn(originals, 'withFile').mockImplementation((hash, work) =>
      withFile(hash, async (path) => {
        if (!readFileSync(path, 'utf8').startsWith('archive:')) return work(path);
        open.most = Math.max(open.most, ++open.now);
        return work(path).finally(() => open.now--);
      }),
    );
    const declared = vi.spyOn(ledger.rides, 'declared');
    await jobs.start();
    await jobs.idle();
    expect(open).toEqual({ now: 0, most: 1 });
    expect(await ledger.jobs.counts()).toMatchObject({ queued: 0, dead: 0 });
    // Nobody would hear of what goes wrong with a question about no jobs.
    expect(declared.mock.calls).not.toContainEqual([[]]);
  });

  it('may know a title for a ride, which goes before the file and after the rider', async () => {
    const { jobs, drop, warehouse, rides } = await newRider();
    await drop('archive:titled one');
    await jobs.idle();
    const [ride] = await rides();
    expect(ride?.title).toBe('the archive says titled one');
    await jobs.editRide(ride?.id ?? '', { title: 'mine' });
    expect((await warehouse.ride(ride?.id ?? '', 'whole'))?.title).toBe('mine');
  });

  it('tells whoever watches it of its entries, and of its end', async () => {
    const { jobs, drop } = await newRider();
    const heard = new Map<string, Set<string>>();
    const ended = Promise.withResolvers<void>();
    jobs.subscribe(null, ({ uploadId, parent, state }) => {
      heard.set(parent ?? 'none', (heard.get(parent ?? 'none') ?? new Set()).add(uploadId));
      if (parent === null && state === 'done') ended.resolve();
    });
    const { uploadId } = await drop('archive:one\nother');
    await ended.promise;
    expect(heard.get(uploadId)?.size).toBe(2);
    expect(heard.get('none')).toEqual(new Set([uploadId]));
  });
});

describe('a ride', () => {
  it('shows what its rider says over the file', async () => {
    const { jobs, drop, ledger, warehouse } = await newRider();
    const { uploadId } = await drop('morning');
    await jobs.idle();
    const id = (await ledger.uploads.get(uploadId))?.rideIds[0] ?? '';
    await jobs.editRide(id, { title: 'With Bea', bikeClass: 'gravel', bikeNote: 'wide tyres' });
    expect(await warehouse.ride(id, 'whole')).toMatchObject({
      title: 'With Bea',
      bikeClass: 'gravel',
    });
    expect(await ledger.rides.get(id)).toMatchObject({ bikeNote: 'wide tyres' });
    await jobs.editRide(id, { title: null });
    expect(await warehouse.ride(id, 'whole')).toMatchObject({
      title: 'morning',
      bikeClass: 'gravel',
    });
    expect(await jobs.editRide('unknown', { title: 'x' })).toBeUndefined();
  });

  it('follows what is known of its rider', async () => {
    const { jobs, drop, say, rides } = await newRider();
    await drop('morning');
    await jobs.idle();
    expect((await rides())[0]?.metrics.averagePower).toBeNull();
    await say({ kind: 'threshold', validFrom: null, value: 250 });
    await jobs.idle();
    expect((await rides())[0]?.metrics.averagePower).toBe(250);
  });

  it('is gone with its bytes when it is deleted, and can be uploaded again', async () => {
    const { jobs, drop, ledger, warehouse, rides, added } = await newRider();
    const first = await drop('regretted');
    await jobs.idle();
    const id = (await ledger.uploads.get(first.uploadId))?.rideIds[0] ?? '';
    expect(await jobs.deleteRide(id)).toBe(true);
    expect(await jobs.deleteRide(id)).toBe(false);
    expect(await warehouse.ride(id, 'whole')).toBeNull();
    expect(await ledger.rides.get(id)).toBeUndefined();
    expect(await added()).toBe(0);

    expect((await drop('regretted')).state).toBe('queued');
    await jobs.idle();
    expect(await rides()).toHaveLength(1);
  });

  it('stays deleted while its neighbour in the same file lives', async () => {
    const { jobs, drop, ledger, say, rides, added } = await newRider();
    const { uploadId } = await drop('two laps');
    await jobs.idle();
    const [first = '', second] = (await ledger.uploads.get(uploadId))?.rideIds ?? [];
    await jobs.deleteRide(first);
    await say({ kind: 'weight', validFrom: null, value: 60 });
    await jobs.idle();
    expect((await rides()).map((ride) => ride.id)).toEqual([second]);
    expect(await added()).toBe(1);
  });

  it('keeps the bytes that another rider still needs', async () => {
    const { jobs, drop, ledger, added } = await newRider();
    const bea = await ledger.riders.create({ name: 'Bea' });
    const mine = await drop('with Bea');
    await drop('with Bea', 'mine.fit', bea.id);
    await jobs.idle();
    await jobs.deleteRide((await ledger.uploads.get(mine.uploadId))?.rideIds[0] ?? '');
    expect(await added()).toBe(1);
  });
});

describe('the stop', () => {
  it('waits for the file that a thread has begun, for no other, and counts none of theirs', async () => {
    const folder = temporaryFolder();
    const { drop, jobs, ledger, close } = await startTinyLab(folder, { budget: 1 });
    const ended = new Map<string, string>();
    jobs.subscribe(null, ({ uploadId, state }) => ended.set(uploadId, state));
    // Each hangs for the whole of its second.
    await Promise.all([1, 2, 3, 4].map((n) => drop(`hang ${n}`)));
    await vi.waitUntil(() => [...ended.values()].includes('running'));
    await jobs.stop();
    const last = await ledger.jobs.claim({
      limit: 9,
      kinds: ['analyse'],
      strikes: 3,
      nothingRuns: true,
    });
    expect(last.map(({ attempts }) => attempts).sort()).toEqual([1, 1, 1, 2]);
    await close();
  });

  it('does not wait for an archive; the next start goes on with it', async () => {
    const folder = temporaryFolder();
    const names = Array.from({ length: 150 }, (_, i) => `entry ${i}`);
    const first = await startTinyLab(folder);
    const { uploadId } = await first.drop(`archive:${names.join('\n')}`);
    await vi.waitUntil(async () => (await first.ledger.uploads.get(uploadId))?.children.length);
    await first.close();
    const second = await startTinyLab(folder);
    expect((await second.ledger.uploads.get(uploadId))?.children.length).toBeLessThan(150);
    await second.jobs.idle();
    expect(await second.ledger.uploads.get(uploadId)).toMatchObject({
      state: 'done',
      entries: { total: 150, done: 150, failed: 0, skipped: 0 },
    });
    const { rides } = await second.warehouse.rideList({ ...wholeOf(first.rider.id), limit: 999 });
    expect(rides.map((ride) => ride.title).sort()).toEqual([...names].sort());
  });
});

describe('the start', () => {
  it('computes again what another version of the analysis computed', async () => {
    const folder = temporaryFolder();
    const old = await startTinyLab(folder, { analysisVersion: '1' });
    await old.drop('morning');
    await old.drop('evening');
    await old.jobs.idle();
    await old.close();
    const { jobs, warehouse } = await startTinyLab(folder, { analysisVersion: '2' });
    await jobs.idle();
    expect([...(await warehouse.current()).values()]).toEqual([true, true]);
  });
});
