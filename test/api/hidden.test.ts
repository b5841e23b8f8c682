import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RecordedRide, WITH_EVERYTHING } from '../../samples/record.ts';
import { simulateRide } from '../../samples/ride-file.ts';
import { RIDERS } from '../../samples/riders.ts';
import { readLines } from '../../samples/route.ts';
import type { RideInfo } from '../../samples/totals.ts';
import { writeFit } from '../../samples/write-fit.ts';
import { FIELD_GROUPS } from '../../src/core/field-groups.ts';
import { type Disc, hiddenDisc } from '../../src/core/privacy-zones.ts';
import { changedWithin, commute, placeAt } from '../core/commute.ts';
import { randomOf } from '../mutations.ts';
import { json, type Lab, openLab, type Somebody } from './lab.ts';

/**
 * Ann and Bea rode the same but for what their privacy zones hide. Whatever somebody else asks about
 * Bea, the answer is byte for byte the one about Ann.
 */
const ZONES = [
  { name: 'Home', ...placeAt(120, -90), radius: 600, east: 80, north: -60 },
  { name: 'Work', latitude: 45.0641, longitude: 6.0372, radius: 500, east: -150, north: 90 },
];
const DISCS = ZONES.map(hiddenDisc);
const START = Date.parse('2026-05-04T06:21:37Z') / 1000;
const DAY = 86_400;

interface Recorded {
  ride: RecordedRide;
  info: RideInfo;
}

let lab: Lab;
let ann: Somebody;
let bea: Somebody;
let coach: Somebody;
let seeing: Somebody;
let peer: Somebody;

beforeAll(async () => {
  lab = await openLab({ works: 'really', maxUploadBytes: 1 << 24 });
  ann = await lab.as({ name: 'Rider' });
  bea = await lab.as({ name: 'Rider' });
  peer = await lab.as({ name: 'Peer' });
  coach = await lab.as({ role: 'coach', name: 'Coach' });
  seeing = await lab.as({ role: 'coach', name: 'Seeing coach' });
  const group = await lab.group({ coaches: [coach, seeing], riders: [ann, bea, peer] });
  for (const rider of [ann, bea]) {
    const fields = ['summary', 'power', 'heartRate'] as const;
    await lab.agree(rider, { purpose: 'coach', subject: coach.personId, fields });
    await lab.agree(rider, { purpose: 'coach', subject: seeing.personId, fields: FIELD_GROUPS });
    await lab.agree(rider, { purpose: 'group', subject: group, fields: FIELD_GROUPS });
    for (const { east, north, ...zone } of ZONES) {
      await lab.ledger.zones.create(rider.riderId, zone, () => ({ east, north }));
    }
  }
  await upload(ann, rides());
  await upload(bea, rides().map(changed));
  await lab.jobs.idle();
}, 60_000);
afterAll(() => lab.close());

/** Commutes that begin in one zone, a climb that leads through the other, and a ride at home. */
function rides(): Recorded[] {
  const commutes = [11, 12].map((seed, day) => ({
    ride: commute(randomOf(seed)),
    info: infoOf(START + day * DAY),
  }));
  const lines = readLines(new URL('../../territories/oisans/climbs.geojson', import.meta.url));
  const [rider] = RIDERS;
  if (!rider) throw new Error('nobody rides');
  const { recorded, info } = simulateRide(lines, {
    title: 'La Garde',
    start: new Date((START + 9 * DAY) * 1000).toISOString(),
    rider,
    stages: ['la-garde/from-bourg'],
    effort: 0.85,
    stops: [],
    temperature: 21,
    subSport: 'road',
    recorder: WITH_EVERYTHING,
    seed: 101,
  });
  const [first] = commutes;
  if (!first) throw new Error('there are commutes');
  const home = { ...first.ride, samples: first.ride.samples.slice(0, 20) };
  return [...commutes, { ride: recorded, info }, { ride: home, info: infoOf(START + 11 * DAY) }];
}

function infoOf(start: number): RideInfo {
  const laps = [
    { start: 0, end: 150 },
    { start: 150, end: 9_999 },
  ];
  const sensors = { power: true, heartRate: true };
  return { title: 'Commute', start, subSport: 'road', serial: 1234567, ...sensors, laps };
}

function changed({ ride, info }: Recorded, seed: number): Recorded {
  const random = randomOf(100 + seed);
  const hidden = DISCS.reduce((some: RecordedRide, disc: Disc) => {
    const other = changedWithin(some, disc, random);
    return other.samples.length > 0 ? other : some;
  }, ride);
  return { ride: hidden, info: { ...info, serial: 7654321 } };
}

