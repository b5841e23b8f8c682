import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts';
import { temporaryFolder } from '../folder.ts';

const OWNER = {
  name: 'Olga',
  email: 'olga@example.org',
  passwordHash: 'x',
  birthMonth: null,
  language: 'fr',
};

interface Clock {
  now: number;
}

async function open(clock: Clock = { now: 1_000 }, path = ':memory:'): Promise<Ledger> {
  let ids = 0;
  const effects = { now: () => clock.now, newId: () => `id ${ids++}` };
  const ledger = await openLedger(path, effects);
  onTestFinished(ledger.close);
  return ledger;
}

async function withUpload(clock?: Clock) {
  const ledger = await open(clock);
  const rider = await ledger.riders.create({ name: 'Ann' });
  const arrival = {
    kind: 'file',
    filename: 'a.fit',
    size: 3,
    hash: 'h',
    riderId: rider.id,
    uploadedBy: 'owner',
  } as const;
  const { uploadId } = await ledger.uploads.accept(arrival);
  return { ledger, arrival, uploadId };
}

const ANY = { limit: 9, kinds: ['analyse', 'expand'], strikes: 3, nothingRuns: true } as const;
const AGAIN = { availableAt: 0, error: 'no luck', forgive: false };

describe('openLedger(path, effects)', () => {
  it('writes ahead and syncs every commit', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    const ledger = await open(undefined, path);
    await ledger.riders.create({ name: 'Ann' });
    const sqlite = new DatabaseSync(path, { readOnly: true });
    expect(sqlite.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(sqlite.prepare('SELECT count(*) AS riders FROM rider').get()).toEqual({ riders: 1 });
    sqlite.close();
  });

  it('keeps what is there when it is opened again', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    const first = await openLedger(path, { now: () => 1, newId: () => 'ann' });
    await first.riders.create({ name: 'Ann' });
    await first.close();
    const second = await open(undefined, path);
    expect(await second.riders.list()).toMatchObject([{ name: 'Ann' }]);
  });

  it('refuses the file of a newer program, and leaves it alone', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    const sqlite = new DatabaseSync(path);
    sqlite.exec('PRAGMA user_version = 999');
    sqlite.close();
    await expect(open(undefined, path)).rejects.toMatchObject({ code: 'configuration' });
  });
});

describe('setupLinks.redeemFirst(tokenHash, person)', () => {
  it('makes the first person, once', async () => {
    const { setupLinks, people } = await open();
    for (const tokenHash of ['first', 'second']) {
      await setupLinks.create({ tokenHash, purpose: 'owner', expiresAt: 2_000 });
    }
    const tries = ['wrong', 'first', 'first', 'second'];
    const made = await Promise.all(tries.map((hash) => setupLinks.redeemFirst(hash, OWNER)));
    expect(made.map((person) => person?.name)).toEqual([undefined, 'Olga', undefined, undefined]);
    expect(await people.list()).toHaveLength(1);
    expect(await people.byEmail('OLGA@example.org')).toMatchObject({ name: 'Olga' });
  });

  it('does nothing when the link is too old', async () => {
    const clock = { now: 1_000 };
    const { setupLinks, people } = await open(clock);
    await setupLinks.create({ tokenHash: 'old', purpose: 'owner', expiresAt: 1_500 });
    clock.now = 1_500;
    expect(await setupLinks.redeemFirst('old', OWNER)).toBeNull();
    expect(await people.list()).toHaveLength(0);
  });
});

describe('sessions.person(tokenHash)', () => {
  it('is the person until the session ends', async () => {
    const clock = { now: 1_000 };
    const { setupLinks, sessions } = await open(clock);
    await setupLinks.create({ tokenHash: 'link', purpose: 'owner', expiresAt: 2_000 });
    const owner = await setupLinks.redeemFirst('link', OWNER);
    const personId = owner?.id ?? '';
    await sessions.create({ tokenHash: 'short', personId, agent: '', expiresAt: 1_100 });
    await sessions.create({ tokenHash: 'long', personId, agent: '', expiresAt: 9_000 });
    expect(await sessions.person('short')).toMatchObject({ name: 'Olga' });
    clock.now = 1_100;
    expect(await sessions.person('short')).toBeUndefined();
    await sessions.removeExpired();
    expect(await sessions.person('long')).toMatchObject({ id: personId });
    await sessions.remove('long');
    expect(await sessions.person('long')).toBeUndefined();
  });
});

