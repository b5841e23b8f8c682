import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import { effort, LAYOUT, uploadResult, wholeOf } from './results.ts';

const folder = mkdtempSync(join(tmpdir(), 'cycling-lab-'));
const DAY = 86_400;
const EPOCH = 1_700_000_000;
const ALL = wholeOf('ann', 'bea');
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openWarehouse(join(folder, 'w.duckdb'), {
    ...LAYOUT,
    analysisVersion: '1',
    packsVersion: '1',
    command: 'a test',
    zoneKeys: async () => new Map(),
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
    (await warehouse.rideList({ ...ALL, filenamesOf: ['ann'], limit: 99, ...request })).rides.map(
      (ride) => ride.id,
    );

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
      const page = await warehouse.rideList({ ...ALL, filenamesOf: ['ann'], limit: 2, ...request });
      paged.push(...page.rides.map((ride) => ride.id));
      cursor = page.next;
    } while (cursor !== null);
    expect(paged).toEqual(whole);
  });

  it.each([{ sort: 'secret' }, { sort: "start'; DROP TABLE ride" }, { cursor: 'x' }])(
    'refuses %j',
    async (request) => {
      await expect(
        warehouse.rideList({ ...ALL, filenamesOf: ['ann'], limit: 1, ...request }),
      ).rejects.toMatchObject({
        code: 'bad-request',
      });
    },
  );
});

