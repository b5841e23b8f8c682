import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../folder.ts';
import { wholeOf } from '../warehouse/results.ts';
import { originalsIn, shareTinyLab, startTinyLab } from './lab.ts';
import { bodyOf, newCoach } from './tiny-lab.ts';

const shared = shareTinyLab();

/** A coach with an inbox, and the shared lab's own rider who trusts them. */
async function withCoach(start = shared) {
  const lab = await start();
  const { jobs, ledger, entrusted, rider } = lab;
  const coachId = await newCoach(ledger);
  entrusted.splice(0, entrusted.length, { riderId: rider.id, name: rider.name });
  return {
    ...lab,
    coachId,
    /** Comes to the coach's inbox and is looked into. */
    async give(text: string, filename = `${text}.fit`) {
      const item = await jobs.inbox.takeIn(bodyOf(text), { coachId, filename, maxBytes: 1e6 });
      await jobs.inbox.idle();
      return item;
    },
    list: () => jobs.inbox.list(coachId),
  };
}

describe('a file in the inbox', () => {
  it('is looked into, and waits', async () => {
    const { give, list, rides } = await withCoach();
    await give('a ride by Annie with 12');
    expect(await list()).toMatchObject([
      { state: 'waiting', device: 'Edge', serial: '12', athlete: 'Annie', suggested: null },
    ]);
    expect(await rides()).toEqual([]);
  });

  it('becomes a ride of the rider that it is assigned to', async () => {
    const { give, list, jobs, coachId, rider, rides, ledger } = await withCoach();
    const { id } = await give('assigned by Zoe');
    const acknowledged = await jobs.inbox.assign(coachId, id, rider.id);
    expect(acknowledged).toMatchObject({ state: 'queued' });
    await jobs.idle();
    expect(await rides()).toMatchObject([{ title: 'assigned by Zoe' }]);
    const upload = await ledger.uploads.get(acknowledged?.uploadId ?? '');
    expect(upload).toMatchObject({ uploadedBy: coachId, filename: 'assigned by Zoe.fit' });
    expect(await list()).toEqual([]);
  });

  it('is assigned by itself once the coach has said whose device it is', async () => {
    const { give, list, jobs, coachId, rider, rides } = await withCoach();
    const { id } = await give('first with 21');
    await jobs.inbox.assign(coachId, id, rider.id);
    await give('second with 21');
    await jobs.idle();
    expect((await rides()).map((ride) => ride.title).sort()).toEqual([
      'first with 21',
      'second with 21',
    ]);
    expect(await list()).toEqual([]);
  });

  it('waits when its rider does not agree any more, without naming them', async () => {
    const { give, list, jobs, coachId, rider, entrusted } = await withCoach();
    const { id } = await give('before with 31');
    await jobs.inbox.assign(coachId, id, rider.id);
    entrusted.length = 0;
    await give('after with 31');
    expect(await list()).toMatchObject([{ state: 'waiting', suggested: null }]);
    entrusted.push({ riderId: rider.id, name: rider.name });
    expect(await list()).toMatchObject([{ suggested: { riderId: rider.id, why: 'serial' } }]);
  });

  it('is no suggestion to another coach', async () => {
    const first = await withCoach();
    const { id } = await first.give('hers with 41');
    await first.jobs.inbox.assign(first.coachId, id, first.rider.id);
    const second = await withCoach();
    await second.give('his with 41');
    expect(await second.list()).toMatchObject([{ suggested: null }]);
    const [his] = await second.list();
    expect(await first.jobs.inbox.assign(first.coachId, his?.id ?? '', first.rider.id)).toBe(
      undefined,
    );
    expect(await first.jobs.inbox.remove(first.coachId, his?.id ?? '')).toBe(false);
  });

  it('that comes twice is one item; assigned, it is a duplicate of the rider’s own', async () => {
    const { give, list, drop, jobs, coachId, rider, added } = await withCoach();
    const { uploadId } = await drop('twice');
    await jobs.idle();
    await give('twice');
    const { id } = await give('twice', 'renamed.fit');
    expect(await list()).toHaveLength(1);
    expect(await jobs.inbox.assign(coachId, id, rider.id)).toMatchObject({
      state: 'duplicate',
      duplicateOf: uploadId,
    });
    expect(await added()).toBe(1);
  });

  it.each(['not-cycling', 'fit-crc'])(
    'refused as %s keeps its code, not its bytes',
    async (code) => {
      const { give, list, jobs, coachId, rider, added } = await withCoach();
      const { id } = await give(`refuse ${code}`);
      expect(await list()).toMatchObject([{ state: 'refused', errorCode: code }]);
      expect(await added()).toBe(0);
      expect(await jobs.inbox.assign(coachId, id, rider.id)).toBeUndefined();
    },
  );

  it('that is thrown away is gone with its bytes', async () => {
    const { give, list, jobs, coachId, added } = await withCoach();
    const { id } = await give('regretted');
    expect(await added()).toBe(1);
    expect(await jobs.inbox.remove(coachId, id)).toBe(true);
    expect(await list()).toEqual([]);
    expect(await added()).toBe(0);
  });
});

