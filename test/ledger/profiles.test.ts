import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ProfileValue } from '../../src/core/profile.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { RIDES } from '../../src/ledger/steps/1-rides.ts';
import { temporaryFolder } from '../folder.ts';

const NOON = Date.parse('2026-06-15T12:00:00Z') / 1000;
const june = (day: number): number => Date.UTC(2026, 5, day) / 1000;

async function withRider() {
  let ids = 0;
  const effects = { now: () => NOON, newId: () => `id ${ids++}` };
  const ledger = await openLedger(':memory:', effects);
  onTestFinished(ledger.close);
  const { id: riderId } = await ledger.riders.create({ name: 'Ann' });
  /** Days that each change touched, as the queue was asked about them. */
  const asked: { from: number; to: number }[] = [];
  const isAffected = (_: string, days: { from: number; to: number }) => asked.push(days) > 0;
  await ledger.uploads.accept({
    kind: 'file',
    filename: 'a.fit',
    size: 3,
    hash: 'h',
    riderId,
    uploadedBy: 'owner',
  });
  return {
    ...ledger,
    riderId,
    asked,
    isAffected,
    threshold: (value: number, validFrom: string | null) =>
      ledger.profiles.add(riderId, { kind: 'threshold', validFrom, value }, isAffected),
  };
}

describe('profiles.of(riderId)', () => {
  it('gives back what was said, by kind, oldest first', async () => {
    const { profiles, riderId, isAffected, threshold } = await withRider();
    const zones: ProfileValue = { kind: 'powerZones', validFrom: '2026-01-01', value: [0, 60, 90] };
    await profiles.add(riderId, zones, isAffected);
    await threshold(260, '2026-06-01');
    await threshold(250, null);
    expect(await profiles.of(riderId)).toMatchObject([
      zones,
      { kind: 'threshold', validFrom: null, value: 250 },
      { kind: 'threshold', validFrom: '2026-06-01', value: 260 },
    ]);
    expect(await profiles.of('another')).toEqual([]);
  });

  it('holds one value a kind and day', async () => {
    const { profiles, threshold } = await withRider();
    const { id } = await threshold(250, null);
    await expect(threshold(260, null)).rejects.toMatchObject({ code: 'conflict' });
    const dated = await threshold(260, '2026-06-01');
    await expect(profiles.edit(dated.id, { validFrom: null }, () => true)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await profiles.edit(id, { value: 255 }, () => true)).toMatchObject({ value: 255 });
    expect(await profiles.edit('unknown', { value: 255 }, () => true)).toBeUndefined();
  });
});

describe('profiles.current(riderIds)', () => {
  it('is what holds today', async () => {
    const { profiles, riderId, threshold, isAffected } = await withRider();
    await threshold(250, null);
    await threshold(260, '2026-06-15');
    await threshold(270, '2026-06-16');
    const weight: ProfileValue = { kind: 'weight', validFrom: '2026-07-01', value: 70 };
    await profiles.add(riderId, weight, isAffected);
    const current = await profiles.current([riderId, 'another']);
    expect([...current]).toEqual([[riderId, { threshold: 260 }]]);
    expect(await profiles.current([])).toEqual(new Map());
  });
});

describe('a change', () => {
  it('touches the days from the value to the next of its kind', async () => {
    const { profiles, riderId, asked, threshold, isAffected } = await withRider();
    await threshold(250, null);
    const middle = await threshold(260, '2026-06-10');
    await threshold(270, '2026-06-20');
    const weight: ProfileValue = { kind: 'weight', validFrom: '2026-06-12', value: 70 };
    await profiles.add(riderId, weight, isAffected);
    await profiles.edit(middle.id, { validFrom: '2026-06-05' }, isAffected);
    await profiles.edit(middle.id, { value: 261 }, isAffected);
    await profiles.remove(middle.id, isAffected);
    expect(asked).toEqual([
      { from: -Infinity, to: Infinity },
      { from: june(10), to: Infinity },
      { from: june(20), to: Infinity },
      { from: june(12), to: Infinity },
      { from: june(5), to: june(20) },
      { from: june(5), to: june(20) },
      { from: june(5), to: june(20) },
    ]);
  });

  it('of a value that leaps over others touches all days that it leaves and reaches', async () => {
    const { profiles, asked, threshold, isAffected } = await withRider();
    const first = await threshold(250, '2026-06-01');
    await threshold(260, '2026-06-10');
    await threshold(270, '2026-06-20');
    asked.length = 0;
    await profiles.edit(first.id, { validFrom: '2026-06-15' }, isAffected);
    expect(asked).toEqual([{ from: june(1), to: june(20) }]);
  });

  it('asks for a new analysis of what it can change, and of nothing else', async () => {
    const { jobs, profiles, riderId, threshold } = await withRider();
    const claim = { limit: 9, kinds: ['analyse'], strikes: 3, nothingRuns: true } as const;
    await jobs.claim(claim);
    const value: ProfileValue = { kind: 'weight', validFrom: null, value: 70 };
    const { id } = await profiles.add(riderId, value, () => false);
    expect(await jobs.counts()).toMatchObject({ queued: 0 });
    await profiles.edit(id, { value: 70 }, () => true);
    expect(await jobs.counts()).toMatchObject({ queued: 0 });
    await threshold(250, null);
    expect(await jobs.counts()).toMatchObject({ queued: 1 });
  });
});

describe('a ledger of the first version', () => {
  it('keeps what was known of riders, since ever', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    const old = new DatabaseSync(path);
    old.exec(RIDES);
    old.exec(`INSERT INTO rider VALUES ('ann', 'Ann', 250, NULL, 190, NULL, 1), ('bea', 'Bea', NULL, NULL, NULL, NULL, 2);
      PRAGMA user_version = 1`);
    old.close();
    const ledger = await openLedger(path, { now: () => NOON, newId: () => 'id' });
    onTestFinished(ledger.close);
    expect(await ledger.profiles.of('ann')).toMatchObject([
      { kind: 'maximumHeartRate', validFrom: null, value: 190 },
      { kind: 'threshold', validFrom: null, value: 250 },
    ]);
    expect(await ledger.profiles.of('bea')).toEqual([]);
  });
});
