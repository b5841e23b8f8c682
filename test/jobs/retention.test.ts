import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sweep } from '../../src/jobs/retention.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { openDirectory } from '../../src/originals/directory.ts';
import { openWarehouse } from '../../src/warehouse/warehouse.ts';
import { temporaryFolder } from '../folder.ts';
import { LAYOUT, uploadResult } from '../warehouse/results.ts';

const DAY = 86_400;
const at = (iso: string): number => Date.parse(iso) / 1_000;
const RETENTION = { auditDays: 365, failedDays: 30 };

/** Stores with one rider and a clock that can be turned. */
async function openStores() {
  const folder = temporaryFolder();
  const clock = { now: at('2026-06-01T12:00:00Z') };
  const now = (): number => clock.now;
  const ledger = await openLedger(join(folder, 'l.sqlite'), { now, newId: randomUUID });
  const originals = await openDirectory(join(folder, 'originals'));
  const warehouse = await openWarehouse(join(folder, 'w.duckdb'), {
    ...LAYOUT,
    analysisVersion: '1',
    packsVersion: '1',
    command: 'a test',
    zoneKeys: (riderIds) => ledger.zones.keys(riderIds),
    onFatal(error) {
      throw error;
    },
  });
  const sqlite = new DatabaseSync(join(folder, 'l.sqlite'));
  onTestFinished(async () => {
    sqlite.close();
    await warehouse.close();
    await ledger.close();
  });
  const rider = await ledger.riders.create({ name: 'Ann' });
  const deleted: string[] = [];
  const deleteRide = async (id: string): Promise<boolean> => {
    deleted.push(id);
    return true;
  };
  const parts = { ledger, originals, warehouse, now, deleteRide };
  const sweepAt = (moment: number) => {
    clock.now = moment;
    return sweep(RETENTION, parts);
  };
  return { ...parts, clock, sqlite, rider, deleted, sweepAt };
}

describe('sweep(retention, parts)', () => {
  it('forgets the log a year after, and links and sessions once they lead nowhere', async () => {
    const { ledger, sqlite, clock, sweepAt } = await openStores();
    const begin = clock.now;
    await ledger.audit.record({ actor: 'a', action: 'sign-in', subject: 'a' });
    sqlite.exec(`
      INSERT INTO person (id, name, email, password_hash, role, created_at)
        VALUES ('ann', 'Ann', 'a@example.org', '', 'rider', 1);
      INSERT INTO session (id, token_hash, person_id, created_at, expires_at)
        VALUES ('s', 's', 'ann', 1, ${begin + DAY});
      INSERT INTO password_link VALUES ('p', 'ann', 1, ${begin + DAY}, NULL);
      INSERT INTO setup_link VALUES ('u', 'owner', 1, ${begin + DAY}, NULL);
      INSERT INTO invitation (id, token_hash, role, name, invited_by, created_at, expires_at)
        VALUES ('i', 'i', 'rider', 'Ben', 'ann', 1, ${begin + DAY})`);
    const left = (): Record<string, unknown> =>
      Object.fromEntries(
        ['audit', 'session', 'password_link', 'setup_link', 'invitation'].map((table) => {
          const row = sqlite.prepare(`SELECT count(*) AS total FROM ${table}`).get();
          return [table, row?.total];
        }),
      );
    const links = { session: 1, password_link: 1, setup_link: 1, invitation: 1 };
    await sweepAt(begin + DAY - 1);
    expect(left()).toEqual({ audit: 1, ...links });
    const noLinks = { session: 0, password_link: 0, setup_link: 0, invitation: 0 };
    await sweepAt(begin + DAY);
    expect(left()).toEqual({ audit: 1, ...noLinks });
    await sweepAt(begin + 365 * DAY);
    expect(left()).toEqual({ audit: 1, ...noLinks });
    await sweepAt(begin + 365 * DAY + 1);
    expect(left()).toEqual({ audit: 0, ...noLinks });
  });

  it('removes the bytes of failed uploads after thirty days, and of no others', async () => {
    const { ledger, originals, rider, clock, sweepAt } = await openStores();
    const begin = clock.now;
    async function arrive(text: string): Promise<{ hash: string; jobId: number; id: string }> {
      const body = new Blob([text]).stream();
      const { hash, size } = await originals.put(body, { maxBytes: 99 });
      const file = { kind: 'file', filename: text, uploadedBy: 'x', riderId: rider.id } as const;
      const { uploadId } = await ledger.uploads.accept({ ...file, hash, size });
      const claim = { limit: 1, kinds: ['analyse'], strikes: 3, nothingRuns: true } as const;
      const [job] = await ledger.jobs.claim(claim);
      return { hash, jobId: job?.id ?? 0, id: uploadId };
    }
    const [refused, dead, good] = [
      await arrive('refused'),
      await arrive('dead'),
      await arrive('good'),
    ];
    const why = { code: 'fit-crc', message: 'CANARY' };
    await ledger.outcomes.fail({ jobId: refused.jobId, uploadId: refused.id }, why);
    await ledger.jobs.bury(dead.jobId, why);
    await ledger.outcomes.finish([
      { jobId: good.jobId, uploadId: good.id, notes: [], rideIds: [] },
    ]);
    expect(await sweepAt(begin + 30 * DAY)).toEqual({ unlinked: 0, rides: 0 });
    expect(await sweepAt(begin + 30 * DAY + 1)).toEqual({ unlinked: 2, rides: 0 });
    for (const { hash } of [refused, dead]) expect(await originals.has(hash)).toBe(false);
    expect(await originals.has(good.hash)).toBe(true);
    expect(await ledger.jobs.counts()).toEqual({ queued: 0, running: 0, held: 0, dead: 0 });
    expect((await ledger.uploads.get(refused.id))?.filename).toBe('');
    expect(await sweepAt(begin + 99 * DAY)).toEqual({ unlinked: 0, rides: 0 });
  });

  it('deletes the rides of those who said how many years they keep, to the day', async () => {
    const { ledger, warehouse, rider, deleted, sweepAt } = await openStores();
    const ofAnn = { riderId: rider.id };
    await warehouse.commit([
      uploadResult('new', { start: at('2024-02-29T12:00:00Z') }, ofAnn),
      uploadResult('old', { start: at('2023-07-14T08:00:00Z') }, ofAnn),
      uploadResult('bens', { start: at('2010-07-14T08:00:00Z') }, { riderId: 'ben' }),
    ]);
    await sweepAt(at('2099-01-01T00:00:00Z'));
    expect(deleted).toEqual([]);
    await ledger.retention.keepYears(rider.id, 2);
    await sweepAt(at('2025-07-14T08:00:00Z'));
    expect(deleted).toEqual([]);
    await sweepAt(at('2025-07-14T08:00:01Z'));
    expect(deleted).toEqual(['old']);
    const [entry] = await ledger.audit.list({ before: null, limit: 1 });
    expect(entry).toMatchObject({ actor: 'retention', action: 'ride.delete', subject: 'old' });
  });
});
