import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FIELD_GROUPS } from '../../src/core/field-groups.ts';
import { metresBetween } from '../core/commute.ts';
import { rideResult } from '../warehouse/results.ts';
import { json, type Lab, openLab, type Somebody } from './lab.ts';

interface Zone {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
  radius: number;
  hidden: { latitude: number; longitude: number; radius: number };
}

const HOME = { name: 'Home', latitude: 45.19, longitude: 5.72, radius: 800 };

let lab: Lab;
let ann: Somebody;
beforeEach(async () => {
  lab = await openLab();
  ann = await lab.as({ name: 'Ann' });
});
afterEach(() => lab.close());

const create = (facts: object, by = ann) => by.ask('/api/zones', json('POST', facts));
const created = async (facts: object) => (await (await create(facts)).json()) as Zone;
const listed = async (by = ann) =>
  ((await (await by.ask('/api/zones')).json()) as { zones: Zone[] }).zones;

describe('the zones of a rider', () => {
  it('are told with what they hide: a disc of the same size, 100 to 350 m away', async () => {
    const answer = await create(HOME);
    expect(answer.status).toBe(201);
    const zone = (await answer.json()) as Zone;
    expect(zone).toMatchObject({ ...HOME, hidden: { radius: 800 } });
    const shift = metresBetween(zone, zone.hidden);
    expect(shift).toBeGreaterThan(99);
    expect(shift).toBeLessThan(351);
    expect(await listed()).toEqual([zone]);
  });

  it('can be renamed, resized, moved and removed; the shift stays, here and when made again', async () => {
    const zone = await created(HOME);
    const shift = (one: Zone) => [
      one.hidden.latitude - one.latitude,
      one.hidden.longitude - one.longitude,
    ];
    const change = { name: 'House', radius: 1_200, latitude: 45.195 };
    const answer = await ann.ask(`/api/zones/${zone.id}`, json('PATCH', change));
    expect(answer.status).toBe(200);
    const moved = (await answer.json()) as Zone;
    expect(moved).toMatchObject({ ...HOME, ...change, id: zone.id });
    expect((await ann.ask(`/api/zones/${zone.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await listed()).toEqual([]);
    const again = await created({ ...HOME, longitude: 5.7205 });
    for (const one of [moved, again]) {
      const [north = 0, east = 0] = shift(one);
      expect(north).toBeCloseTo(shift(zone)[0] ?? 0, 6);
      expect(east).toBeCloseTo(shift(zone)[1] ?? 0, 6);
    }
  });

  it.each([
    { radius: 499 },
    { radius: 5_001 },
    { latitude: 86 },
    { longitude: 181 },
    { name: ' ' },
  ])('cannot have %j', async (wrong) => {
    expect((await create({ ...HOME, ...wrong })).status).toBe(400);
    const { id } = await created(HOME);
    expect((await ann.ask(`/api/zones/${id}`, json('PATCH', wrong))).status).toBe(400);
  });

  it('are ten at most', async () => {
    for (let i = 0; i < 10; i++) expect((await create(HOME)).status).toBe(201);
    const refused = await create(HOME);
    expect(refused.status).toBe(409);
    expect(await listed()).toHaveLength(10);
  });

  it('are nobody else’s: a foreign one is not there, as an unknown one', async () => {
    const { id } = await created(HOME);
    const others = [await lab.as({ role: 'admin' }), await lab.as({ role: 'coach' })];
    for (const other of others) {
      expect(await listed(other)).toEqual([]);
      for (const request of [json('PATCH', { name: 'x' }), { method: 'DELETE' }]) {
        const foreign = await other.ask(`/api/zones/${id}`, request);
        const unknown = await other.ask('/api/zones/unknown', request);
        expect(foreign.status).toBe(404);
        expect(await foreign.text()).toBe(await unknown.text());
      }
    }
    expect(await listed()).toHaveLength(1);
  });

  it('stand in the log, without places', async () => {
    const { id } = await created(HOME);
    await ann.ask(`/api/zones/${id}`, json('PATCH', { radius: 900 }));
    await ann.ask(`/api/zones/${id}`, { method: 'DELETE' });
    const entries = await lab.ledger.audit.list({ before: null, limit: 3 });
    expect(entries.map(({ action, subject, actor }) => [action, subject, actor])).toEqual(
      ['zone.delete', 'zone.change', 'zone.create'].map((action) => [action, id, ann.personId]),
    );
  });
});

describe('a zone that is set', () => {
  it('protects at once: until rides are computed for it, only their rider sees them', async () => {
    const rideId = await plantRide(ann);
    const peer = await lab.as({ name: 'Peer' });
    const group = await lab.group({ riders: [ann, peer] });
    await lab.agree(ann, { purpose: 'group', subject: group, fields: FIELD_GROUPS });
    const seen = async (by: Somebody) =>
      ((await (await by.ask('/api/rides')).json()) as { rides: { id: string }[] }).rides;
    const status = async (by: Somebody, path = '') =>
      (await by.ask(`/api/rides/${rideId}${path}`)).status;

    expect(await seen(peer)).toMatchObject([{ id: rideId }]);
    expect(await status(peer)).toBe(200);
    const { id } = await created(HOME);
    expect(await seen(peer)).toEqual([]);
    expect([await status(peer), await status(peer, '/power-curve')]).toEqual([404, 404]);
    expect(await seen(ann)).toMatchObject([{ id: rideId }]);
    expect(await status(ann)).toBe(200);
    expect(await lab.jobs.counts()).toMatchObject({ queued: 1 });
    await ann.ask(`/api/zones/${id}`, { method: 'DELETE' });
    expect(await seen(peer)).toMatchObject([{ id: rideId }]);
  });
});

/** Computed before there was any zone. */
async function plantRide({ riderId }: Somebody): Promise<string> {
  const { ledger, warehouse } = lab;
  const file = { filename: 'a.fit', hash: 'a'.repeat(64), riderId };
  const { uploadId } = await ledger.uploads.accept({
    ...file,
    kind: 'file',
    size: 3,
    uploadedBy: 'test',
  });
  const [job] = await ledger.jobs.claim({
    limit: 1,
    kinds: ['analyse'],
    strikes: 3,
    nothingRuns: true,
  });
  const [parts] = await ledger.rides.ensure([{ uploadId, riderId, hash: file.hash, parts: [0] }]);
  const rideId = parts?.get(0)?.id ?? '';
  const ride = { rideId, title: null, result: rideResult() };
  const { filename } = file;
  await warehouse.commit([{ uploadId, riderId, filename, zoneKey: '', rides: [ride] }]);
  await ledger.outcomes.finish([{ jobId: job?.id ?? 0, uploadId, notes: [], rideIds: [rideId] }]);
  return rideId;
}
