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

  it('is limited by address too, far above what one account may try; good ones do not count', async () => {
    const guess = (i: number) => signIn('wrong horse', `${i}@example.org`);
    for (let i = 0; i < 99; i++) expect((await guess(i)).status).toBe(401);
    expect((await signIn()).status).toBe(201);
    expect((await guess(99)).status).toBe(401);
    const answer = await signIn();
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(300);
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

describe('the sessions of a person', () => {
  const LINUX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const IPHONE =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

  async function enter(agent: string) {
    const init = json('POST', { email: OWNER.email, password: OWNER.password });
    const headers = { 'content-type': 'application/json', 'user-agent': agent };
    const cookie = cookieOf(await lab.app.request('/api/session', { ...init, headers }));
    return (path: string, method = 'GET') => lab.app.request(path, { method, headers: { cookie } });
  }

  it('are told apart, and ended one by one or all others at once', async () => {
    await signUp(lab);
    lab.clock.now += 60e3;
    const linux = await enter(LINUX);
    lab.clock.now += 60e3;
    const phone = await enter(IPHONE);
    const { sessions } = await (await linux('/api/sessions')).json();
    const told = sessions.map(({ agent, current }: Record<string, unknown>) => [agent, current]);
    expect(told).toEqual([
      ['Safari, iOS', false],
      ['Firefox, Linux', true],
      ['', false],
    ]);
    expect(await (await linux('/api/sessions')).text()).not.toMatch(/hash|person/i);
    expect((await linux(`/api/sessions/${sessions[0].id}`, 'DELETE')).status).toBe(204);
    expect((await phone('/api/sessions')).status).toBe(401);
    expect((await linux('/api/sessions', 'DELETE')).status).toBe(204);
    const left = await (await linux('/api/sessions')).json();
    expect(left.sessions).toMatchObject([{ agent: 'Firefox, Linux', current: true }]);
  });

  it('are nobody else’s', async () => {
    const [ann, bea] = await Promise.all([lab.as({}), lab.as({})]);
    const { sessions } = await (await ann.ask('/api/sessions')).json();
    const path = `/api/sessions/${sessions[0].id}`;
    expect((await bea.ask(path, { method: 'DELETE' })).status).toBe(404);
    expect((await ann.ask('/api/sessions')).status).toBe(200);
  });
});

describe('what one says of oneself', () => {
  const person = async (ask: (path: string) => Promise<Response>) =>
    (await (await ask('/api/me')).json()).person;

  it('is a sex or none, as often as one likes', async () => {
    const { ask } = await lab.as({});
    const change = async (sex: unknown) => (await ask('/api/me', json('PATCH', { sex }))).status;
    expect(await person(ask)).toMatchObject({ sex: null });
    for (const sex of ['female', 'male', null]) {
      expect(await change(sex)).toBe(200);
      expect(await person(ask)).toMatchObject({ sex });
    }
    expect(await change('f')).toBe(400);
  });

  it('is a name, a language, and, once, a birth month', async () => {
    const { ask } = await lab.as({ birthMonth: null });
    const change = async (body: object) => (await ask('/api/me', json('PATCH', body))).status;
    expect(await change({ name: 'Zoé', language: 'en' })).toBe(200);
    expect(await change({ birthMonth: '2010-09' })).toBe(200);
    expect(await change({ birthMonth: '1990-09' })).toBe(409);
    expect(await person(ask)).toMatchObject({
      name: 'Zoé',
      language: 'en',
      birthMonth: '2010-09',
    });
  });

  it.each([
    [{ role: 'admin' }],
    [{ id: 'other' }],
    [{ email: 'other@example.org' }],
    [{ passwordHash: 'x' }],
    [{ disabledAt: null }],
    [{ totpConfirmedAt: 1 }],
    [{ riderId: 'other' }],
  ])('is nothing else: %j', async (more) => {
    const { ask } = await lab.as({ name: 'Zoé' });
    const before = await person(ask);
    const answer = await ask('/api/me', json('PATCH', { ...more }));
    expect(answer.status).toBe(400);
    const along = await ask('/api/me', json('PATCH', { name: 'Eve', ...more }));
    expect(along.status).toBe(400);
    expect(await person(ask)).toEqual(before);
  });
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
