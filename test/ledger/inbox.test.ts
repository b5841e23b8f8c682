import { describe, expect, it } from 'vitest';
import { openCrew } from './crew.ts';

const DAY = 86_400;
const ARRIVED = { kind: 'file', filename: 'a.fit', size: 3, hash: 'h' } as const;
const SEEN = { device: 'Edge', serial: '7', athlete: null, start: 5 };

async function withCoach() {
  const ledger = await openCrew('Carla', 'Ann');
  const unlinked: string[] = [];
  const unlink = async (hash: string): Promise<void> => void unlinked.push(hash);
  const { inbox, clock } = ledger;
  return { ledger, inbox, clock, coachId: 'Carla', riderId: "Ann's", unlinked, unlink };
}

describe('inbox.accept(arrived)', () => {
  it('takes the same content once a coach', async () => {
    const { inbox, coachId } = await withCoach();
    const first = await inbox.accept({ ...ARRIVED, coachId });
    const again = await inbox.accept({ ...ARRIVED, coachId, filename: 'renamed.fit' });
    expect(again.id).toBe(first.id);
    expect(await inbox.list(coachId)).toHaveLength(1);
    expect(await inbox.list('another')).toEqual([]);
    expect(await inbox.get('another', first.id)).toBeUndefined();
  });
});

describe('inbox.expire(unlink)', () => {
  it('lets go of everything after seven days, the files of an archive with it', async () => {
    const { inbox, clock, coachId, unlinked, unlink } = await withCoach();
    const archive = await inbox.accept({ ...ARRIVED, coachId, kind: 'archive', hash: 'zip' });
    clock.now += DAY;
    await inbox.acceptEntry(archive, { filename: 'b.fit', size: 3, hash: 'in zip' });
    await inbox.accept({ ...ARRIVED, coachId });
    clock.now += 6 * DAY - 1;
    expect(await inbox.expire(unlink)).toBe(0);
    expect(await inbox.list(coachId)).toHaveLength(3);
    clock.now += 1;
    expect((await inbox.list(coachId)).map((item) => item.hash)).toEqual(['h']);
    expect(await inbox.expire(unlink)).toBe(2);
    expect(unlinked.sort()).toEqual(['in zip', 'zip']);
  });

  it('keeps the bytes that an upload or another coach needs, until they do not', async () => {
    const { ledger, inbox, clock, coachId, riderId, unlinked, unlink } = await withCoach();
    await inbox.accept({ ...ARRIVED, coachId });
    const upload = { ...ARRIVED, riderId, uploadedBy: coachId };
    await ledger.uploads.accept(upload);
    clock.now += 7 * DAY;
    expect(await inbox.expire(unlink)).toBe(1);
    expect(unlinked).toEqual([]);
  });

  it('is respected by uploads that let go', async () => {
    const { ledger, inbox, coachId, unlinked, unlink } = await withCoach();
    const { id } = await inbox.accept({ ...ARRIVED, coachId });
    const release = () => ledger.uploads.release('h', () => unlink('h'));
    await release();
    expect(unlinked).toEqual([]);
    await inbox.refuse(id, { code: 'fit-crc', message: 'no' }, async () => undefined);
    await release();
    expect(unlinked).toEqual(['h']);
  });
});

describe('inbox.assign(item, traits)', () => {
  it('makes it an upload and remembers whose it was, once', async () => {
    const { ledger, inbox, coachId, riderId } = await withCoach();
    const { id } = await inbox.accept({ ...ARRIVED, coachId });
    const assign = () => inbox.assign({ id, coachId, riderId }, [{ trait: 'serial', value: '7' }]);
    expect(await assign()).toBeUndefined();
    await inbox.describe(id, SEEN);
    expect(await inbox.assign({ id, coachId: 'another', riderId }, [])).toBeUndefined();
    expect(await assign()).toMatchObject({ state: 'queued' });
    expect(await assign()).toBeUndefined();
    expect(await inbox.list(coachId)).toEqual([]);
    expect(await inbox.knownOwners(coachId)).toEqual([{ trait: 'serial', value: '7', riderId }]);
    expect(await ledger.jobs.counts()).toMatchObject({ queued: 1 });
  });

  it('leaves everything as it was when the rider does not exist', async () => {
    const { inbox, coachId } = await withCoach();
    const { id } = await inbox.accept({ ...ARRIVED, coachId });
    await inbox.describe(id, SEEN);
    const traits = [{ trait: 'serial', value: '7' }] as const;
    await expect(inbox.assign({ id, coachId, riderId: 'nobody' }, traits)).rejects.toThrow();
    expect(await inbox.list(coachId)).toMatchObject([{ id, state: 'waiting' }]);
    expect(await inbox.knownOwners(coachId)).toEqual([]);
  });

  it('does not reach what was kept long enough', async () => {
    const { inbox, clock, coachId, riderId } = await withCoach();
    const { id } = await inbox.accept({ ...ARRIVED, coachId });
    await inbox.describe(id, SEEN);
    clock.now += 7 * DAY;
    expect(await inbox.assign({ id, coachId, riderId }, [])).toBeUndefined();
  });
});

describe('inbox.next()', () => {
  it('is the oldest new item, its attempts counted', async () => {
    const { inbox, clock, coachId } = await withCoach();
    const first = await inbox.accept({ ...ARRIVED, coachId });
    clock.now += 1;
    await inbox.accept({ ...ARRIVED, coachId, hash: 'later' });
    expect(await inbox.next()).toMatchObject({ id: first.id, attempts: 1 });
    expect(await inbox.next()).toMatchObject({ id: first.id, attempts: 2 });
    await inbox.forgive(first.id);
    expect(await inbox.next()).toMatchObject({ attempts: 2 });
    await inbox.describe(first.id, SEEN);
    expect(await inbox.next()).toMatchObject({ hash: 'later', attempts: 1 });
  });
});
