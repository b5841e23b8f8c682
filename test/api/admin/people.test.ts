import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, auditOf, invited, type Member, signIn } from '../account/members.ts';
import { json, type Lab, OWNER, openLab, signUp } from '../lab.ts';

let lab: Lab;
let owner: Ask;
let ownerId: string;
let rider: Member;
beforeAll(async () => {
  lab = await openLab();
  owner = await signUp(lab);
  ownerId = (await (await owner('/api/me')).json()).person.id;
  rider = await invited(lab, owner, 'Rita');
});
afterAll(() => lab.close());

const change = (id: string, body: object) => owner(`/api/people/${id}`, json('PATCH', body));

describe('the people of a service', () => {
  it('are listed for admins without what is secret', async () => {
    const text = await (await owner('/api/people')).text();
    expect(JSON.parse(text).people).toMatchObject([
      { name: OWNER.name, email: OWNER.email, role: 'admin', disabled: false, twoFactor: false },
      { id: rider.id, name: 'Rita', role: 'rider', lastSeenAt: expect.any(String) },
    ]);
    expect(text).not.toMatch(/argon2|password|secret|birth/i);
  });

  it.each([
    ['GET', '/api/people'],
    ['PATCH', '/api/people/{me}'],
    ['POST', '/api/people/{me}/password-link'],
    ['DELETE', '/api/people/{me}/two-factor'],
    ['GET', '/api/audit'],
  ])('are nothing for others: %s %s', async (method, path) => {
    const init = method === 'PATCH' ? json(method, { role: 'admin' }) : { method };
    const answer = await rider.ask(path.replace('{me}', rider.id), init);
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'forbidden']);
  });

  it('change their role at once', async () => {
    expect((await change(rider.id, { role: 'admin' })).status).toBe(204);
    expect((await rider.ask('/api/people')).status).toBe(200);
    expect((await change(rider.id, { role: 'rider' })).status).toBe(204);
    expect((await rider.ask('/api/people')).status).toBe(403);
    expect(await auditOf(lab, ownerId)).toEqual(
      expect.arrayContaining(['role.admin', 'role.rider']),
    );
  });

  it('are shut out at once, and let in again', async () => {
    expect((await change(rider.id, { disabled: true })).status).toBe(204);
    expect((await rider.ask('/api/sessions')).status).toBe(401);
    const answer = await signIn(lab, rider);
    const wrong = await signIn(lab, { ...rider, password: 'wrong horse' });
    expect([answer.status, await answer.json()]).toEqual([wrong.status, await wrong.json()]);
    await change(rider.id, { disabled: false });
    expect((await signIn(lab, rider)).status).toBe(201);
  });

  it('keep one admin who can sign in', async () => {
    for (const body of [{ role: 'rider' }, { disabled: true }]) {
      const answer = await change(ownerId, body);
      expect([answer.status, (await answer.json()).code]).toEqual([409, 'conflict']);
    }
  });

  it('that an admin manages are others: what guards oneself asks for the password', async () => {
    for (const [method, path] of [
      ['POST', 'password-link'],
      ['DELETE', 'two-factor'],
    ]) {
      const answer = await owner(`/api/people/${ownerId}/${path}`, { method: method ?? '' });
      expect([answer.status, (await answer.json()).code]).toEqual([409, 'conflict']);
    }
  });

  it('get another address, and are asked for their birth month again', async () => {
    expect((await change(rider.id, { email: OWNER.email })).status).toBe(409);
    expect((await change(rider.id, { email: 'rita@new.example', birthMonth: null })).status).toBe(
      204,
    );
    const again = await signIn(lab, { ...rider, email: 'rita@new.example' });
    expect(again.status).toBe(201);
    const cookie = again.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { person } = await (await lab.app.request('/api/me', { headers: { cookie } })).json();
    expect(person).toMatchObject({ email: 'rita@new.example', birthMonth: null });
  });

  it('cannot be given an id or a password', async () => {
    const before = await lab.ledger.people.get(rider.id);
    const body = { role: 'rider', id: 'other', passwordHash: 'x', totpSecret: 'x', name: 'Eve' };
    expect((await change(rider.id, body)).status).toBe(204);
    expect(await lab.ledger.people.get(rider.id)).toEqual(before);
  });
});

describe('the audit', () => {
  it('is read page by page', async () => {
    const seen: number[] = [];
    let next: number | null = null;
    do {
      const before: string = next === null ? '' : `&before=${next}`;
      const page = await (await owner(`/api/audit?limit=3${before}`)).json();
      seen.push(...page.entries.map(({ id }: { id: number }) => id));
      next = page.next;
    } while (next !== null);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect(seen.at(-1)).toBe(1);
    expect(new Set(seen).size).toBe(seen.length);
    const last = await (await owner('/api/audit?before=2')).json();
    expect(last.entries).toMatchObject([
      { actor: { id: ownerId, name: OWNER.name }, action: 'setup', subject: ownerId },
    ]);
  });
});
