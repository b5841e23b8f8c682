import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASSISTED_CLASSES, type BikeClass, UNASSISTED_CLASSES } from '../../src/core/bike-class.ts';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import { effort, LAYOUT, uploadResult, wholeOf } from './results.ts';

const folder = mkdtempSync(join(tmpdir(), 'cycling-lab-'));
const DAY = 86_400;
const EPOCH = 1_700_000_000;
const LINE = {
  ...{ climb: 'alpe', variant: 'main', packVersion: '1' },
  monthOf: (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 7),
};
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openWarehouse(join(folder, 'w.duckdb'), {
    ...LAYOUT,
    analysisVersion: '1',
    packsVersion: 'packs',
    command: 'a test',
    zoneKeys: async () => new Map(),
    onFatal: () => {},
  } as Parameters<typeof openWarehouse>[1]);
  const laps = [
    effort({ elapsed: 2_900, number: 1 }),
    effort({ elapsed: 2_600, number: 2, start: 9_000 }),
  ];
  await warehouse.commit([
    uploadResult('tuesday', { start: EPOCH + DAY, efforts: laps }),
    uploadResult('monday', { start: EPOCH, efforts: [effort({ elapsed: 2_800 })] }),
    uploadResult('broken', {
      start: EPOCH + 2 * DAY,
      partial: true,
      efforts: [effort({ elapsed: 9 })],
    }),
    uploadResult('motor', {
      start: EPOCH + 3 * DAY,
      bikeClass: 'e-mtb',
      efforts: [effort({ elapsed: 1_500 })],
    }),
    uploadResult('screen', {
      start: EPOCH + 4 * DAY,
      bikeClass: 'virtual',
      efforts: [effort({ elapsed: 1_200 })],
    }),
    uploadResult('elsewhere', { start: EPOCH, efforts: [effort({ elapsed: 5, variant: 'old' })] }),
    uploadResult('of bea', { efforts: [effort({ elapsed: 2_700 })] }, { riderId: 'bea' }),
    uploadResult('of eve', { efforts: [effort({ elapsed: 2_000 })] }, { riderId: 'eve' }),
  ]);
});
afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('lineEfforts(line)', () => {
  it('lists the efforts of a rider on a line in the order of time, and says what they count for', async () => {
    const efforts = await warehouse.lineEfforts({
      ...wholeOf('ann', 'bea'),
      ...LINE,
      riderId: 'ann',
    });
    expect(efforts.map(({ rideId, number }) => [rideId, number])).toEqual([
      ['monday', 1],
      ['tuesday', 1],
      ['tuesday', 2],
      ['broken', 1],
      ['motor', 1],
      ['screen', 1],
    ]);
    expect(efforts.slice(-3)).toMatchObject([
      { partial: true, counts: false, motor: false },
      { partial: false, counts: true, motor: true },
      { partial: false, counts: false, motor: false },
    ]);
  });

  it('lists nothing of a rider who may not be read', async () => {
    const line = { ...wholeOf('ann'), ...LINE, riderId: 'eve' };
    expect(await warehouse.lineEfforts(line)).toEqual([]);
  });
});

describe('fastestEfforts(line)', () => {
  const fastest = async (bikeClasses: readonly BikeClass[]) => {
    const request = { ...wholeOf('ann', 'bea'), ...LINE, bikeClasses };
    const efforts = await warehouse.fastestEfforts(request);
    return efforts.map(({ rideId, number }) => [rideId, number]).sort();
  };

  it('has each rider who may be read once, with their best, without damaged files', async () => {
    expect(await fastest(UNASSISTED_CLASSES)).toEqual([
      ['of bea', 1],
      ['tuesday', 2],
    ]);
  });

  it('keeps apart what had a motor', async () => {
    expect(await fastest(ASSISTED_CLASSES)).toEqual([['motor', 1]]);
  });
});
