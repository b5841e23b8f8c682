import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Warehouse } from '../../src/warehouse/warehouse.ts';
import { bodyOf, openTinyLab } from '../jobs/tiny-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'cycling-lab-'));
const file = join(folder, 'warehouse.duckdb');
const wal = `${file}.wal`;
const kept = { file: join(folder, 'kept'), wal: join(folder, 'kept.wal') };
let before: string[];

/** Half of the rides in the file, half of them only in the write-ahead log, as after a kill. */
async function prepare(): Promise<void> {
  await ingest('early');
  const { lab } = await ingest('late', { leaveOpen: true });
  before = await dump(lab.warehouse);
  copyFileSync(file, kept.file);
  copyFileSync(wal, kept.wal);
  await lab.close();
}

async function ingest(name: string, { leaveOpen = false } = {}) {
  const lab = await openTinyLab(folder);
  await lab.jobs.start();
  const [known] = await lab.ledger.riders.list();
  const rider = known ?? (await lab.ledger.riders.create({ name: 'Ann' }));
  for (let i = 0; i < 15; i++) {
    const arrival = { filename: name, riderId: rider.id, uploadedBy: 'owner', maxBytes: 100 };
    await lab.jobs.takeIn(bodyOf(`${name} ${i}`), arrival);
  }
  await lab.jobs.idle();
  if (!leaveOpen) await lab.close();
  return { lab };
}

/** What may happen to the files of a warehouse, by what one would say about it. */
const DAMAGES: Record<string, () => void> = {
  'nothing at all': () => {},
  'the log was deleted': () => rmSync(wal),
  'the log lost its last byte': () => truncateSync(wal, sizeOf(wal) - 1),
  'the log was cut in the middle': () => truncateSync(wal, Math.floor(sizeOf(wal) / 2)),
  'the log is empty': () => truncateSync(wal, 0),
  'a bit of the log was flipped at its beginning': () => flip(wal, 10),
  'a bit of the log was flipped in the middle': () => flip(wal, Math.floor(sizeOf(wal) / 2)),
  'the file was deleted, not its log': () => rmSync(file),
  'file and log were deleted': () => {
    rmSync(file);
    rmSync(wal);
  },
  'the file was cut': () => truncateSync(file, Math.floor(sizeOf(file) / 2)),
  'a bit of the file was flipped at its beginning': () => flip(file, 100),
  'a bit of the file was flipped in its first block': () => flip(file, 3 * 4096 + 50),
};

/** Each named damage (default: all) is found and made good. */
export function describeDamage(names = Object.keys(DAMAGES)): void {
  describe('a damaged warehouse', () => {
    beforeAll(prepare);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each(names)('has every ride again, equal to what it was, after: %s', async (name) => {
      copyFileSync(kept.file, file);
      copyFileSync(kept.wal, wal);
      DAMAGES[name]?.();
      expect(await dumpAfterRestarts()).toEqual(before);
    });
  });
}

/** A process that finds damage only while it works ends; the next start repairs. */
async function dumpAfterRestarts(): Promise<string[]> {
  for (let start = 0; start < 2; start++) {
    const lab = await openTinyLab(folder);
    try {
      await lab.jobs.start();
      await lab.jobs.idle();
      return await dump(lab.warehouse);
    } catch (error) {
      if (!lab.warnings.some((warning) => warning.startsWith('fatal'))) throw error;
    } finally {
      await lab.close();
    }
  }
  throw new Error('the second start did not repair the warehouse');
}

/** Everything that can be read of each ride. */
async function dump(warehouse: Warehouse): Promise<string[]> {
  const ids = [...(await warehouse.current()).keys()];
  const texts = ids.map(async (id) =>
    JSON.stringify([await warehouse.ride(id, 'whole'), await warehouse.rideCurve(id, 'whole')]),
  );
  return (await Promise.all(texts)).sort();
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  const place = Math.floor(at);
  bytes.writeUInt8(bytes.readUInt8(place) ^ 0x10, place);
  writeFileSync(path, bytes);
}

function sizeOf(path: string): number {
  return readFileSync(path).length;
}
