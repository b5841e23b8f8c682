import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/ledger/database.ts';
import { uploads } from '../../src/ledger/uploads.ts';

const ARRIVED = { kind: 'file', size: 9, riderId: 'ann', uploadedBy: 'ann' } as const;
const arrived = (name: string) => ({ ...ARRIVED, filename: `${name}.fit`, hash: name });

async function openUploads() {
  const db = await openDatabase(':memory:');
  onTestFinished(() => db.destroy());
  await db.insertInto('rider').values({ id: 'ann', name: 'Ann', createdAt: 0 }).execute();
  let made = 0;
  return { db, ...uploads(db, { now: () => 1, newId: () => `upload ${++made}` }) };
}

it('acknowledges no upload before the log is synced', async () => {
  const { db, accept } = await openUploads();
  const synced = Promise.withResolvers<void>();
  db.syncLog = () => synced.promise;
  let told = false;
  const accepted = accept(arrived('a')).then(() => {
    told = true;
  });
  await expect
    .poll(async () => (await db.selectFrom('upload').selectAll().execute()).length)
    .toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toBe(false);
  synced.resolve();
  await accepted;
});

it('neither acknowledges nor repeats what was written when the sync fails', async () => {
  const { db, accept, list } = await openUploads();
  db.syncLog = async () => {
    throw new Error('EIO');
  };
  const sent = await Promise.allSettled([accept(arrived('a')), accept(arrived('b'))]);
  expect(sent.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const stored = await list({ limit: 9, ofRiders: ['ann'] });
  expect(stored.map(({ filename, state }) => [filename, state]).sort()).toEqual([
    ['a.fit', 'queued'],
    ['b.fit', 'queued'],
  ]);
  db.syncLog = async () => {};
  const [a] = stored.filter(({ filename }) => filename === 'a.fit');
  expect(await accept(arrived('a'))).toMatchObject({ state: 'duplicate', duplicateOf: a?.id });
});
