import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTerritories } from '../../src/territories.ts';
import { oisans } from '../core/climbs/oisans.ts';
import { effort as anyEffort, uploadResult } from '../warehouse/results.ts';
import { type Lab, openLab, type Somebody } from './lab.ts';

const CLIMB = { climb: 'alpe-dhuez', variant: 'finish-13.8' };
const HISTORY = `/api/climbs/${CLIMB.climb}/${CLIMB.variant}/history`;

const effort = (change: Parameters<typeof anyEffort>[0]) =>
  anyEffort({ packVersion: oisans.version, ...change });

let lab: Lab;
let ann: Somebody;
beforeAll(async () => {
  lab = await openLab({ territories: await loadTerritories() });
  ann = await lab.as({ name: 'Ann' });
  const split = (gate: string, leg: number) => ({ gate, elapsed: leg, leg, uncertainty: 1 });
  const power = { averagePower: 250, estimatedPower: 240, wattsPerKilogram: 4 };
  const splits = (...legs: number[]) => legs.map((leg, i) => split(`bend-${21 - i}`, leg));
  await commit('may', '2026-05-02T08:07:00Z', [
    effort({ ...CLIMB, ...power, averageHeartRate: 160, elapsed: 3_000, splits: splits(80, 70) }),
    effort({ ...CLIMB, number: 2, start: 9_000, elapsed: 3_100, splits: splits(79, 71) }),
    effort({ climb: 'ornon', variant: 'la-paute', start: 20_000, elapsed: 2_000 }),
  ]);
  await commit('june', '2026-05-20T08:00:00Z', [
    effort({ ...CLIMB, elapsed: 2_900, splits: splits(90, 69) }),
  ]);
  const motor = [effort({ ...CLIMB, elapsed: 1_500, splits: splits(30, 30) })];
  await commit('motor', '2026-05-21T08:00:00Z', motor, { bikeClass: 'e-bike' });
  const broken = [effort({ ...CLIMB, elapsed: 1_400, splits: splits(20, 20) })];
  await commit('broken', '2026-05-22T08:00:00Z', broken, { partial: true });
  const indoors = [effort({ ...CLIMB, climb: 'galibier', variant: 'lautaret' })];
  await commit('indoors', '2026-05-23T08:00:00Z', indoors, { bikeClass: 'virtual' });
  const assisted = [effort({ climb: 'glandon', variant: 'verney', elapsed: 4_000 })];
  await commit('assisted', '2026-04-01T08:00:00Z', assisted, { bikeClass: 'e-mtb' });
});
afterAll(() => lab.close());

async function commit(
  id: string,
  start: string,
  efforts: ReturnType<typeof effort>[],
  change: object = {},
): Promise<void> {
  const result = { start: Date.parse(start) / 1000, efforts, ...change };
  await lab.warehouse.commit([uploadResult(id, result, { riderId: ann.riderId })]);
}

interface Told {
  efforts: Record<string, unknown>[];
  bestSplits: { gate: string; leg: number; ride: string; number: number }[];
}

async function history(who: Somebody, query = ''): Promise<Told> {
  const answer = await who.ask(`${HISTORY}${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Told;
}

describe('GET /climbs/mine', () => {
  it('tells what one has ridden, the best on one’s own legs', async () => {
    const answer = await ann.ask('/api/climbs/mine');
    expect(await answer.json()).toEqual({
      climbs: [
        {
          ...CLIMB,
          efforts: 5,
          best: 2_900,
          assisted: false,
          latest: '2026-05-22T08:10:00.000Z',
        },
        {
          climb: 'ornon',
          variant: 'la-paute',
          efforts: 1,
          best: 2_000,
          assisted: false,
          latest: '2026-05-02T13:40:20.000Z',
        },
        {
          climb: 'glandon',
          variant: 'verney',
          efforts: 1,
          best: 4_000,
          assisted: true,
          latest: '2026-04-01T08:10:00.000Z',
        },
      ],
    });
  });

  it('is empty for whoever rode nothing', async () => {
    const answer = await (await lab.as({})).ask('/api/climbs/mine');
    expect(await answer.json()).toEqual({ climbs: [] });
  });
});

describe('GET /climbs/{climb}/{variant}/history', () => {
  it('has every effort, newest first, and the best legs of whole rides without a motor', async () => {
    const { efforts, bestSplits } = await history(ann);
    expect(efforts.map(({ ride, number }) => [ride, number])).toEqual([
      ['broken', 1],
      ['motor', 1],
      ['june', 1],
      ['may', 2],
      ['may', 1],
    ]);
    expect(efforts[0]).toMatchObject({ partial: true });
    expect(efforts[4]).toMatchObject({
      beganAt: '2026-05-02T08:17:00.000Z',
      elapsed: 3_000,
      averagePower: 250,
      estimatedPower: 240,
      averageHeartRate: 160,
    });
    expect(efforts[3]).toMatchObject({ averagePower: null, averageHeartRate: null });
    expect(bestSplits).toEqual([
      { gate: 'bend-21', leg: 79, ride: 'may', number: 2 },
      { gate: 'bend-20', leg: 69, ride: 'june', number: 1 },
    ]);
  });

  it('of another is what they share: null for the rest, and starts to the quarter hour', async () => {
    const coach = await lab.as({ role: 'coach' });
    const group = await lab.group({ coaches: [coach], riders: [ann] });
    const query = `?rider=${ann.riderId}`;
    const subject = coach.personId;
    await lab.agree(ann, { purpose: 'coach', subject, fields: ['summary', 'heartRate'] });
    const { efforts } = await history(coach, query);
    expect(efforts).toHaveLength(5);
    expect(efforts[4]).toMatchObject({
      beganAt: '2026-05-02T08:10:00.000Z',
      elapsed: 3_000,
      averagePower: null,
      estimatedPower: null,
      wattsPerKilogram: null,
      normalisedElapsed: null,
      averageHeartRate: 160,
    });
    await lab.agree(ann, { purpose: 'coach', subject, fields: ['summary', 'power'] });
    const other = await history(coach, query);
    expect(other.efforts[4]).toMatchObject({ averagePower: 250, averageHeartRate: null });
    expect(group).not.toBe('');
  });

  it('of one who shares nothing is as of one who does not exist', async () => {
    const stranger = await lab.as({});
    const refused = await stranger.ask(`${HISTORY}?rider=${ann.riderId}`);
    const unknown = await stranger.ask(`${HISTORY}?rider=unknown`);
    expect(refused.status).toBe(404);
    expect(await refused.text()).toBe(await unknown.text());
    expect((await stranger.ask('/api/climbs/alpe-dhuez/none/history')).status).toBe(404);
  });
});
