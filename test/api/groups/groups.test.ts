import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { json, type Lab, openLab, type Somebody } from '../lab.ts';

interface Page {
  id: string;
  name: string;
  capacity: string;
  riders: number;
  coaches: number;
  members: {
    personId: string;
    name: string;
    capacity: string;
    riderId: string | null;
    shared: string[];
    mayUpload: boolean;
    needsGuardian: boolean;
  }[];
}

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

let carla: Somebody;
let ann: Somebody;
let zoe: Somebody;
let dora: Somebody;
let club: string;
beforeEach(async () => {
  carla = await lab.as({ role: 'coach', name: 'Carla' });
  ann = await lab.as({ name: 'Ann' });
  zoe = await lab.as({ name: 'Zoé', birthMonth: '2014-03', consents: [] });
  dora = await lab.as({ role: 'coach', name: 'Dora' });
  const answer = await carla.ask('/api/groups', json('POST', { name: ' Club ', kind: 'club' }));
  expect(answer.status).toBe(201);
  ({ id: club } = (await answer.json()) as Page);
  const since = { groupId: club, joinedAt: lab.clock.now / 1000 };
  for (const { personId } of [ann, zoe]) {
    await lab.tables
      .insertInto('membership')
      .values({ ...since, personId, capacity: 'rider' })
      .execute();
  }
});

const read = async ({ ask }: Somebody) => (await (await ask(`/api/groups/${club}`)).json()) as Page;
const member = ({ personId }: Somebody) => `/api/groups/${club}/members/${personId}`;

