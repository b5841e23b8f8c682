import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BikeClass } from '../../src/core/bike-class.ts';
import { loadTerritories } from '../../src/territories.ts';
import type { UploadResult, View } from '../../src/warehouse/result.ts';
import { oisans } from '../core/climbs/oisans.ts';
import { effort as anyEffort, uploadResult } from '../warehouse/results.ts';
import { json, type Lab, openLab, type Said, type Somebody } from './lab.ts';

const CLIMB = { climb: 'alpe-dhuez', variant: 'finish-13.8' };
const BOARD = `/api/climbs/${CLIMB.climb}/${CLIMB.variant}/board`;
const NOW = Date.parse('2026-06-01T12:00:00Z');

const effort = (change: Parameters<typeof anyEffort>[0]) =>
  anyEffort({ packVersion: oisans.version, ...change });

let lab: Lab;
let viewer: Somebody;
beforeAll(async () => {
  lab = await openLab({ territories: await loadTerritories() });
});
afterAll(() => lab.close());
/** Everybody of an earlier test leaves the boards. */
beforeEach(async () => {
  lab.clock.now = NOW;
  await lab.tables
    .updateTable('consent')
    .set({ withdrawnAt: NOW / 1000 })
    .where('purpose', '=', 'boards')
    .where('withdrawnAt', 'is', null)
    .execute();
  viewer = await lab.as({ name: 'Viewer' });
});

const BOTH: Said[] = [{ purpose: 'analysis' }, { purpose: 'boards' }];
const agreed = (who: Parameters<Lab['as']>[0] = {}) => lab.as({ consents: BOTH, ...who });

interface Climbed {
  elapsed?: number;
  at?: string;
  bikeClass?: BikeClass;
  view?: View;
  zoneKey?: string;
}

let rides = 0;
/** The rider climbs it once; the warehouse is told as by a worker. Returns the ride's id. */
async function climbs({ riderId }: Somebody, climbed: Climbed = {}): Promise<string> {
  const { elapsed = 3_000, at = '2026-05-10T08:00:00Z', zoneKey = '', ...result } = climbed;
  const id = `ride ${rides++}`;
  const efforts = [effort({ ...CLIMB, elapsed, start: 0, end: elapsed })];
  const found = uploadResult(id, { start: Date.parse(at) / 1000, efforts, ...result }, { riderId });
  const stored: UploadResult = { ...found, zoneKey };
  await lab.warehouse.commit([stored]);
  return id;
}

interface Row {
  rank: number;
  riderName: string;
  mine: boolean;
  elapsed: number;
  month: string;
  effort: { ride: string; number: number } | null;
}
interface Board {
  total: number;
  seasons: number[];
  rows: Row[];
  own: Row | null;
  agreed: boolean;
  mayAgree: boolean;
}