describe('a hostile file in the inbox', () => {
  it.each([
    ['hang', 'time-budget'],
    ['throw', 'worker-lost'],
  ])('that makes its worker %s is refused after three attempts', async (word, code) => {
    const folder = temporaryFolder();
    const { give, list } = await withCoach(() => startTinyLab(folder, { budget: 0.2 }));
    await give(word);
    expect(await list()).toMatchObject([{ state: 'refused', errorCode: code, attempts: 3 }]);
  });
});

describe('an archive in the inbox', () => {
  it('becomes an item for each file, also for those that cannot be read', async () => {
    const { give, list, added } = await withCoach();
    await give('archive:in a zip\n-\n!\nrefuse fit-crc', 'rides.zip');
    const items = (await list()).map(({ filename, state, errorCode }) => [
      filename,
      state,
      errorCode,
    ]);
    expect(items.sort()).toEqual([
      ['!', 'refused', 'zip-damaged'],
      ['in a zip.fit', 'waiting', null],
      ['refuse fit-crc.fit', 'refused', 'fit-crc'],
    ]);
    expect(await added()).toBe(1);
  });
});

describe('an inbox whose process is killed', () => {
  it.each([
    ['after', 'acceptEntry'],
    ['after', 'describe'],
    ['after', 'assign'],
  ])('%s %s loses nothing and doubles nothing', async (when, step) => {
    const folder = temporaryFolder();
    const { coachId, give, jobs, rider, close } = await withCoach(() => startTinyLab(folder));
    const { id } = await give('earlier with 1');
    await jobs.inbox.assign(coachId, id, rider.id);
    await jobs.idle();
    await close();

    expect(await killedAt(folder, coachId, step, when)).toBe('SIGKILL');
    const next = await startTinyLab(folder);
    next.entrusted.push({ riderId: rider.id, name: rider.name });
    await next.jobs.inbox.idle();
    for (const item of await next.jobs.inbox.list(coachId)) {
      // whoever had been recognised when the process died still waits, with the suggestion
      if (item.suggested) await next.jobs.inbox.assign(coachId, item.id, item.suggested.riderId);
    }
    await next.jobs.idle();
    const { rides } = await next.warehouse.rideList({ ...wholeOf(rider.id), limit: 9 });
    expect(rides.map((ride) => ride.title).sort()).toEqual(['earlier with 1', 'known with 1']);
    const left = await next.jobs.inbox.list(coachId);
    expect(left.map((item) => item.filename)).toEqual(['foreign with 2.fit']);
    expect(await originalsIn(next)).toBe(3);
  });
});

/** The signal that ended the process. */
async function killedAt(folder: string, ...rest: string[]): Promise<string | null> {
  const script = fileURLToPath(new URL('../faults/inbox.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder, ...rest], { stdio: 'inherit' });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal;
}
