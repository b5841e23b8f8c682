import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METRICS, type Metrics } from '../../src/core/metrics/index.ts';
import type { RideResult } from '../../src/warehouse/result.ts';
import { rideResult } from '../warehouse/results.ts';
import { json, type Lab, openLab, signUp } from './lab.ts';

const START = Date.parse('2026-05-01T08:00:00Z') / 1000;
const DAY = 86_400;

let lab: Lab;
let owner: Awaited<ReturnType<typeof signUp>>;
let riderId: string;
const ids: string[] = [];

beforeAll(async () => {
  lab = await openLab();
  owner = await signUp(lab);
  riderId = (await lab.ledger.riders.list())[0]?.id ?? '';
  for (let day = 0; day < 5; day++) ids.push(await addRide(day));
});
afterAll(() => lab.close());

/** A ride in ledger and warehouse, one a day, each 10 km longer than the one before. */
async function addRide(day: number): Promise<string> {
  const bytes = new TextEncoder().encode(`original of day ${day}`);
  const { hash, size } = await lab.originals.put(new Blob([bytes]).stream(), { maxBytes: 1e6 });
  const arrived = { kind: 'file', filename: `day "${day}".fit`, hash, size, riderId } as const;
  const { uploadId } = await lab.ledger.uploads.accept({ ...arrived, uploadedBy: 'test' });
  const [parts] = await lab.ledger.rides.ensure([{ uploadId, riderId, hash, parts: [0] }]);
  const rideId = parts?.get(0)?.id ?? '';
  const ride = { rideId, title: null, result: resultOf(day) };
  const { filename } = arrived;
  await lab.warehouse.commit([{ uploadId, riderId, filename, zoneKey: '', rides: [ride] }]);
  return rideId;
}

function resultOf(day: number): RideResult {
  const unknown = Object.fromEntries(METRICS.map(({ id }) => [id, Number.NaN])) as Metrics;
  const metrics = { ...unknown, distance: 10_000 * (day + 1) };
  return rideResult({
    bikeClass: day % 2 === 0 ? 'road' : 'gravel',
    title: `Ride ${day}`,
    start: START + day * DAY,
    metrics: Float32Array.from(METRICS.map(({ id }) => metrics[id])),
    curve: Float32Array.of(500 + day, 400 - day, Number.NaN),
    curveStarts: Int32Array.of(10, 20, 0),
    notes: [{ code: 'pauses', count: 2, detail: 'two pauses' }],
    laps: [{ start: 0, end: 3600, trigger: null, metrics }],
    zones: { power: null, heartRate: [{ zone: 1, from: Number.NaN, to: 120, seconds: 60 }] },
    bests: { heartRate: [{ duration: 60, value: 150, start: 5 }], speed: [] },
    pauses: [{ start: 100, end: 160 }],
  });
}

interface Page {
  rides: { id: string; title: string; metrics: Record<string, number | null> }[];
  nextCursor: string | null;
}
const list = async (query = ''): Promise<Page> =>
  (await (await owner(`/api/rides?${query}`)).json()) as Page;
const titles = ({ rides }: Page) => rides.map(({ title }) => title);

describe('the list of rides', () => {
  it('shows the latest first, unknown numbers as null', async () => {
    const page = await list();
    expect(titles(page)).toEqual(['Ride 4', 'Ride 3', 'Ride 2', 'Ride 1', 'Ride 0']);
    expect(page.rides[0]).toMatchObject({
      riderName: 'Odile',
      start: '2026-05-05T08:00:00.000Z',
      bikeClass: 'road',
      notes: 1,
      metrics: { distance: 50_000, averagePower: null },
    });
    expect(page.nextCursor).toBeNull();
  });

  it.each(['sort=start&order=desc', 'sort=distance&order=asc', 'sort=averagePower'])(
    'gives every ride once, page by page: %s',
    async (query) => {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Page = await list(`${query}&limit=2${cursor && `&cursor=${cursor}`}`);
        seen.push(...page.rides.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(seen).toHaveLength(5);
      expect(new Set(seen)).toEqual(new Set(ids));
    },
  );

  it('filters by day, half-open, by bike and by words', async () => {
    expect(titles(await list('from=2026-05-02&to=2026-05-04'))).toEqual(['Ride 2', 'Ride 1']);
    expect(titles(await list('from=2026-05-05T10:00:00%2B02:00'))).toEqual(['Ride 4']);
    expect(titles(await list('bikeClass=gravel'))).toEqual(['Ride 3', 'Ride 1']);
    expect(titles(await list('q=ride%202'))).toEqual(['Ride 2']);
    expect(titles(await list(`rider=${riderId}`))).toHaveLength(5);
    expect(titles(await list('rider=somebody'))).toEqual([]);
    expect(titles(await list('climb=alpe-dhuez'))).toEqual([]);
  });
});

describe('one ride', () => {
  it('tells everything, NaN as null', async () => {
    const ride = await (await owner(`/api/rides/${ids[0]}`)).json();
    expect(ride).toMatchObject({
      id: ids[0],
      title: 'Ride 0',
      filename: 'day "0".fit',
      part: null,
      laps: [{ metrics: { distance: 10_000, averagePower: null } }],
      zones: { power: null, heartRate: [{ from: null, to: 120 }] },
      pauses: [{ start: 100, end: 160 }],
      notes: [{ code: 'pauses', count: 2 }],
      efforts: [],
      analysisVersion: 'test',
    });
  });

  it('gives its original back, byte for byte, to be saved and not shown', async () => {
    const answer = await owner(`/api/rides/${ids[1]}/original`);
    expect(await answer.text()).toBe('original of day 1');
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="day _1_.fit"; filename*=UTF-8''day%20%221%22.fit`,
    );
  });

  it('has a power curve as far as it is long', async () => {
    const answer = await owner(`/api/rides/${ids[0]}/power-curve`);
    expect(await answer.json()).toEqual({
      durations: [1, 5],
      watts: [500, 400],
      starts: [10, 20],
    });
  });

  it('is refused a change that is none', async () => {
    const answer = await owner(`/api/rides/${ids[0]}`, json('PATCH', {}));
    expect(answer.status).toBe(400);
  });
});

describe('the power curve of a period', () => {
  it('names the ride that holds each best', async () => {
    const answer = await owner('/api/power-curve?to=2026-05-04');
    expect(await answer.json()).toEqual({
      durations: [1, 5],
      watts: [502, 400],
      rides: [
        { id: ids[2], start: '2026-05-03T08:00:00.000Z' },
        { id: ids[0], start: '2026-05-01T08:00:00.000Z' },
      ],
    });
  });
});

describe('the catalogue of metrics', () => {
  it('lists every number with its rule in both languages', async () => {
    const { metrics } = (await (await owner('/api/metrics')).json()) as {
      metrics: { id: string; rule: { fr: string; en: string } }[];
    };
    expect(metrics.map(({ id }) => id)).toEqual(METRICS.map(({ id }) => id));
    for (const { rule } of metrics) expect(rule.fr && rule.en).toBeTruthy();
  });
});
