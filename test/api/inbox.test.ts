import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, type Lab, openLab } from './lab.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab({ works: true });
});
afterAll(() => lab.close());

type Somebody = Awaited<ReturnType<Lab['as']>>;
const DAY = 86_400_000;

/** A coach and a rider of one group; the rider agrees that the coach uploads. */
async function pair(rider: Partial<Parameters<Lab['as']>[0]> = {}) {
  const coach = await lab.as({ role: 'coach', name: 'Carla' });
  const ann = await lab.as({ name: 'Ann Arvet', ...rider });
  await lab.group({ coaches: [coach], riders: [ann] });
  const consent = await lab.agree(ann, {
    purpose: 'coach',
    subject: coach.personId,
    fields: ['summary'],
    mayUpload: true,
    ...(rider.consents?.[0]?.guardianAt ? { guardianAt: lab.clock.now / 1000 } : {}),
  });
  return { coach, ann, consent };
}

async function give(coach: Somebody, text: string, filename = 'ride.fit') {
  const body = new TextEncoder().encode(text);
  const answer = await coach.ask(`/api/inbox?filename=${filename}`, { method: 'POST', body });
  expect(answer.status).toBe(202);
  await lab.jobs.inbox.idle();
  return (await answer.json()).items[0];
}

const items = async ({ ask }: Somebody) => (await (await ask('/api/inbox')).json()).items;
const assign = ({ ask }: Somebody, id: string, { riderId }: { riderId: string }) =>
  ask(`/api/inbox/${id}/assign`, json('POST', { riderId }));

describe('/api/inbox', () => {
  it('holds a file until the coach says whose it is', async () => {
    const { coach, ann } = await pair();
    const { id, state, expiresAt } = await give(coach, 'one with 1', 'ann_arvet.fit');
    expect(state).toBe('new');
    expect(Date.parse(expiresAt) - lab.clock.now).toBe(7 * DAY);
    expect(await items(coach)).toMatchObject([
      {
        id,
        state: 'waiting',
        device: 'Edge',
        serial: '1',
        suggested: { riderId: ann.riderId, name: 'Ann Arvet', why: 'filename' },
        error: null,
      },
    ]);
    const { upload } = await (await assign(coach, id, ann)).json();
    expect(upload).toMatchObject({ riderId: ann.riderId, filename: 'ann_arvet.fit' });
    expect(await items(coach)).toEqual([]);
    await lab.jobs.idle();
    const { rides } = await (await ann.ask('/api/rides')).json();
    expect(rides).toMatchObject([{ title: 'one with 1' }]);
  });

  it('is gone after seven days, also for whoever kept its id', async () => {
    const { coach, ann } = await pair();
    const { id } = await give(coach, 'forgotten');
    lab.clock.now += 7 * DAY;
    expect(await items(coach)).toEqual([]);
    expect((await assign(coach, id, ann)).status).toBe(404);
  });

  it.each(['rider', 'admin', 'analyst'] as const)('is none for a %s', async (role) => {
    const { ask } = await lab.as({ role });
    const body = new TextEncoder().encode('x');
    expect((await ask('/api/inbox', { method: 'POST', body })).status).toBe(403);
    expect((await ask('/api/inbox')).status).toBe(403);
  });

  it('answers the same about another coach’s item and an unknown one', async () => {
    const [one, other] = [await pair(), await pair()];
    const { id } = await give(one.coach, 'hers');
    const ask = other.coach.ask;
    for (const item of [id, 'unknown']) {
      const answers = [
        await assign(other.coach, item, other.ann),
        await ask(`/api/inbox/${item}`, { method: 'DELETE' }),
      ];
      for (const answer of answers)
        expect(await answer.json()).toMatchObject({ code: 'not-found' });
    }
    expect(await items(one.coach)).toHaveLength(1);
  });

  it('assigns nothing to who withdrew, and suggests them no more', async () => {
    const { coach, ann, consent } = await pair();
    const { id } = await give(coach, 'late', 'ann_arvet.fit');
    await lab.withdraw(consent);
    expect(await items(coach)).toMatchObject([{ suggested: null }]);
    const answer = await assign(coach, id, ann);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual(await (await assign(coach, id, { riderId: 'x' })).json());
  });

  it('assigns nothing to a child until child and guardian have agreed', async () => {
    const child = { birthMonth: '2013-01', consents: [{ purpose: 'analysis' as const }] };
    const { coach, ann } = await pair(child);
    const { id } = await give(coach, 'too early', 'ann_arvet.fit');
    expect(await items(coach)).toMatchObject([{ suggested: null }]);
    expect((await assign(coach, id, ann)).status).toBe(404);
    const guardianAt = lab.clock.now / 1000;
    await lab.agree(ann, { purpose: 'analysis', guardianAt });
    const subject = coach.personId;
    const fields = ['summary'] as const;
    await lab.agree(ann, { purpose: 'coach', subject, fields, mayUpload: true, guardianAt });
    expect(await items(coach)).toMatchObject([{ suggested: { riderId: ann.riderId } }]);
    expect((await assign(coach, id, ann)).status).toBe(200);
  });

  it('assigns nothing to oneself without consent that files are kept', async () => {
    const coach = await lab.as({ role: 'coach', consents: [] });
    const { id } = await give(coach, 'my own');
    const answer = await assign(coach, id, coach);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'consent-needed' });
  });
});

describe('POST /api/uploads?rider=', () => {
  it('lets a coach upload for who agreed, and for nobody else', async () => {
    const { coach, ann, consent } = await pair();
    const send = (text: string) =>
      coach.ask(`/api/uploads?filename=a.fit&rider=${ann.riderId}`, {
        method: 'POST',
        body: new TextEncoder().encode(text),
      });
    expect((await send('sent for her')).status).toBe(202);
    await lab.withdraw(consent);
    expect((await send('too late')).status).toBe(404);
  });
});
