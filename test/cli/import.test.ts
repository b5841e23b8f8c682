import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run as importRides } from '../../src/cli/import.ts';
import { run as rebuild } from '../../src/cli/rebuild.ts';
import { openTruth, warehouseIn } from '../../src/server/truth.ts';
import { openWork } from '../../src/server/work.ts';
import { lock } from '../../src/warehouse/lock.ts';
import { temporaryFolder } from '../folder.ts';
import { wholeOf } from '../warehouse/results.ts';
import { dataOf } from './data-of.ts';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

let said: string;
beforeEach(() => {
  said = '';
  const hear = (text: unknown): boolean => {
    said += text;
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});
afterEach(() => void vi.restoreAllMocks());

describe('cycling-lab import', () => {
  it('takes a folder in, once; rebuild makes the same again', async () => {
    const data = await dataOf('Ann', 'Bea');
    const rides = folderOfRides();
    expect(await importRides(['--data', data, '--rider', 'Ann', rides])).toBe(2);
    expect(said).toContain(
      '2 new rides from 2 files; 1 files were there already, 1 hold no cycling',
    );
    expect(said).toContain(`${join('deep', 'broken.fit')}: `);
    const first = await ridesIn(data);
    expect(first.map((ride) => ride.format).sort()).toEqual(['fit', 'gpx']);

    said = '';
    expect(await importRides(['--data', data, '--rider', 'Ann', rides])).toBe(2);
    expect(said).toContain('0 new rides from 0 files; 3 files were there already');
    expect(await ridesIn(data)).toEqual(first);

    said = '';
    expect(await rebuild(['--data', data])).toBe(0);
    expect(said).toMatch(/^2 rides in /);
    expect(await ridesIn(data)).toEqual(first);
  });

  it('asks whose rides they are when it cannot know', async () => {
    const data = join(temporaryFolder(), 'data');
    await expect(importRides(['--data', data, SAMPLES])).rejects.toThrow('--rider NAME');
    const two = await dataOf('Ann', 'Bea');
    await expect(importRides(['--data', two, SAMPLES])).rejects.toThrow('"Ann", "Bea"');
    const unknown = importRides(['--data', two, '--rider', 'Cleo', SAMPLES]);
    await expect(unknown).rejects.toThrow('"Ann", "Bea"');
  });

  it('keeps nothing of a rider who has not agreed', async () => {
    const data = await dataOf('Ann');
    const { ledger } = await openTruth(data);
    const [ann] = await ledger.riders.list();
    const [given] = await ledger.consents.ofRider(ann?.id ?? '');
    await ledger.consents.withdraw(given?.id ?? '');
    await ledger.close();
    const refused = { code: 'consent-needed' };
    await expect(importRides(['--data', data, SAMPLES])).rejects.toMatchObject(refused);
    expect(
      readdirSync(join(data, 'originals'), { recursive: true, withFileTypes: true }).filter(
        (entry) => entry.isFile(),
      ),
    ).toEqual([]);
  });

  it('is refused while another process owns the warehouse, and so is rebuild', async () => {
    const data = temporaryFolder();
    const owned = lock(`${warehouseIn(data)}.lock`, 'cycling-lab serve');
    const refusal = {
      code: 'warehouse-locked',
      message: expect.stringMatching(/in use by process \d+ .*cycling-lab serve/),
    };
    await expect(importRides(['--data', data, SAMPLES])).rejects.toMatchObject(refusal);
    await expect(rebuild(['--data', data])).rejects.toMatchObject(refusal);
    owned.release();
  });
});

/** Two rides, a copy of one, a file that is no ride and one that only calls itself so. */
function folderOfRides(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'deep'));
  for (const name of ['la-garde.fit', 'la-garde.gpx']) {
    cpSync(join(SAMPLES, name), join(folder, name));
  }
  cpSync(join(SAMPLES, 'la-garde.fit'), join(folder, 'deep', 'same.fit'));
  writeFileSync(join(folder, 'deep', 'broken.fit'), 'no ride at all');
  writeFileSync(join(folder, 'holiday.jpg'), 'a picture');
  return folder;
}

/** What the warehouse of a data folder says of its rides. */
async function ridesIn(data: string) {
  const truth = await openTruth(data);
  const work = await openWork(truth, {
    file: warehouseIn(data),
    command: 'a test',
    logger: pino({ level: 'silent' }),
    onFatal: (error) => {
      throw error;
    },
  });
  const riders = await truth.ledger.riders.list();
  const { rides } = await work.warehouse.rideList({
    ...wholeOf(...riders.map(({ id }) => id)),
    limit: 99,
  });
  const whole = await Promise.all(rides.map(({ id }) => work.warehouse.ride(id, 'whole')));
  await work.close();
  await truth.ledger.close();
  return whole.flatMap((ride) => (ride ? [ride] : []));
}
