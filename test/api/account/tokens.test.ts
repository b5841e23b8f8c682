import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, type Lab, openLab, signUp } from '../lab.ts';
import { asking, auditOf, invited, type Member, signIn } from './members.ts';

let lab: Lab;
let rider: Member;
beforeAll(async () => {
  lab = await openLab();
  rider = await invited(lab, await signUp(lab), 'Rita');
});
afterAll(() => lab.close());

const DAY = 86_400e3;

async function make(scopes: string[], days = 30) {
  const answer = await rider.ask('/api/tokens', json('POST', { name: 'sync', scopes, days }));
  expect(answer.status).toBe(201);
  return (await answer.json()) as { id: string; token: string; expiresAt: string };
}

const use = (token: string, path: string, init: RequestInit = {}) =>
  lab.app.request(path, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` },
  });

describe('an API token', () => {
  it('is told once, and kept only as a hash', async () => {
    const { token, id } = await make(['read']);
    expect(token).toMatch(/^clt_[\w-]{43}$/);
    const list = await (await rider.ask('/api/tokens')).json();
    expect(list.tokens[0]).toMatchObject({ id, name: 'sync', scopes: ['read'], lastUsedAt: null });
    expect(JSON.stringify(list)).not.toContain(token);
    expect(await auditOf(lab, rider.id)).toContain('token.create');
  });

  it('speaks for its person, and is seen to be used', async () => {
    const { token, id } = await make(['read']);
    expect((await use(token, '/api/rides')).status).toBe(200);
    const { tokens } = await (await rider.ask('/api/tokens')).json();
    expect(tokens.find((one: { id: string }) => one.id === id).lastUsedAt).not.toBeNull();
  });

  it.each(['/api/tokens', '/api/sessions'])('reads nothing of the account: %s', async (path) => {
    const { token } = await make(['read', 'upload', 'edit']);
    const answer = await use(token, path);
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'forbidden']);
  });

  it('makes no further token and changes no password', async () => {
    const { token } = await make(['read', 'upload', 'edit']);
    const more = json('POST', { name: 'more', scopes: ['read'], days: 1 });
    expect((await use(token, '/api/tokens', more)).status).toBe(403);
    const password = json('POST', { current: rider.password, next: 'a new password' });
    expect((await use(token, '/api/password', password)).status).toBe(403);
    expect((await use(token, '/api/me', json('PATCH', { name: 'Eve' }))).status).toBe(403);
  });

  it('does only what its scopes say', async () => {
    const upload = { method: 'POST', body: 'no ride' };
    const path = '/api/uploads?filename=a.fit';
    expect((await use((await make(['read'])).token, path, upload)).status).toBe(403);
    expect((await use((await make(['upload'])).token, '/api/rides')).status).toBe(403);
    const edit = (token: string) => use(token, '/api/rides/none', json('PATCH', { title: 'x' }));
    expect((await edit((await make(['read', 'upload'])).token)).status).toBe(403);
    expect((await edit((await make(['edit'])).token)).status).toBe(404);
  });

  it('needs no proof of its origin', async () => {
    const { token } = await make(['edit']);
    const { headers, ...init } = json('PATCH', { title: 'x' });
    const answer = await use(token, '/api/rides/none', {
      ...init,
      headers: { ...(headers as Record<string, string>), 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(404);
  });

  it('is never taken together with a cookie', async () => {
    const { token } = await make(['read']);
    const headers = { authorization: `Bearer ${token}` };
    const both = await rider.ask('/api/rides', { headers });
    expect([both.status, (await both.json()).code]).toEqual([400, 'bad-request']);
    const unknown = asking(lab, 'session=unknown');
    expect((await unknown('/api/rides', { headers })).status).toBe(400);
  });

  it('that is expired, revoked, unknown or malformed is 401, also where all may come', async () => {
    const expired = await make(['read'], 1);
    const revoked = await make(['read']);
    await rider.ask(`/api/tokens/${revoked.id}`, { method: 'DELETE' });
    lab.clock.now += DAY;
    for (const token of [expired.token, revoked.token, 'clt_unknown', 'none']) {
      for (const path of ['/api/rides', '/api/me']) {
        const answer = await use(token, path);
        expect([path, answer.status]).toEqual([path, 401]);
      }
    }
    const basic = { headers: { authorization: 'Basic b2RpbGU6aG9yc2U=' } };
    expect((await lab.app.request('/api/rides', basic)).status).toBe(401);
  });

  it('ends with a change of password', async () => {
    const again = await signIn(lab, rider);
    expect(again.status).toBe(201);
    const { token } = await make(['read']);
    const next = 'another password';
    const change = json('POST', { current: rider.password, next });
    expect((await rider.ask('/api/password', change)).status).toBe(204);
    expect((await use(token, '/api/rides')).status).toBe(401);
    expect((await rider.ask('/api/sessions')).status).toBe(200);
  });
});