async function board(query = '', who: Somebody = viewer): Promise<Board> {
  const answer = await who.ask(`${BOARD}${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Board;
}

const names = async (query = '', who: Somebody = viewer) =>
  (await board(query, who)).rows.map(({ riderName }) => riderName);

describe('who stands on a board', () => {
  it('is an adult who agreed to it and to the analysis of their rides, and nobody else', async () => {
    const at17 = Date.parse('2025-01-15T00:00:00Z') / 1000;
    const people = {
      Adult: await agreed({ name: 'Adult' }),
      Silent: await lab.as({ name: 'Silent' }),
      Teen: await agreed({ name: 'Teen', birthMonth: '2009-01' }),
      Child: await agreed({ name: 'Child', birthMonth: '2013-01' }),
      Ageless: await agreed({ name: 'Ageless', birthMonth: null }),
      'Not kept': await lab.as({ name: 'Not kept', consents: [{ purpose: 'boards' }] }),
      'Not asked again': await lab.as({
        name: 'Not asked again',
        birthMonth: '2008-01',
        consents: [{ purpose: 'analysis' }, { purpose: 'boards', givenAt: at17 }],
      }),
      Coach: await agreed({ name: 'Coach', role: 'coach' }),
    };
    for (const person of Object.values(people)) await climbs(person);
    expect((await names()).sort()).toEqual(['Adult', 'Coach']);
    expect(await board()).toMatchObject({ total: 2, own: null, agreed: false, mayAgree: true });
    const { Teen, Ageless } = people;
    for (const who of [Teen, Ageless]) expect((await board('', who)).mayAgree).toBe(false);
  });

  it('stands with what was ridden as an adult', async () => {
    const rider = await agreed({ name: 'Grown', birthMonth: '2006-03' });
    await climbs(rider, { elapsed: 2_000, at: '2024-03-31T08:00:00Z' });
    await climbs(rider, { elapsed: 2_400, at: '2024-04-01T08:00:00Z' });
    expect((await board()).rows.map(({ elapsed }) => elapsed)).toEqual([2_400]);
  });

  it('vanishes with the next request: consent or analysis taken back, disabled, erased', async () => {
    const leave: Record<string, (who: Somebody) => Promise<unknown>> = {
      boards: async ({ riderId }) => withdraw(riderId, 'boards'),
      analysis: async ({ riderId }) => withdraw(riderId, 'analysis'),
      disabled: (who) => lab.disable(who),
      erased: ({ personId }) => lab.jobs.erase(personId),
    };
    for (const [name, leaves] of Object.entries(leave)) {
      const rider = await agreed({ name });
      await climbs(rider);
      expect(await names()).toContain(name);
      await leaves(rider);
      expect(await names()).not.toContain(name);
    }
  });

  it('is hidden by a new privacy zone at once, but for oneself', async () => {
    const rider = await agreed({ name: 'Zoned' });
    await climbs(rider);
    expect(await names()).toEqual(['Zoned']);
    const home = { name: 'Home', latitude: 45, longitude: 6, radius: 800 };
    expect((await rider.ask('/api/zones', json('POST', home))).status).toBe(201);
    expect(await names()).toEqual([]);
    expect(await names('', rider)).toEqual(['Zoned']);
  });

  it('stands with rows that privacy zones leave visible, oneself with all there is', async () => {
    const rider = await agreed({ name: 'Zoned' });
    const home = { name: 'Home', latitude: 45, longitude: 6, radius: 800 };
    await rider.ask('/api/zones', json('POST', home));
    const { key: zoneKey } = await lab.ledger.zones.set(rider.riderId);
    await climbs(rider, { elapsed: 2_000, view: 'whole', zoneKey });
    await climbs(rider, { elapsed: 2_600, view: 'visible', zoneKey });
    expect((await board()).rows.map(({ elapsed }) => elapsed)).toEqual([2_600]);
    expect((await board('', rider)).rows.map(({ elapsed }) => elapsed)).toEqual([2_000]);
  });
});

async function withdraw(riderId: string, purpose: 'boards' | 'analysis'): Promise<void> {
  await lab.tables
    .updateTable('consent')
    .set({ withdrawnAt: lab.clock.now / 1000 })
    .where('riderId', '=', riderId)
    .where('purpose', '=', purpose)
    .execute();
}

describe('a row', () => {
  it('tells name, time, month and bike, and nothing else of who shares no rides', async () => {
    await climbs(await agreed({ name: 'Ann' }), { elapsed: 2_345.25, at: '2026-05-31T21:45:00Z' });
    expect((await board()).rows).toEqual([
      {
        rank: 1,
        riderName: 'Ann',
        mine: false,
        elapsed: 2_345.25,
        uncertainty: 1,
        vam: 1_300,
        bikeClass: 'road',
        month: '2026-05',
        effort: null,
      },
    ]);
  });

  it('leads to the effort where the viewer may see the ride, as a fellow or the rider', async () => {
    const ann = await agreed({ name: 'Ann' });
    const ride = await climbs(ann);
    const group = await lab.group({ riders: [ann, viewer] });
    const effortOf = async (who: Somebody) => (await board('', who)).rows[0]?.effort;
    expect(await effortOf(viewer)).toBeNull();
    const given = await lab.agree(ann, { purpose: 'group', subject: group, fields: ['summary'] });
    expect(await effortOf(viewer)).toEqual({ ride, number: 1 });
    expect(await effortOf(ann)).toEqual({ ride, number: 1 });
    await lab.withdraw(given);
    expect(await effortOf(viewer)).toBeNull();
  });

  it('counts months and seasons where the climb is', async () => {
    const ann = await agreed({ name: 'Ann' });
    await climbs(ann, { elapsed: 2_500, at: '2025-12-31T23:15:00Z' });
    await climbs(ann, { elapsed: 2_600, at: '2025-12-31T22:45:00Z' });
    expect(await board()).toMatchObject({ seasons: [2026, 2025], rows: [{ month: '2026-01' }] });
    const of = async (season: number) => (await board(`?season=${season}`)).rows;
    expect(await of(2026)).toMatchObject([{ elapsed: 2_500, month: '2026-01' }]);
    expect(await of(2025)).toMatchObject([{ elapsed: 2_600, month: '2025-12' }]);
    expect(await of(2024)).toEqual([]);
  });
});

describe('one’s own place', () => {
  it('is told to oneself, agreed or not', async () => {
    for (const [name, elapsed] of Object.entries({ A: 2_000, B: 2_100, C: 2_100, D: 2_200 })) {
      await climbs(await agreed({ name }), { elapsed });
    }
    await climbs(viewer, { elapsed: 2_150 });
    const alone = await board();
    expect(alone.own).toMatchObject({ rank: 4, riderName: 'Viewer', mine: true, elapsed: 2_150 });
    expect(alone.rows.map(({ rank, riderName }) => `${rank} ${riderName}`).sort()).toEqual([
      '1 A',
      '2 B',
      '2 C',
      '4 D',
    ]);
    expect(alone).toMatchObject({ total: 4, agreed: false });
    await lab.agree(viewer, { purpose: 'boards' });
    const among = await board();
    expect(among).toMatchObject({ total: 5, agreed: true, own: { rank: 4 } });
    expect(among.rows.map(({ riderName, mine }) => [riderName, mine])).toContainEqual([
      'Viewer',
      true,
    ]);
  });

  it('is told to one under age, who stands there for nobody', async () => {
    const teen = await agreed({ name: 'Teen', birthMonth: '2009-01' });
    await climbs(teen);
    expect(await board('', teen)).toMatchObject({ own: { rank: 1 }, total: 0, agreed: false });
  });
});

describe('a board read by sex or age group', () => {
  it('finds who said so, by the year of the effort and that of birth', async () => {
    await climbs(await agreed({ name: 'Ann', sex: 'female', birthMonth: '1986-04' }), {
      at: '2025-12-30T08:00:00Z',
    });
    await climbs(await agreed({ name: 'Bob', sex: 'male', birthMonth: '1986-04' }), {
      at: '2026-01-02T08:00:00Z',
    });
    await climbs(await agreed({ name: 'Cas', birthMonth: '1950-01' }));
    expect(await names('?sex=female')).toEqual(['Ann']);
    expect(await names('?sex=male')).toEqual(['Bob']);
    expect(await names('?ageGroup=30-39')).toEqual(['Ann']);
    expect(await names('?ageGroup=40-49')).toEqual(['Bob']);
    expect(await names('?ageGroup=60-')).toEqual(['Cas']);
    expect(await names('?ageGroup=60-&sex=male')).toEqual([]);
    expect(await names()).toHaveLength(3);
  });

  it('finds nobody who agreed to a wording that did not speak of it', async () => {
    const older = { purpose: 'boards', textVersion: '2026-11' } as const;
    const ann = await lab.as({ name: 'Ann', sex: 'female', consents: [BOTH[0] as Said, older] });
    await climbs(ann);
    expect(await names()).toEqual(['Ann']);
    expect(await names('?sex=female')).toEqual([]);
    expect(await names('?ageGroup=30-39')).toEqual([]);
    expect(await board('?sex=female', ann)).toMatchObject({ own: { rank: 1 }, total: 0 });
    await lab.agree(ann, { purpose: 'boards' });
    expect(await names('?sex=female')).toEqual(['Ann']);
  });

  it('gives away the sex of no rider who shares rides but said nothing for boards', async () => {
    const ann = await lab.as({ name: 'Ann', sex: 'female' });
    await climbs(ann);
    const subject = await lab.group({ riders: [ann, viewer] });
    await lab.agree(ann, { purpose: 'group', subject, fields: ['summary'] });
    expect(await names('?among=shared')).toEqual(['Ann']);
    expect(await names('?among=shared&sex=female')).toEqual([]);
    expect(await names('?among=shared&ageGroup=30-39')).toEqual([]);
  });
});

describe('a board of those who share their rides with the viewer', () => {
  it('has them and oneself, agreed to boards or not, of whatever age', async () => {
    const teen = await lab.as({ name: 'Teen', birthMonth: '2009-01' });
    const stranger = await agreed({ name: 'Stranger' });
    for (const who of [teen, stranger, viewer]) await climbs(who);
    const subject = await lab.group({ riders: [teen, stranger, viewer] });
    expect(await names('?among=shared')).toEqual(['Viewer']);
    await lab.agree(teen, { purpose: 'group', subject, fields: ['summary'] });
    expect((await names('?among=shared')).sort()).toEqual(['Teen', 'Viewer']);
    expect(await names()).toEqual(['Stranger']);
  });
});

describe('what is asked', () => {
  it.each([
    '?bikeClass=virtual',
    '?bikeClass=tricycle',
    '?sex=f',
    '?ageGroup=0-17',
    '?season=now',
    '?among=all',
    '?limit=0',
    '?limit=999',
  ])('is refused: %s', async (query) => {
    expect((await viewer.ask(BOARD + query)).status).toBe(400);
  });

  it('may be a climb that no pack knows: nothing', async () => {
    const answer = await viewer.ask('/api/climbs/alpe-dhuez/none/board');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not-found' });
  });

  it('may be a bike with a motor, which stands on boards of its own', async () => {
    await climbs(await agreed({ name: 'Motor' }), { bikeClass: 'e-bike', elapsed: 1_500 });
    await climbs(await agreed({ name: 'Legs' }), { bikeClass: 'unknown' });
    expect(await names()).toEqual(['Legs']);
    expect(await names('?bikeClass=e-bike')).toEqual(['Motor']);
    expect(await names('?bikeClass=e-mtb')).toEqual([]);
    expect(await names('?bikeClass=unknown')).toEqual(['Legs']);
  });
});
