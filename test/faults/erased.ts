import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished } from 'vitest';
import { canariesIn } from '../canaries.ts';
import { bodyOf, openTinyLab, type TinyLab } from '../jobs/tiny-lab.ts';

export async function openIn(folder: string): Promise<TinyLab> {
  const lab = await openTinyLab(folder);
  onTestFinished(lab.close);
  await lab.jobs.start();
  return lab;
}

/** Ann with CANARIES and Ben, who rode one of the rides with her. */
export async function withTwo(folder: string) {
  const lab = await openIn(folder);
  const [ann, ben] = [person(folder, 'ann'), person(folder, 'ben')];
  const drop = (text: string, { riderId, personId }: typeof ann) =>
    lab.jobs.takeIn(bodyOf(text), {
      filename: `${text}.fit`,
      riderId,
      uploadedBy: personId,
      maxBytes: 1e6,
    });
  for (const text of ['CANARY one', 'CANARY two', 'archive:CANARY three\nCANARY four', 'both']) {
    await drop(text, ann);
  }
  for (const text of ['bens own', 'both']) await drop(text, ben);
  await lab.jobs.idle();
  return { ...lab, ann, ben, drop };
}

/** Made behind the ledger's back: accounts are another test's. */
function person(folder: string, who: string) {
  const sqlite = new DatabaseSync(join(folder, 'ledger.sqlite'));
  const [personId, riderId] = [randomUUID(), randomUUID()];
  sqlite.exec(`
    INSERT INTO person (id, name, email, password_hash, role, created_at)
      VALUES ('${personId}', 'CANARY ${who}', '${who}@example.org', 'x', 'rider', 1);
    INSERT INTO rider (id, name, person_id, created_at)
      VALUES ('${riderId}', 'CANARY ${who}', '${personId}', 1)`);
  sqlite.close();
  return { personId, riderId };
}

export async function ridesOf({ warehouse }: TinyLab, riderId: string) {
  return (await warehouse.rideList({ limit: 99, readable: { whole: [riderId], visible: [] } }))
    .rides;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
export const CANARIES = ['CANARY one', 'CANARY two', 'CANARY three', 'CANARY four', 'CANARY ann'];
const HASHES = CANARIES.map(hashOf);

/** As it must be at the end, whatever happened on the way. */
export async function expectAnnGone(
  folder: string,
  lab: TinyLab,
  bensRides: unknown,
): Promise<void> {
  expect(canariesIn(folder, [...CANARIES, ...HASHES])).toEqual([]);
  expect(await lab.ledger.erasures.pending()).toEqual([]);
  const originals: string[] = [];
  for await (const hash of lab.originals.list()) originals.push(hash);
  expect(originals.sort()).toEqual([hashOf('bens own'), hashOf('both')].sort());
  expect(bensRides).toHaveLength(2);
  expect((await lab.warehouse.current()).size).toBe(2);
}
