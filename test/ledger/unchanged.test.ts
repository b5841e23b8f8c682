import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/ledger/database.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { whileUnchanged } from '../../src/ledger/unchanged.ts';
import { temporaryFolder } from '../folder.ts';

const EFFECTS = { now: () => 1_000, newId: () => 'an id' };
const rider = (id: string) => ({ id, name: 'Ann', personId: null, createdAt: 1 });

async function open() {
  const path = join(temporaryFolder(), 'ledger.sqlite');
  const db = await openDatabase(path);
  onTestFinished(() => db.destroy());
  let asked = 0;
  const ask = whileUnchanged(db, async (_: object) => {
    asked++;
    const rows = await db.selectFrom('rider').select('id').orderBy('id').execute();
    return rows.map(({ id }) => id);
  });
  return { path, db, ask, asked: () => asked };
}

it('gives the same answer as long as nothing was written, and another one after any write', async () => {
  const { path, db, ask, asked } = await open();
  const key = {};
  await ask(key);
  const empty = await ask(key);
  expect(await ask(key)).toBe(empty);
  expect(asked()).toBe(2);
  await db.insertInto('rider').values(rider('ann')).execute();
  const one = await ask(key);
  expect(one).toEqual(['ann']);
  expect(await ask(key)).toBe(one);
  // by another connection, as a command beside the service has it
  const other = new DatabaseSync(path);
  other.exec("UPDATE rider SET id = 'bea'");
  expect(await ask(key)).toEqual(['bea']);
  other.exec("DELETE FROM rider WHERE id = 'bea'");
  other.close();
  expect(await ask(key)).toEqual([]);
});

it('is never of a transaction that is taken back', async () => {
  const { db, ask } = await open();
  const key = {};
  await ask(key);
  const lost = db.transaction().execute(async (trx) => {
    await trx.insertInto('rider').values(rider('ann')).execute();
    throw new Error('lost');
  });
  const [, meanwhile] = await Promise.allSettled([lost, ask(key)]);
  expect(meanwhile).toMatchObject({ value: [] });
  expect(await ask(key)).toEqual([]);
});

it('knows other keys by what they are, not by what is in them', async () => {
  const { ask, asked } = await open();
  for (const key of [{}, {}, {}]) await ask(key);
  expect(asked()).toBe(3);
});

it('tells zones at once, of riders who are asked about again and again', async () => {
  const ledger = await openLedger(':memory:', EFFECTS);
  onTestFinished(ledger.close);
  const { id } = await ledger.riders.create({ name: 'Ann' });
  const ids = [id];
  for (let i = 0; i < 3; i++) expect(await ledger.zones.keys(ids)).toEqual(new Map());
  const home = { name: 'Home', latitude: 45.19, longitude: 5.72, radius: 500 };
  const { id: zone } = await ledger.zones.create(id, home, () => ({ east: 120, north: -80 }));
  const { key } = await ledger.zones.set(id);
  const keys = await ledger.zones.keys(ids);
  expect(keys).toEqual(new Map([[id, key]]));
  expect(await ledger.zones.keys(ids)).toBe(keys);
  await ledger.zones.remove(zone);
  expect(await ledger.zones.keys(ids)).toEqual(new Map());
});
