import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldGroup } from '../../src/core/field-groups.ts';
import { METRICS } from '../../src/core/metrics/index.ts';
import { rideResult } from '../warehouse/results.ts';
import { type Lab, openLab, type Somebody } from './lab.ts';

const QUARTER = 900;
/** Ten minutes past the hour: rounded down by 600 s. */
const START = Date.parse('2026-05-01T08:10:00Z') / 1000;

let lab: Lab;
let rider: Somebody;
let coach: Somebody;
let groupId: string;
let consentId: string;
const rides: string[] = [];

/** A ride a day; the more watts the lower the heart rate, and the name of the file says the watts. */
async function addRide(of: Somebody, day: number): Promise<string> {
  const bytes = new TextEncoder().encode(`ride ${day} of ${of.riderId}`);
  const { hash, size } = await lab.originals.put(new Blob([bytes]).stream(), { maxBytes: 1e6 });
  const { riderId } = of;
  const filename = `secret-${day}.fit`;
  const arrived = { kind: 'file', filename, hash, size, riderId } as const;
  const { uploadId } = await lab.ledger.uploads.accept({ ...arrived, uploadedBy: of.personId });
  const [parts] = await lab.ledger.rides.ensure([{ uploadId, riderId, hash, parts: [0] }]);
  const rideId = parts?.get(0)?.id ?? '';
  const numbers: Record<string, number> = {
    distance: 1000 * day,
    averagePower: 100 + 10 * day,
    averageHeartRate: 180 - 10 * day,
  };
  const result = rideResult({
    start: START + day * 86_400,
    title: `Day ${day}`,
    metrics: Float32Array.from(METRICS.map(({ id }) => numbers[id] ?? Number.NaN)),
    curve: Float32Array.of(500 + day, 400, Number.NaN),
    curveStarts: Int32Array.of(1, 2, 0),
  });
  const ride = { rideId, title: null, result };
  await lab.warehouse.commit([{ uploadId, riderId, filename, zoneKey: '', rides: [ride] }]);
  return rideId;
}

beforeAll(async () => {
  lab = await openLab();
  rider = await lab.as({ name: 'Rémi' });
  coach = await lab.as({ role: 'coach', name: 'Claire' });
  for (let day = 1; day <= 4; day++) rides.push(await addRide(rider, day));
  rides.push(await addRide(coach, 9));
  groupId = await lab.group({ coaches: [coach], riders: [rider] });
});
afterAll(() => lab.close());

const share = async (...fields: FieldGroup[]) => {
  consentId = await lab.agree(rider, { purpose: 'coach', subject: coach.personId, fields });
};

interface Listed {
  title: string;
  riderName: string;
  start: string;
  shared: string[];
  metrics: Record<string, number | null>;
}
interface Page {
  rides: Listed[];
  nextCursor: string | null;
}
const list = async (query: string): Promise<Page> =>
  (await (await coach.ask(`/api/rides?${query}`)).json()) as Page;
const titles = async (query: string) => (await list(query)).rides.map(({ title }) => title);
const ofRider = () => `rider=${rider.riderId}`;

describe('a coach with whom a rider shares summaries and heart rate', () => {
  beforeAll(() => share('summary', 'heartRate'));

  it('finds the rides in his list, with null for what is not shared', async () => {
    const page = await list('');
    expect(page.rides.map(({ title }) => title)).toEqual([
      'Day 9',
      'Day 4',
      'Day 3',
      'Day 2',
      'Day 1',
    ]);
    expect(page.rides[1]).toMatchObject({
      riderName: 'Rémi',
      shared: ['summary', 'heartRate'],
      metrics: { distance: 4000, averagePower: null, averageHeartRate: 140 },
    });
  });

  it('sees no more of one ride, no file name, no fingerprint, no power curve', async () => {
    const ride = await (await coach.ask(`/api/rides/${rides[0]}`)).json();
    expect(ride).toMatchObject({ filename: null, originalHash: null, title: 'Day 1' });
    const curve = await coach.ask(`/api/rides/${rides[0]}/power-curve`);
    expect(await curve.json()).toEqual({ durations: [], watts: [], starts: [] });
    const period = await coach.ask(`/api/power-curve?${ofRider()}`);
    expect(await period.json()).toEqual({ durations: [], watts: [], rides: [] });
    expect((await coach.ask(`/api/rides/${rides[0]}/original`)).status).toBe(404);
  });

  it('learns no order from a number that is not shared', async () => {
    const orders = ['desc', 'asc'].map((order) =>
      titles(`${ofRider()}&sort=averagePower&order=${order}`),
    );
    const [down, up] = await Promise.all(orders);
    expect(down).toEqual(up);
    expect(await titles(`${ofRider()}&sort=averageHeartRate`)).toEqual([
      'Day 1',
      'Day 2',
      'Day 3',
      'Day 4',
    ]);
    const { nextCursor } = await list(`${ofRider()}&sort=averagePower&limit=1`);
    const cursor = Buffer.from(nextCursor ?? '', 'base64url').toString();
    expect(cursor).not.toMatch(/1[1-4]0/);
  });

  it('finds by the title, not by the name of the file', async () => {
    expect(await titles('q=day%203')).toEqual(['Day 3']);
    expect(await titles('q=secret-3')).toEqual([]);
    expect(await titles('q=secret')).toEqual(['Day 9']);
  });

  it('is told the start to the quarter of an hour, however he asks', async () => {
    const rounded = new Date((START + 86_400 - 600) * 1000).toISOString();
    const listed = (await list(ofRider())).rides.at(-1);
    expect(listed?.start).toBe(rounded);
    const ride = (await (await coach.ask(`/api/rides/${rides[0]}`)).json()) as Listed;
    expect(ride.start).toBe(rounded);
    const { nextCursor } = await list(`${ofRider()}&order=asc&limit=1`);
    const [key] = JSON.parse(Buffer.from(nextCursor ?? '', 'base64url').toString()) as string[];
    expect(Number(key) % QUARTER).toBe(0);
  });

  it('cannot narrow the start down with filters', async () => {
    const from = (seconds: number) =>
      titles(`${ofRider()}&from=${new Date(seconds * 1000).toISOString()}&to=2026-05-03`);
    const day = START + 86_400;
    expect(await from(day - 600)).toEqual(['Day 1']);
    for (const later of [1, 300, 599, 600, 601]) expect(await from(day - 600 + later)).toEqual([]);
  });

  it('names no rider but those he may see', async () => {
    await lab.as({ name: 'Somebody else' });
    const { riders } = (await (await coach.ask('/api/riders')).json()) as {
      riders: { name: string; self: boolean; shared: string[]; threshold: number | null }[];
    };
    expect(riders.map(({ name, self }) => [name, self])).toEqual([
      ['Claire', true],
      ['Rémi', false],
    ]);
    expect(riders[1]).toMatchObject({ shared: ['summary', 'heartRate'], threshold: null });
  });
});