async function upload(rider: Somebody, recorded: Recorded[]): Promise<void> {
  for (const [i, { ride, info }] of recorded.entries()) {
    const answer = await rider.ask(`/api/uploads?filename=${i}.fit`, {
      method: 'POST',
      body: writeFit(ride, info) as Uint8Array<ArrayBuffer>,
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(answer.status).toBe(202);
  }
}

interface Listed {
  id: string;
  start: string;
  climbs: { climb: string }[];
}

async function listOf(viewer: Somebody, { riderId }: Somebody, query = ''): Promise<Listed[]> {
  const answer = await viewer.ask(`/api/rides?rider=${riderId}&limit=50&${query}`);
  return ((await answer.json()) as { rides: Listed[] }).rides;
}

/** Every GET of the OpenAPI document about this rider and each of the rides, with its variants. */
async function everything(viewer: Somebody, rider: Somebody): Promise<string[]> {
  const document = (await (await lab.app.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const ids = (await listOf(viewer, rider)).map(({ id }) => id);
  const paths = Object.keys(document.paths).filter(
    (path) => document.paths[path]?.get && !path.endsWith('/events') && path.startsWith('/api/'),
  );
  const questions = paths.flatMap((path) =>
    path.startsWith('/api/rides/{id}')
      ? ids.flatMap((id) =>
          (VARIANTS[path] ?? ['']).map((query) => path.replace('{id}', id) + query),
        )
      : (VARIANTS[path] ?? []).map((query) => `${path}?rider=${rider.riderId}&${query}`),
  );
  expect(questions.length).toBeGreaterThan(30);
  return Promise.all(
    questions.map(async (question) => {
      const answer = await viewer.ask(question);
      const head = ['content-type', 'content-disposition'].map((name) => answer.headers.get(name));
      const said = `${question} → ${answer.status} ${head.join()}\n${await answer.text()}`;
      return ids.reduce(
        (text, id, i) => text.replaceAll(id, `ride ${i}`),
        said.replaceAll(rider.riderId, 'the rider').replace(/"nextCursor":"[^"]*"/, decoded),
      );
    }),
  );
}

/** Ids stand in cursors too. */
function decoded(cursor: string): string {
  return Buffer.from(cursor.split('"')[3] ?? '', 'base64url').toString();
}

const VARIANTS: Record<string, string[]> = {
  '/api/rides': [
    '',
    'limit=2',
    'order=asc&limit=3',
    'sort=distance',
    'sort=averagePower&order=asc',
    'sort=elapsed',
    'from=2026-05-04T06:15:00Z&to=2026-05-06',
    'from=2026-05-04T06:16:00Z',
    'climb=la-garde',
    'q=fit',
    'q=commute',
    'bikeClass=road',
  ],
  '/api/power-curve': ['', 'from=2026-05-05', 'to=2026-05-04T06:21:00Z', 'bikeClass=road'],
  '/api/rides/{id}/streams': [
    '',
    '?format=csv&points=200000',
    '?from=100&to=400',
    '?channels=latitude',
    '?channels=power,heartRate,distance&points=7',
  ],
};

describe('what privacy zones hide', () => {
  it.each([
    ['a fellow member who is shown positions', () => peer],
    ['a coach who is not', () => coach],
  ])('makes no difference to any answer for %s', async (_, viewer) => {
    const about = await Promise.all([everything(viewer(), ann), everything(viewer(), bea)]);
    expect(about[1]).toEqual(about[0]);
    const found = about[0].filter((answer) => / → 200 /.test(answer));
    expect(found.length).toBeGreaterThan(30);
  });

  it('is seen by the rider, and by a coach who is shown positions', async () => {
    for (const viewer of [ann, seeing]) {
      expect(await listOf(viewer, ann)).toHaveLength(4);
      expect(await listOf(viewer, ann, 'climb=la-garde')).toHaveLength(1);
    }
    expect(await everything(seeing, ann)).not.toEqual(await everything(seeing, bea));
  });

  it('is no ride, no effort, no exact start and no place for others', async () => {
    const shown = await listOf(peer, ann);
    expect(shown).toHaveLength(3);
    expect(shown.flatMap(({ climbs }) => climbs)).toEqual([]);
    expect(shown.every(({ start }) => Date.parse(start) % 900_000 === 0)).toBe(true);
    const kept = new Set(shown.map(({ id }) => id));
    const atHome = (await listOf(ann, ann)).find(({ id }) => !kept.has(id));
    for (const ending of ['', '/streams', '/power-curve', '/original']) {
      const refused = await peer.ask(`/api/rides/${atHome?.id}${ending}`);
      const unknown = await peer.ask(`/api/rides/unknown${ending}`);
      expect([ending, refused.status]).toEqual([ending, 404]);
      expect(await refused.text()).toBe(await unknown.text());
    }
  });
});

describe('a new zone', () => {
  it('hides nothing for good of rides that never came near it', async () => {
    const shown = await listOf(peer, ann);
    const far = { latitude: 44.9, longitude: 5.1, radius: 800 };
    const asked = await ann.ask('/api/zones', json('POST', { name: 'Cousin', ...far }));
    expect(asked.status).toBe(201);
    await lab.jobs.idle();
    expect(await listOf(peer, ann)).toEqual(shown);
  });
});