describe('periodCurve(period)', () => {
  it('takes the best of each duration with its ride, the earliest of equals', async () => {
    expect(await warehouse.periodCurve({ ...ALL, riderId: 'ann' })).toEqual({
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
    expect(await warehouse.periodCurve({ ...ALL, riderId: 'bea' })).toEqual(nothing);
    expect(await warehouse.periodCurve({ ...ALL, riderId: 'ann', from: EPOCH + 9 * DAY })).toEqual(
      nothing,
    );
  });
});

describe('climbEfforts(request)', () => {
  it('lists the fastest first, without damaged files', async () => {
    const efforts = await warehouse.climbEfforts({ ...ALL, climb: 'alpe', limit: 9 });
    expect(efforts.map(({ rideId, elapsed }) => [rideId, elapsed])).toEqual([
      ['of bea', 2_500],
      ['tuesday', 2_800],
      ['monday', 3_000],
    ]);
    expect(
      await warehouse.climbEfforts({ ...ALL, climb: 'alpe', variant: 'old', limit: 9 }),
    ).toHaveLength(1);
    expect(
      await warehouse.climbEfforts({ ...ALL, climb: 'alpe', riderId: 'ann', limit: 1 }),
    ).toMatchObject([{ rideId: 'tuesday' }]);
  });
});

describe('what a reader may not see', () => {
  let views: Warehouse;
  let zonesOfEve = '';
  const HIDDEN = { readable: { whole: [], visible: ['eve'] } };
  const START = 1_800_000_000 + 754;

  beforeAll(async () => {
    views = await openWarehouse(join(folder, 'views.duckdb'), {
      ...LAYOUT,
      analysisVersion: '1',
      packsVersion: '1',
      command: 'a test',
      zoneKeys: async () => new Map([['eve', zonesOfEve]]),
      onFatal: () => {},
    });
    const power = { curve: Float32Array.of(500, 400, 300), curveStarts: Int32Array.of(0, 0, 0) };
    const whole = { ...power, view: 'whole' as const, start: START, efforts: [effort()] };
    const cut = uploadResult('cut', { ...whole, metrics: Float32Array.of(9, 9) }).rides;
    const visible = uploadResult('cut', {
      ...power,
      view: 'visible',
      start: START + 60,
      metrics: Float32Array.of(7, 7),
      curve: Float32Array.of(450, 350, 250),
    }).rides;
    await views.commit([
      {
        uploadId: 'cut',
        riderId: 'eve',
        filename: 'home.fit',
        zoneKey: '',
        rides: [...cut, ...visible],
      },
      uploadResult('at home', { ...whole, start: START + 99 }, { riderId: 'eve' }),
      uploadResult(
        'open',
        { ...power, start: START + 10_000, title: 'Far', efforts: [effort()] },
        { riderId: 'eve' },
      ),
      uploadResult('early', { start: START - 10_000, metrics: Float32Array.of(1, 999) }),
    ]);
  });
  afterAll(() => views.close());

  const list = async (request: object) =>
    (await views.rideList({ limit: 9, ...HIDDEN, ...request })).rides;
  const ids = async (request: object) => (await list(request)).map(({ id }) => id);

  it('is no part of a list; starts are told to the quarter of an hour', async () => {
    expect((await list({})).map(({ id, start, metrics }) => [id, start, metrics.distance])).toEqual(
      [
        ['open', 1_800_009_900, 30_000],
        ['cut', 1_800_000_000, 7],
      ],
    );
    expect(await ids({ ...wholeOf('eve') })).toEqual(['open', 'at home', 'cut']);
    expect(await ids({ readable: { whole: ['eve'], visible: ['eve'] } })).toHaveLength(3);
    expect(await ids({ readable: { whole: [], visible: [] } })).toEqual([]);
  });

  it('decides no filter', async () => {
    expect(await ids({ from: START - 700 })).toEqual(['open']);
    expect(await ids({ to: START - 700 })).toEqual(['cut']);
    expect(await ids({ climb: 'alpe' })).toEqual(['open']);
    expect(await ids({ text: 'home' })).toEqual([]);
    expect(await ids({ text: 'home', filenamesOf: ['ann'] })).toEqual([]);
    expect(await ids({ text: 'far' })).toEqual(['open']);
  });

  it('decides no order and stands in no cursor', async () => {
    const readable = { whole: ['ann'], visible: ['eve'] };
    const comparable = { whole: ['ann'], visible: [] };
    const byPower = { readable, comparable, sort: 'averagePower' };
    expect(await ids(byPower)).toEqual(['early', 'cut', 'open']);
    expect(await ids({ ...byPower, ascending: true })).toEqual(['early', 'cut', 'open']);
    expect(await ids({ readable, sort: 'averagePower', ascending: true })).toEqual([
      'cut',
      'early',
      'open',
    ]);
    const { next } = await views.rideList({ ...HIDDEN, limit: 1 });
    expect(Buffer.from(next ?? '', 'base64url').toString()).toBe('["1800009900","open"]');
    expect(await ids({ cursor: next ?? '' })).toEqual(['cut']);
  });

  it('makes no curve and no effort', async () => {
    expect(await views.periodCurve({ ...HIDDEN, riderId: 'eve' })).toEqual({
      durations: [1, 60, 3600],
      watts: [500, 400, 300],
      rides: Array(3).fill({ id: 'open', start: 1_800_009_900 }),
    });
    const before = { ...HIDDEN, riderId: 'eve', to: START };
    expect((await views.periodCurve(before)).watts).toEqual([450, 350, 250]);
    const efforts = await views.climbEfforts({ ...HIDDEN, climb: 'alpe', limit: 9 });
    expect(efforts).toMatchObject([{ rideId: 'open', beganAt: 1_800_009_900 + 600 }]);
  });

  it('is in none of the answers about one ride', async () => {
    expect(await views.ride('at home', 'visible')).toBeNull();
    expect(await views.rideCurve('at home', 'visible')).toBeNull();
    const visible = { start: 1_800_000_000, metrics: { distance: 7 }, efforts: [] };
    expect(await views.ride('cut', 'visible')).toMatchObject(visible);
    expect((await views.rideCurve('cut', 'visible'))?.watts).toEqual([450, 350, 250]);
    const whole = { start: START, metrics: { distance: 9 }, efforts: [{ beganAt: START + 600 }] };
    expect(await views.ride('cut', 'whole')).toMatchObject(whole);
    expect((await views.rideCurve('cut', 'whole'))?.watts).toEqual([500, 400, 300]);
  });

  it('is all of what was computed for other zones than there are now', async () => {
    zonesOfEve = 'another set';
    expect(await ids({})).toEqual([]);
    expect(await views.ride('cut', 'visible')).toBeNull();
    expect(await views.rideCurve('open', 'visible')).toBeNull();
    expect((await views.periodCurve({ ...HIDDEN, riderId: 'eve' })).rides).toEqual([]);
    expect(await views.climbEfforts({ ...HIDDEN, climb: 'alpe', limit: 9 })).toEqual([]);
    expect(await ids({ ...wholeOf('eve') })).toEqual(['open', 'at home', 'cut']);
    await views.commit([{ ...uploadResult('open', {}, { riderId: 'eve' }), zoneKey: zonesOfEve }]);
    expect(await ids({})).toEqual(['open']);
    expect(await views.ride('open', 'visible')).not.toBeNull();
    zonesOfEve = '';
  });
});
