import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, type Lab, openLab, type Somebody } from '../lab.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab({ works: true });
  // With an admin, the last one is never in question.
  await lab.as({ role: 'admin' });
});
afterAll(() => lab.close());

const PASSWORD = 'correct horse';

async function withPassword(who: Parameters<Lab['as']>[0]): Promise<Somebody> {
  const somebody = await lab.as(who);
  const passwordHash = await hash(PASSWORD, { memoryCost: 1024, timeCost: 1, parallelism: 1 });
  const account = lab.tables.updateTable('person').where('id', '=', somebody.personId);
  await account.set({ passwordHash }).execute();
  return somebody;
}

/** A ride of the tiny language, analysed. */
async function ride({ ask }: Somebody, words: string): Promise<string> {
  const sent = await ask(`/api/uploads?filename=${words}.fit`, { method: 'POST', body: words });
  expect(sent.status).toBe(202);
  await lab.jobs.idle();
  const { rides } = (await (await ask('/api/rides')).json()) as { rides: { id: string }[] };
  return rides[0]?.id ?? '';
}

const codeIn = async (answer: Response) => ((await answer.json()) as { code: string }).code;

describe('DELETE /api/me', () => {
  it('erases whoever knows the password of the account, at once', async () => {
    const ann = await withPassword({ name: 'Ann' });
    const rideId = await ride(ann, 'anns ride');
    expect((await ann.ask(`/api/rides/${rideId}`)).status).toBe(200);
    const gone = await ann.ask('/api/me', json('DELETE', { password: PASSWORD }));
    expect(gone.status).toBe(204);
    expect(gone.headers.get('set-cookie')).toMatch(/^session=;/);
    expect((await ann.ask('/api/rides')).status).toBe(401);
    expect(await lab.ledger.people.get(ann.personId)).toBeUndefined();
    expect(await lab.originals.usage()).toEqual({ files: 0, bytes: 0 });
    const [entry] = await lab.ledger.audit.list({ before: null, limit: 1 });
    expect(entry).toMatchObject({ actor: ann.personId, action: 'person.erase', actorName: null });
  });

  it('erases nobody without the password, or with more in the body', async () => {
    const ann = await withPassword({});
    for (const [body, code] of [
      [{ password: 'wrong horse' }, 'password-wrong'],
      [{}, 'bad-request'],
      [{ password: PASSWORD, personId: 'somebody else' }, 'bad-request'],
    ] as const) {
      expect(await codeIn(await ann.ask('/api/me', json('DELETE', body)))).toBe(code);
    }
    expect((await ann.ask('/api/rides')).status).toBe(200);
  });

  it('asks for the second factor of who has one', async () => {
    const ann = await withPassword({});
    const account = lab.tables.updateTable('person').where('id', '=', ann.personId);
    await account.set({ totpSecret: 'JBSWY3DPEHPK3PXP', totpConfirmedAt: 1 }).execute();
    for (const code of [undefined, '000000']) {
      const answer = await ann.ask('/api/me', json('DELETE', { password: PASSWORD, code }));
      expect(await codeIn(answer)).toBe('two-factor-code');
    }
    expect((await ann.ask('/api/rides')).status).toBe(200);
  });
});

describe('DELETE /api/people/{id}', () => {
  it('is for admins; who is erased leaves what a coach of theirs has as it was', async () => {
    const [admin, coach, ann] = [
      await lab.as({ role: 'admin' }),
      await withPassword({ role: 'coach' }),
      await withPassword({}),
    ];
    const groupId = await lab.group({ coaches: [coach], riders: [ann] });
    await lab.agree(ann, { purpose: 'coach', subject: coach.personId, fields: ['summary'] });
    const [coachs, anns] = [await ride(coach, 'coachs ride'), await ride(ann, 'anns other ride')];
    const before = await (await coach.ask(`/api/rides/${coachs}`)).json();
    expect((await coach.ask(`/api/rides/${anns}`)).status).toBe(200);
    const path = `/api/people/${ann.personId}`;
    for (const who of [coach, ann]) {
      expect((await who.ask(path, { method: 'DELETE' })).status).toBe(403);
    }
    expect((await admin.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await coach.ask(`/api/rides/${anns}`)).status).toBe(404);
    expect(await (await coach.ask(`/api/rides/${coachs}`)).json()).toEqual(before);
    expect((await admin.ask(path, { method: 'DELETE' })).status).toBe(404);
    expect(groupId).toBeTruthy();
  });

  it('never leaves a service without an admin who can sign in', async () => {
    const other = await openLab();
    const admin = await other.as({ role: 'admin' });
    const path = `/api/people/${admin.personId}`;
    const answer = await admin.ask(path, { method: 'DELETE' });
    expect([answer.status, await codeIn(answer)]).toEqual([409, 'conflict']);
    await other.as({ role: 'admin' });
    expect((await admin.ask(path, { method: 'DELETE' })).status).toBe(204);
    await other.close();
  });
});

describe('PATCH /api/me/retention', () => {
  it('says how long one’s own rides are kept', async () => {
    const ann = await lab.as({});
    const kept = async () => (await ann.ask('/api/me/retention')).json();
    expect(await kept()).toEqual({ keepYears: null });
    await ann.ask('/api/me/retention', json('PATCH', { keepYears: 3 }));
    expect(await kept()).toEqual({ keepYears: 3 });
    for (const body of [{ keepYears: 0 }, { keepYears: 1.5 }, {}, { keepYears: 1, riderId: 'x' }]) {
      expect((await ann.ask('/api/me/retention', json('PATCH', body))).status).toBe(400);
    }
    await ann.ask('/api/me/retention', json('PATCH', { keepYears: null }));
    expect(await kept()).toEqual({ keepYears: null });
  });
});