describe('uploads.accept(arrived)', () => {
  it('acknowledges upload and job together, or neither', async () => {
    const { ledger, arrival } = await withUpload();
    expect(await ledger.jobs.counts()).toEqual({ queued: 1, running: 0, held: 0, dead: 0 });
    const nobody = { ...arrival, hash: 'other', riderId: 'nobody' };
    await expect(ledger.uploads.accept(nobody)).rejects.toMatchObject({ code: 'not-found' });
    expect(await ledger.jobs.counts()).toEqual({ queued: 1, running: 0, held: 0, dead: 0 });
    expect(await ledger.uploads.list({ limit: 9, ofRiders: [arrival.riderId] })).toHaveLength(1);
  });

  it('names the upload that has the same content', async () => {
    const { ledger, arrival, uploadId } = await withUpload();
    const again = await ledger.uploads.accept({ ...arrival, filename: 'renamed.fit' });
    expect(again).toMatchObject({ state: 'duplicate', duplicateOf: uploadId });
    expect(await ledger.jobs.counts()).toMatchObject({ queued: 1 });
  });

  it('finds an entry of an archive again as it was left', async () => {
    const { ledger, arrival } = await withUpload();
    const archive = { ...arrival, kind: 'archive', hash: 'zip' } as const;
    const { uploadId: parent } = await ledger.uploads.accept(archive);
    const entry = { ...arrival, hash: 'in zip', parent };
    const first = await ledger.uploads.accept(entry);
    expect(await ledger.uploads.accept(entry)).toEqual(first);
    expect((await ledger.uploads.get(parent))?.children).toEqual([first.uploadId]);
  });
});

describe('uploads.release(hash, unlink)', () => {
  it('unlinks only what no upload needs', async () => {
    const { ledger, arrival, uploadId } = await withUpload();
    const [job] = await ledger.jobs.claim(ANY);
    const [ensured] = await ledger.rides.ensure([
      { uploadId, riderId: arrival.riderId, hash: 'h', parts: [0] },
    ]);
    const rideIds = [ensured?.get(0)?.id ?? ''];
    await ledger.outcomes.finish([{ jobId: job?.id ?? 0, uploadId, notes: [], rideIds }]);
    const unlinked: string[] = [];
    const unlink = async (): Promise<void> => void unlinked.push('h');
    await ledger.uploads.release('h', unlink);
    expect(unlinked).toEqual([]);
    await ledger.rides.remove(rideIds[0] ?? '');
    await ledger.uploads.release('h', unlink);
    expect(unlinked).toEqual(['h']);
    expect(await ledger.uploads.needed()).toEqual(new Set());
  });
});