describe('what was shared is gone with the next request', () => {
  const now = () => lab.clock.now / 1000;

  it.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
    [
      'when the rider withdraws',
      () => lab.withdraw(consentId),
      () => share('summary', 'heartRate'),
    ],
    [
      'when the coach leaves the group',
      () => member(coach, { leftAt: now() }),
      () => member(coach, { leftAt: null }),
    ],
    [
      'when the rider leaves the group',
      () => member(rider, { leftAt: now() }),
      () => member(rider, { leftAt: null }),
    ],
    [
      'when the coach is one of the riders from now on',
      () => member(coach, { capacity: 'rider' }),
      () => member(coach, { capacity: 'coach' }),
    ],
    [
      'when the role of coach is taken away',
      () => person(coach, { role: 'rider' }),
      () => person(coach, { role: 'coach' }),
    ],
    [
      'when the group is dissolved',
      () => group({ deletedAt: now() }),
      () => group({ deletedAt: null }),
    ],
    [
      'when the account of the rider is disabled',
      () => person(rider, { disabledAt: now() }),
      () => person(rider, { disabledAt: null }),
    ],
    [
      'when the rider turns out to be a child whose guardian has not agreed',
      () => person(rider, { birthMonth: '2015-01' }),
      () => person(rider, { birthMonth: '1990-01' }),
    ],
    [
      'when the rider no longer agrees to any analysis',
      () => analysis({ withdrawnAt: now() }),
      () => analysis({ withdrawnAt: null }),
    ],
  ])('%s', async (_, end, begin) => {
    await begin();
    const path = `/api/rides/${rides[0]}`;
    expect((await coach.ask(path)).status).toBe(200);
    await end();
    const [foreign, unknown] = await Promise.all([coach.ask(path), coach.ask('/api/rides/none')]);
    expect(foreign.status).toBe(404);
    expect(await foreign.text()).toBe(await unknown.text());
    expect(foreign.headers.get('content-length')).toBe(unknown.headers.get('content-length'));
    expect(await titles('')).toEqual(['Day 9']);
    expect(await titles(ofRider())).toEqual([]);
    await begin();
    expect((await coach.ask(path)).status).toBe(200);
  });

  const member = ({ personId }: Somebody, change: object) =>
    lab.tables
      .updateTable('membership')
      .set(change)
      .where('personId', '=', personId)
      .where('groupId', '=', groupId)
      .execute();
  const person = ({ personId }: Somebody, change: object) =>
    lab.tables.updateTable('person').set(change).where('id', '=', personId).execute();
  const group = (change: object) =>
    lab.tables.updateTable('ridingGroup').set(change).where('id', '=', groupId).execute();
  const analysis = (change: object) =>
    lab.tables
      .updateTable('consent')
      .set(change)
      .where('riderId', '=', rider.riderId)
      .where('purpose', '=', 'analysis')
      .execute();
});

describe('a fellow member', () => {
  it('sees of a group that shares, and nothing of one that does not', async () => {
    const peer = await lab.as({});
    const sharing = await lab.group({ riders: [rider, peer] });
    const path = `/api/rides/${rides[0]}`;
    expect((await peer.ask(path)).status).toBe(404);
    const fields = ['summary', 'position'] as const;
    await lab.agree(rider, { purpose: 'group', subject: sharing, fields });
    const ride = (await (await peer.ask(path)).json()) as Listed;
    expect(ride.shared).toEqual(['summary', 'position']);
    expect(Date.parse(ride.start) % (QUARTER * 1000)).toBe(0);
    expect((await peer.ask(path, { method: 'DELETE' })).status).toBe(404);
  });
});
