import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import { effort, LAYOUT, uploadResult } from './results.ts';

const folder = mkdtempSync(join(tmpdir(), 'cycling-lab-'));
const DAY = 86_400;
const EPOCH = 1_700_000_000;
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openWarehouse(join(folder, 'w.duckdb'), {
    ...LAYOUT,
    analysisVersion: '1',
    command: 'a test',
    onFatal: () => {},
  });
  await warehouse.commit([
    uploadResult('monday', {
      start: EPOCH,
      title: 'Été à Huez',
      metrics: Float32Array.of(50_000, 200),
      curve: Float32Array.of(900, 300, 250),
      curveStarts: Int32Array.of(1, 2, 3),
      efforts: [effort({ elapsed: 3_000 }), effort({ climb: 'ornon', variant: 'west', start: 9 })],
    }),
    uploadResult('tuesday', {
      start: EPOCH + DAY,
      bikeClass: 'gravel',
      metrics: Float32Array.of(80_000, Number.NaN),
      curve: Float32Array.of(1_000, 300, Number.NaN),
      curveStarts: Int32Array.of(4, 5, -1),
      efforts: [effort({ elapsed: 2_800, variant: 'old' })],
    }),
    uploadResult('wednesday', { start: EPOCH + 2 * DAY, metrics: Float32Array.of(20_000, 150) }),
    uploadResult('broken', {
      start: EPOCH + 3 * DAY,
      partial: true,
      metrics: Float32Array.of(90_000, 999),
      curve: Float32Array.of(2_999, 2_999, 2_999),
      curveStarts: Int32Array.of(0, 0, 0),
      efforts: [effort({ elapsed: 1 })],
    }),
    uploadResult(
      'of bea',
      { start: EPOCH, efforts: [effort({ elapsed: 2_500 })] },
      { riderId: 'bea' },
    ),
  ]);
});

afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('rideList(request)', () => {
  const ids = async (request: object): Promise<string[]> =>
    (await warehouse.rideList({ limit: 99, ...request })).rides.map((ride) => ride.id);

  it.each([
    ['all, latest first', {}, ['broken', 'wednesday', 'tuesday', 'monday', 'of bea']],
    ['of a rider', { riderId: 'bea' }, ['of bea']],
    ['from a day on', { from: EPOCH + DAY }, ['broken', 'wednesday', 'tuesday']],
    ['before a day', { to: EPOCH + DAY }, ['monday', 'of bea']],
    ['on a kind of bike', { bikeClass: 'gravel' }, ['tuesday']],
    ['over a climb', { climb: 'alpe' }, ['broken', 'tuesday', 'monday', 'of bea']],
    ['over a variant', { climb: 'alpe/old' }, ['tuesday']],
    ['by a word, whatever its accents and case', { text: 'ete A' }, ['monday']],
    ['by a file name', { text: 'WEDNES' }, ['wednesday']],
    ['by a text that looks like a pattern', { text: '%' }, []],
    ['all of it at once', { riderId: 'ann', climb: 'alpe', to: EPOCH + DAY }, ['monday']],
  ])('finds rides %s', async (_, request, expected) => {
    expect(await ids(request)).toEqual(expected);
  });

  it('sorts by a metric, unknown values last in both directions', async () => {
    const rider = { riderId: 'ann' };
    expect(await ids({ ...rider, sort: 'distance' })).toEqual([
      'broken',
      'tuesday',
      'monday',
      'wednesday',
    ]);
    expect(await ids({ ...rider, sort: 'averagePower' })).toEqual([
      'broken',
      'monday',
      'wednesday',
      'tuesday',
    ]);
    expect(await ids({ ...rider, sort: 'averagePower', ascending: true })).toEqual([
      'wednesday',
      'monday',
      'broken',
      'tuesday',
    ]);
  });

  it.each([
    {},
    { ascending: true },
    { sort: 'averagePower' },
    { sort: 'distance', ascending: true },
  ])('gives the same rides page by page, whatever the order: %j', async (order) => {
    const whole = await ids(order);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const request = cursor === null ? order : { ...order, cursor };
      const page = await warehouse.rideList({ limit: 2, ...request });
      paged.push(...page.rides.map((ride) => ride.id));
      cursor = page.next;
    } while (cursor !== null);
    expect(paged).toEqual(whole);
  });

  it.each([{ sort: 'secret' }, { sort: "start'; DROP TABLE ride" }, { cursor: 'x' }])(
    'refuses %j',
    async (request) => {
      await expect(warehouse.rideList({ limit: 1, ...request })).rejects.toMatchObject({
        code: 'bad-request',
      });
    },
  );
});

describe('periodCurve(period)', () => {
  it('takes the best of each duration with its ride, the earliest of equals', async () => {
    expect(await warehouse.periodCurve({ riderId: 'ann' })).toEqual({
      durations: [1, 60, 3600],
      watts: [1_000, 300, 250],
      rides: [
        { id: 'tuesday', start: EPOCH + DAY },
        { id: 'monday', start: EPOCH },
        { id: 'monday', start: EPOCH },
      ],
    });
  });

  it('is empty where nothing was measured', async () => {
    const nothing = { durations: [], watts: [], rides: [] };
    expect(await warehouse.periodCurve({ riderId: 'bea' })).toEqual(nothing);
    expect(await warehouse.periodCurve({ from: EPOCH + 9 * DAY })).toEqual(nothing);
  });
});

describe('climbEfforts(request)', () => {
  it('lists the fastest first, without damaged files', async () => {
    const efforts = await warehouse.climbEfforts({ climb: 'alpe', limit: 9 });
    expect(efforts.map(({ rideId, elapsed }) => [rideId, elapsed])).toEqual([
      ['of bea', 2_500],
      ['tuesday', 2_800],
      ['monday', 3_000],
    ]);
    expect(await warehouse.climbEfforts({ climb: 'alpe', variant: 'old', limit: 9 })).toHaveLength(
      1,
    );
    expect(await warehouse.climbEfforts({ climb: 'alpe', riderId: 'ann', limit: 1 })).toMatchObject(
      [{ rideId: 'tuesday' }],
    );
  });
});
