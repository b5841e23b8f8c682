import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, type Lab, openLab } from './lab.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab({ works: true });
});
afterAll(() => lab.close());

const THRESHOLD = { kind: 'threshold', validFrom: '2026-05-01', value: 250 };

async function values(ask: Somebody['ask']) {
  return (await (await ask('/api/profile')).json()).values;
}

type Somebody = Awaited<ReturnType<Lab['as']>>;

describe('/api/profile', () => {
  it('takes dated values, and gives them back with what may be said', async () => {
    const { ask } = await lab.as({});
    const answer = await ask('/api/profile', json('POST', THRESHOLD));
    expect(answer.status).toBe(201);
    const { id, ...said } = await answer.json();
    expect(said).toEqual({ ...THRESHOLD, bounds: null });
    const zones = { kind: 'powerZones', validFrom: null, bounds: [0, 60, 95] };
    await ask('/api/profile', json('POST', zones));
    const profile = await (await ask('/api/profile')).json();
    expect(profile.values).toMatchObject([{ ...zones, value: null }, { id }]);
    expect(profile.kinds).toContainEqual({
      kind: 'heartRateZones',
      unit: '%',
      min: 0,
      max: 200,
      standard: [0, 68, 83, 94, 105],
    });
    expect(profile.kinds).toHaveLength(8);
  });

  it('changes and takes back one value', async () => {
    const { ask } = await lab.as({});
    const { id } = await (await ask('/api/profile', json('POST', THRESHOLD))).json();
    const edited = await ask(`/api/profile/${id}`, json('PATCH', { validFrom: null, value: 260 }));
    expect(await edited.json()).toMatchObject({ id, validFrom: null, value: 260 });
    expect((await ask(`/api/profile/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(`/api/profile/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect(await values(ask)).toEqual([]);
  });

  it.each([
    [{ ...THRESHOLD, value: 19 }],
    [{ ...THRESHOLD, value: 1001 }],
    [{ ...THRESHOLD, value: '250' }],
    [{ ...THRESHOLD, value: undefined }],
    [{ ...THRESHOLD, bounds: [0, 50] }],
    [{ ...THRESHOLD, validFrom: '2026-02-30' }],
    [{ ...THRESHOLD, validFrom: 'yesterday' }],
    [{ ...THRESHOLD, kind: 'height' }],
    [{ kind: 'powerZones', validFrom: null, value: 50 }],
    [{ kind: 'powerZones', validFrom: null, bounds: [0, 50, 50] }],
    [{ kind: 'powerZones', validFrom: null, bounds: [10, 50] }],
    [{ kind: 'heartRateZones', validFrom: null, bounds: [0, 300] }],
  ])('refuses %j', async (said) => {
    const { ask } = await lab.as({});
    expect((await ask('/api/profile', json('POST', said))).status).toBe(400);
    expect(await values(ask)).toEqual([]);
  });

  it('refuses a second value for the same day', async () => {
    const { ask } = await lab.as({});
    await ask('/api/profile', json('POST', THRESHOLD));
    const again = await ask('/api/profile', json('POST', { ...THRESHOLD, value: 255 }));
    expect(again.status).toBe(409);
    expect((await again.json()).code).toBe('conflict');
  });

  it('shows nobody the values of another, nor that there are any', async () => {
    const [ann, bea] = [await lab.as({}), await lab.as({ role: 'admin' })];
    const { id } = await (await ann.ask('/api/profile', json('POST', THRESHOLD))).json();
    expect(await values(bea.ask)).toEqual([]);
    for (const init of [json('PATCH', { value: 300 }), { method: 'DELETE' }]) {
      const foreign = await bea.ask(`/api/profile/${id}`, init);
      const unknown = await bea.ask('/api/profile/unknown', init);
      expect(foreign.status).toBe(404);
      expect(await foreign.json()).toEqual(await unknown.json());
    }
    expect(await values(ann.ask)).toHaveLength(1);
  });

  it('has the rides of its days analysed again, and no others', async () => {
    const { ask, riderId } = await lab.as({});
    for (const day of ['2026-04-28', '2026-05-01', '2026-05-20']) {
      const body = new TextEncoder().encode(`on ${day}`);
      await ask('/api/uploads?filename=a.fit', { method: 'POST', body });
    }
    await lab.jobs.idle();
    const again: string[] = [];
    const forget = lab.jobs.subscribe(null, ({ uploadId, state }) => {
      if (state === 'done') again.push(uploadId);
    });
    const powers = async () => {
      await lab.jobs.idle();
      const own = { whole: [riderId], visible: [] };
      const { rides } = await lab.warehouse.rideList({ readable: own, limit: 9 });
      // tiny rides have their rider's threshold in the second place
      return rides.map((ride) => Object.values(ride.metrics)[1]).reverse();
    };
    expect(await powers()).toEqual([null, null, null]);
    await ask('/api/profile', json('POST', THRESHOLD));
    const later = { ...THRESHOLD, validFrom: '2026-05-10', value: 260 };
    expect(await powers()).toEqual([null, 250, 250]);
    const { id } = await (await ask('/api/profile', json('POST', later))).json();
    expect(await powers()).toEqual([null, 250, 260]);
    expect(again).toHaveLength(3);
    await ask('/api/profile', json('POST', { ...THRESHOLD, validFrom: null, value: 240 }));
    expect(await powers()).toEqual([240, 250, 260]);
    await ask(`/api/profile/${id}`, { method: 'DELETE' });
    expect(await powers()).toEqual([240, 250, 250]);
    forget();
  });
});
