import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WITH_EVERYTHING } from '../../samples/record.ts';
import { simulateRide } from '../../samples/ride-file.ts';
import { RIDERS } from '../../samples/riders.ts';
import { readLines } from '../../samples/route.ts';
import { writeFit } from '../../samples/write-fit.ts';
import { hiddenDisc } from '../../src/core/privacy-zones.ts';
import { loadTerritories } from '../../src/territories.ts';
import { changedWithin } from '../core/commute.ts';
import { randomOf } from '../mutations.ts';
import { type Lab, openLab, type Somebody } from './lab.ts';

/**
 * Ann and Bea rode the same but for what their privacy zone hides: the foot of the first climb. The
 * second one lies outside.
 */
const ZONE = { latitude: 45.0625, longitude: 6.0385, radius: 600, east: 90, north: -40 };
const HIDDEN = 'alpe-dhuez/finish-14.4';
const SEEN = 'sarenne/alpe';

let lab: Lab;
let ann: Somebody;
let bea: Somebody;
let peer: Somebody;
let group: string;

beforeAll(async () => {
  const territories = await loadTerritories();
  lab = await openLab({ works: 'really', maxUploadBytes: 1 << 24, territories });
  ann = await lab.as({ name: 'Rider', sex: 'female' });
  bea = await lab.as({ name: 'Rider', sex: 'female' });
  peer = await lab.as({ name: 'Peer' });
  group = await lab.group({ riders: [ann, bea, peer] });
  for (const rider of [ann, bea]) {
    const { east, north, ...zone } = ZONE;
    const facts = { name: 'Home', ...zone };
    await lab.ledger.zones.create(rider.riderId, facts, () => ({ east, north }));
  }
  const { recorded, info } = ridden();
  await upload(ann, writeFit(recorded, info));
  const hidden = changedWithin(recorded, hiddenDisc(ZONE), randomOf(5));
  await upload(bea, writeFit(hidden, { ...info, serial: 7654321 }));
  await lab.jobs.idle();
}, 60_000);
afterAll(() => lab.close());

function ridden() {
  const lines = readLines(new URL('../../territories/oisans/climbs.geojson', import.meta.url));
  const [rider] = RIDERS;
  if (!rider) throw new Error('nobody rides');
  return simulateRide(lines, {
    title: 'Sarenne',
    start: '2026-05-04T06:21:37Z',
    rider,
    stages: [HIDDEN, SEEN],
    effort: 0.85,
    stops: [],
    temperature: 21,
    subSport: 'road',
    recorder: WITH_EVERYTHING,
    seed: 11,
  });
}

async function upload({ ask }: Somebody, bytes: Uint8Array): Promise<void> {
  const answer = await ask('/api/uploads?filename=a.fit', {
    method: 'POST',
    body: bytes as Uint8Array<ArrayBuffer>,
    headers: { 'content-type': 'application/octet-stream' },
  });
  expect(answer.status).toBe(202);
}

const QUERIES = [
  '',
  '?among=shared',
  '?sex=female',
  '?ageGroup=30-39',
  '?season=2026&limit=1',
  '?bikeClass=road',
  '?bikeClass=e-bike',
];

/** All that boards and history say while this rider alone stands on boards and shares rides. */
async function told(viewer: Somebody, rider: Somebody): Promise<string[]> {
  const consents = [
    await lab.agree(rider, { purpose: 'boards' }),
    await lab.agree(rider, { purpose: 'group', subject: group, fields: ['summary'] }),
  ];
  const paths = [HIDDEN, SEEN].flatMap((line) => [
    ...QUERIES.map((query) => `/api/climbs/${line}/board${query}`),
    `/api/climbs/${line}/history?rider=${rider.riderId}`,
  ]);
  const answers = await Promise.all(
    paths.map(async (path) => {
      const answer = await viewer.ask(path);
      return `${path} → ${answer.status} ${await answer.text()}`;
    }),
  );
  for (const consent of consents) await lab.withdraw(consent);
  const ids = await lab.tables
    .selectFrom('ride')
    .select('id')
    .where('riderId', '=', rider.riderId)
    .execute();
  return answers.map((answer) =>
    ids
      .map(({ id }) => id)
      .concat(rider.riderId)
      .reduce((text, id) => text.replaceAll(id, 'an id'), answer),
  );
}

describe('what privacy zones hide', () => {
  it('makes no difference to any board or history', async () => {
    const [ofAnn, ofBea] = [await told(peer, ann), await told(peer, bea)];
    expect(ofBea).toEqual(ofAnn);
    expect(ofAnn.filter((answer) => answer.includes('"total":1'))).toHaveLength(6);
    expect(ofAnn.filter((answer) => answer.includes('"effort":{"ride":"an id"'))).toHaveLength(6);
    const hidden = ofAnn.filter((answer) => answer.includes(HIDDEN));
    for (const answer of hidden) expect(answer).toMatch(/"total":0|"efforts":\[\]/);
  });

  it('is on the rider’s own board alone', async () => {
    const own = async (line: string) =>
      (await (await ann.ask(`/api/climbs/${line}/board`)).json()) as { own: object | null };
    expect((await own(HIDDEN)).own).toMatchObject({ rank: 1, riderName: 'Rider' });
    const [ofAnn, ofBea] = [await told(ann, ann), await told(bea, bea)];
    expect(ofBea).not.toEqual(ofAnn);
  });
});
