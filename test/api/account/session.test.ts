import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cookieOf, json, type Lab, OWNER, openLab, SETUP_TOKEN, signUp } from '../lab.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.close());

const setUp = (token = SETUP_TOKEN, more = {}) =>
  lab.app.request('/api/setup', json('POST', { token, ...OWNER, ...more }));
const signIn = (password = OWNER.password, email = OWNER.email) =>
  lab.app.request('/api/session', json('POST', { email, password }));
const me = async (cookie?: string) =>
  (await lab.app.request('/api/me', cookie ? { headers: { cookie } } : {})).json();

describe('the set-up link', () => {
  it('makes the owner, signs in, and gives a first rider', async () => {
    expect(await me()).toMatchObject({ person: null, setupNeeded: true, mail: false });
    const answer = await setUp(SETUP_TOKEN, { birthMonth: '1980-02', language: 'en' });
    expect(answer.status).toBe(201);
    const [rider] = await lab.ledger.riders.list();
    expect(rider).toMatchObject({ name: 'Odile' });
    expect(await me(cookieOf(answer))).toMatchObject({
      person: {
        id: rider?.personId,
        riderId: rider?.id,
        name: 'Odile',
        email: 'odile@example.org',
        role: 'admin',
        language: 'en',
        birthMonth: '1980-02',
        twoFactor: false,
      },
      setupNeeded: false,
      twoFactorNeeded: false,
    });
  });

  it('works once', async () => {
    expect((await setUp()).status).toBe(201);
    expect((await setUp(SETUP_TOKEN, { email: 'second@example.org' })).status).toBe(409);
    expect(await lab.ledger.people.list()).toHaveLength(1);
  });

  it('makes one owner however many use it at the same time', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((i) => setUp(SETUP_TOKEN, { email: `${i}@example.org` })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await lab.ledger.people.list()).toHaveLength(1);
  });

  it('is refused when it is wrong or too old', async () => {
    expect((await setUp('another')).status).toBe(403);
    lab.clock.now += 3601e3;
    expect((await setUp()).status).toBe(403);
  });

  it.each([
    [{ password: 'short' }],
    [{ email: 'nobody' }],
    [{ name: ' ' }],
    [{ birthMonth: '1980' }],
    [{ role: 'admin' }],
  ])('asks for sensible details: %j', async (more) => {
    const answer = await setUp(SETUP_TOKEN, more);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'bad-request' });
  });
});

describe('signing in', () => {
  beforeEach(async () => {
    await signUp(lab);
  });

  it('takes the address in any case, and sets a cookie that scripts cannot read', async () => {
    const answer = await signIn(OWNER.password, 'ODILE@example.org');
    expect(answer.status).toBe(201);
    const cookie = answer.headers.get('set-cookie');
    expect(cookie).toMatch(/^session=.*HttpOnly.*SameSite=Lax/);
    expect(cookie).not.toContain('Secure');
  });

  it('gives a new session each time and ends the one before', async () => {
    const first = cookieOf(await signIn());
    const second = cookieOf(
      await lab.app.request('/api/session', {
        ...json('POST', { email: OWNER.email, password: OWNER.password }),
        headers: { 'content-type': 'application/json', cookie: first },
      }),
    );
    expect(second).not.toBe(first);
    expect(await me(first)).toMatchObject({ person: null });
    expect(await me(second)).toMatchObject({ person: { name: 'Odile' } });
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const wrong = await signIn('wrong horse');
    const unknown = await signIn(OWNER.password, 'nobody@example.org');
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  it('is slowed down after ten failures, whatever is tried then, and says until when', async () => {
    for (let i = 0; i < 10; i++) await signIn('wrong horse', 'Odile@Example.org');
    const answer = await signIn();
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    lab.clock.now += 301e3;
    expect((await signIn()).status).toBe(201);
  });

  it('ends with signing out, and after thirty days', async () => {
    const cookie = cookieOf(await signIn());
    const out = await lab.app.request('/api/session', { method: 'DELETE', headers: { cookie } });
    expect(out.status).toBe(204);
    expect(await me(cookie)).toMatchObject({ person: null });
    const later = cookieOf(await signIn());
    lab.clock.now += 31 * 86400e3;
    expect(await me(later)).toMatchObject({ person: null });
  });

  it.each(["' OR '1'='1", 'a@b.c"; DROP TABLE person; --', 'x'.repeat(300)])(
    'is not moved by %s',
    async (words) => {
      const answer = await signIn(words, words);
      expect([400, 401, 413]).toContain(answer.status);
      expect(await lab.ledger.people.list()).toHaveLength(1);
    },
  );
});

describe('under https', () => {
  it('the cookie is bound to this host and never sent in the clear', async () => {
    const secure = await openLab({ https: true, publicUrl: 'https://lab.example' });
    const answer = await secure.app.request(
      '/api/setup',
      json('POST', { token: SETUP_TOKEN, ...OWNER }),
    );
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-session=.*Path=\/.*Secure/);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age');
    await secure.close();
  });
});