describe('a group', () => {
  it('is founded by coaches and admins, and known to its members alone', async () => {
    const founding = json('POST', { name: 'Ours', kind: 'training' });
    expect((await ann.ask('/api/groups', founding)).status).toBe(403);
    const admin = await lab.as({ role: 'admin' });
    expect((await admin.ask('/api/groups', founding)).status).toBe(201);

    const listed = async ({ ask }: Somebody) => (await ask('/api/groups')).json();
    const shown = { id: club, name: 'Club', kind: 'club', riders: 2, coaches: 1 };
    expect(await listed(carla)).toEqual({ groups: [{ ...shown, capacity: 'coach' }] });
    expect(await listed(ann)).toEqual({ groups: [{ ...shown, capacity: 'rider' }] });
    expect(await listed(dora)).toEqual({ groups: [] });
    for (const init of [
      {},
      json('PATCH', { name: 'Mine' }),
      { method: 'DELETE' },
    ] as RequestInit[]) {
      const foreign = await dora.ask(`/api/groups/${club}`, init);
      const unknown = await dora.ask('/api/groups/unknown', init);
      expect([foreign.status, await foreign.text()]).toEqual([404, await unknown.text()]);
    }
  });

  it('tells each member who is in it and what they share with that member', async () => {
    await lab.agree(ann, {
      purpose: 'coach',
      subject: carla.personId,
      fields: ['summary', 'power'],
      mayUpload: true,
    });
    await lab.agree(ann, { purpose: 'group', subject: club, fields: ['summary'] });
    expect((await read(carla)).members).toMatchObject([
      { name: 'Carla', capacity: 'coach' },
      {
        name: 'Ann',
        riderId: ann.riderId,
        shared: ['summary', 'power'],
        mayUpload: true,
        needsGuardian: false,
      },
      { name: 'Zoé', riderId: zoe.riderId, shared: [], mayUpload: false, needsGuardian: true },
    ]);
    expect((await read(zoe)).members).toMatchObject([
      { name: 'Carla', riderId: null, shared: [] },
      { name: 'Ann', riderId: ann.riderId, shared: ['summary'], mayUpload: false },
      { name: 'Zoé', riderId: zoe.riderId, needsGuardian: false },
    ]);
  });

  it('is renamed and its members are moved by its coaches only', async () => {
    const rename = json('PATCH', { name: 'Team' });
    expect((await ann.ask(`/api/groups/${club}`, rename)).status).toBe(403);
    expect(await (await carla.ask(`/api/groups/${club}`, rename)).json()).toMatchObject({
      name: 'Team',
      members: [{ name: 'Carla' }, { name: 'Ann' }, { name: 'Zoé' }],
    });
    const coach = json('PATCH', { capacity: 'coach' });
    expect((await ann.ask(member(zoe), coach)).status).toBe(403);
    expect((await carla.ask(member(ann), coach)).status).toBe(409);
    expect((await carla.ask(member(dora), coach)).status).toBe(404);
    await lab.tables
      .insertInto('membership')
      .values({ groupId: club, personId: dora.personId, capacity: 'rider', joinedAt: 1 })
      .execute();
    expect(await (await carla.ask(member(dora), coach)).json()).toMatchObject({ coaches: 2 });
    const demoted = await carla.ask(member(carla), json('PATCH', { capacity: 'rider' }));
    expect(await demoted.json()).toMatchObject({ capacity: 'rider', coaches: 1, riders: 3 });
  });

  it('is not left by its last coach, who may delete it', async () => {
    const leave = { method: 'DELETE' };
    const refused = await carla.ask(member(carla), leave);
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'last-coach' }]);
    expect((await ann.ask(`/api/groups/${club}`, leave)).status).toBe(403);
    expect((await carla.ask(`/api/groups/${club}`, leave)).status).toBe(204);
    expect(await (await ann.ask('/api/groups')).json()).toEqual({ groups: [] });
  });

  it('is left by oneself, and one is removed by a coach, not by a fellow', async () => {
    const leave = { method: 'DELETE' };
    expect((await ann.ask(member(zoe), leave)).status).toBe(403);
    expect((await carla.ask(member(zoe), leave)).status).toBe(204);
    expect((await ann.ask(member(ann), leave)).status).toBe(204);
    expect((await ann.ask(member(ann), leave)).status).toBe(404);
    expect((await read(carla)).members).toMatchObject([{ name: 'Carla' }]);
  });

  it('writes down who was moved by whom', async () => {
    await carla.ask(member(zoe), { method: 'DELETE' });
    await ann.ask(member(ann), { method: 'DELETE' });
    await carla.ask(`/api/groups/${club}`, { method: 'DELETE' });
    const entries = await lab.ledger.audit.list({ before: null, limit: 4 });
    expect(entries.reverse().map(({ actor, action, subject }) => [actor, action, subject])).toEqual(
      [
        [carla.personId, 'group.create', club],
        [carla.personId, 'group.member.remove', zoe.personId],
        [ann.personId, 'group.leave', ann.personId],
        [carla.personId, 'group.delete', club],
      ],
    );
  });
});

describe('what a rider shares because of a group', () => {
  const sees = async (who: Somebody) => {
    const { riders } = (await (await who.ask('/api/riders')).json()) as {
      riders: { id: string }[];
    };
    return riders.some(({ id }) => id === ann.riderId);
  };

  it.each<[string, () => Promise<Response>]>([
    ['the rider leaves', () => ann.ask(member(ann), { method: 'DELETE' })],
    ['the coach removes the rider', () => carla.ask(member(ann), { method: 'DELETE' })],
    ['the group is deleted', () => carla.ask(`/api/groups/${club}`, { method: 'DELETE' })],
  ])('is seen by coach and fellows until %s, and not when they meet again', async (_, end) => {
    await lab.agree(ann, { purpose: 'coach', subject: carla.personId, fields: ['summary'] });
    await lab.agree(ann, { purpose: 'group', subject: club, fields: ['summary'] });
    expect([await sees(carla), await sees(zoe), await sees(dora)]).toEqual([true, true, false]);
    expect((await end()).status).toBe(204);
    expect([await sees(carla), await sees(zoe)]).toEqual([false, false]);
    await lab.group({ coaches: [carla], riders: [ann, zoe] }, 'Again');
    expect([await sees(carla), await sees(zoe)]).toEqual([false, false]);
  });
});