describe('jobs.claim(request)', () => {
  it('counts the attempt before the work, whatever comes of it', async () => {
    const { ledger } = await withUpload();
    const [job] = await ledger.jobs.claim(ANY);
    expect(job).toMatchObject({ attempts: 1, hash: 'h' });
    expect(await ledger.jobs.claim(ANY)).toEqual([]);
    expect(await ledger.jobs.recover({ lostAttempts: 6 })).toBe(1);
    expect(await ledger.jobs.claim(ANY)).toMatchObject([{ attempts: 2 }]);
  });

  it('gives a job that was lost three times alone, and only when nothing runs', async () => {
    const { ledger, arrival } = await withUpload();
    for (let strike = 1; strike <= 3; strike++) {
      await ledger.jobs.claim(ANY);
      await ledger.jobs.recover({ lostAttempts: 6 });
    }
    await ledger.uploads.accept({ ...arrival, hash: 'innocent' });
    expect(await ledger.jobs.claim(ANY)).toMatchObject([{ hash: 'innocent' }]);
    expect(await ledger.jobs.claim({ ...ANY, nothingRuns: false })).toEqual([]);
    expect(await ledger.jobs.claim(ANY)).toMatchObject([{ hash: 'h', attempts: 4 }]);
  });

  it('gives up a job with which the process has died six times', async () => {
    const { ledger, uploadId } = await withUpload();
    for (let strike = 1; strike <= 6; strike++) {
      expect(await ledger.jobs.claim(ANY)).toHaveLength(1);
      await ledger.jobs.recover({ lostAttempts: 6 });
    }
    expect(await ledger.uploads.get(uploadId)).toMatchObject({
      state: 'dead',
      error: { code: 'worker-lost' },
    });
  });

  it('does not blame a job whose result was already being stored', async () => {
    const { ledger } = await withUpload();
    for (let death = 0; death < 9; death++) {
      const [job] = await ledger.jobs.claim(ANY);
      await ledger.jobs.markStoring([job?.id ?? 0]);
      await ledger.jobs.recover({ lostAttempts: 6 });
    }
    expect(await ledger.jobs.claim(ANY)).toMatchObject([{ attempts: 1 }]);
  });

  it('takes one archive at a time, and the files that came with it', async () => {
    const { ledger, arrival } = await withUpload();
    for (const hash of ['first', 'second']) {
      await ledger.uploads.accept({ ...arrival, kind: 'archive', hash });
    }
    await ledger.uploads.accept({ ...arrival, hash: 'file' });
    const taken = await ledger.jobs.claim(ANY);
    expect(taken.map(({ hash }) => hash)).toEqual(['h', 'first', 'file']);
    expect(await ledger.jobs.claim(ANY)).toMatchObject([{ hash: 'second' }]);
  });

  it('waits until a job is due', async () => {
    const clock = { now: 1_000 };
    const { ledger } = await withUpload(clock);
    const [job] = await ledger.jobs.claim(ANY);
    await ledger.jobs.retry(job?.id ?? 0, { ...AGAIN, availableAt: 1_010 });
    expect(await ledger.jobs.claim(ANY)).toEqual([]);
    expect(await ledger.jobs.nextDue()).toBe(1_010);
    clock.now = 1_010;
    expect(await ledger.jobs.claim(ANY)).toHaveLength(1);
    expect(await ledger.jobs.nextDue()).toBeNull();
  });

  it('never gives two jobs of one upload at a time', async () => {
    const { ledger, uploadId } = await withUpload();
    const [first] = await ledger.jobs.claim(ANY);
    await ledger.jobs.enqueueAnalysis([uploadId]);
    await ledger.jobs.enqueueAnalysis([uploadId]);
    expect(await ledger.jobs.claim(ANY)).toEqual([]);
    await ledger.jobs.retry(first?.id ?? 0, AGAIN);
    expect(await ledger.jobs.claim(ANY)).toHaveLength(1);
    expect(await ledger.jobs.counts()).toEqual({ queued: 0, running: 1, held: 0, dead: 0 });
  });
});

describe('a job that is gone with its rider', () => {
  it('stays gone, whatever would have come of it', async () => {
    const { ledger, uploadId } = await withUpload();
    const { jobs } = ledger;
    await jobs.hold(4711);
    await jobs.retry(4711, AGAIN);
    await jobs.bury(4711, { code: 'internal', message: 'no luck' });
    expect(await jobs.markStoring([4711])).toEqual([]);
    expect(await jobs.counts()).toEqual({ queued: 1, running: 0, held: 0, dead: 0 });
    expect(await ledger.uploads.get(uploadId)).toMatchObject({ state: 'queued', error: null });
  });
});

describe('audit', () => {
  it('remembers who did what, newest first', async () => {
    const { audit } = await open();
    await audit.record({ actor: 'olga', action: 'ride.delete', subject: 'a' });
    await audit.record({ actor: 'olga', action: 'ride.delete', subject: 'b' });
    expect(await audit.list({ before: null, limit: 1 })).toMatchObject([
      { subject: 'b', at: 1_000 },
    ]);
  });
});
