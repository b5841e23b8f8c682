import { expect, it, onTestFinished } from 'vitest';
import { tokenIn } from './account/members.ts';
import { cookieOf, json, OWNER, openLab, SETUP_TOKEN } from './lab.ts';

/** What people are called and send, each unlike anything the program could write by itself. */
const CANARIES = {
  email: 'canary-mail@example.org',
  name: 'Canary-Name',
  password: 'canary-password',
  token: 'canary-token',
  filename: 'canary-file.fit',
  title: 'canary-title',
  words: 'canary-words',
  agent: 'canary-agent',
  address: '203.0.113.77',
};

it('the log holds nothing of a person, whatever is asked and however it fails', async () => {
  const lines: string[] = [];
  const mail = {
    send: async (to: string) => {
      throw Object.assign(new Error(`550 <${to}> unknown`), { code: 'EENVELOPE' });
    },
  };
  const write = (line: string) => void lines.push(line);
  const lab = await openLab({ log: { write }, mail, trustProxy: true });
  onTestFinished(() => lab.close());
  const { email, name, password, token, filename, title, words, agent, address } = CANARIES;
  const browser = { 'user-agent': agent, 'x-forwarded-for': address };
  const ask = async (path: string, init: RequestInit = {}, cookie = '') => {
    const headers = { ...(init.headers as Record<string, string>), ...browser, cookie };
    return lab.app.request(path, { ...init, headers });
  };

  const account = { name, email, password };
  const setUp = await ask('/api/setup', json('POST', { ...OWNER, ...account, token: SETUP_TOKEN }));
  const owner = cookieOf(setUp);
  const invitation = json('POST', { role: 'rider', name, email: `2${email}` });
  const { link } = await (await ask('/api/invitations', invitation, owner)).json();
  const requests: [string, RequestInit?, string?][] = [
    ['/api/setup', json('POST', { ...account, token })],
    ['/api/session', json('POST', { email, password })],
    ['/api/session', json('POST', { email, password: token })],
    ['/api/session', { method: 'POST', body: `{"email": "${email}`, headers: {} }],
    ['/api/session', json('POST', { email: words, password })],
    ['/api/password-reset', json('POST', { email })],
    ['/api/password-reset/redeem', json('POST', { token, password })],
    ['/api/invitation', json('POST', { token: tokenIn(link) })],
    [
      '/api/invitation/accept',
      json('POST', { token: tokenIn(link), account: { ...account, email: `2${email}` } }),
    ],
    ['/api/me', { headers: { authorization: `Bearer clt_${token}` } }],
    ['/api/me', json('PATCH', { name }), owner],
    ['/api/tokens', json('POST', { name, scopes: ['read'], days: 1 }), owner],
    [`/api/people/${token}`, json('PATCH', { role: 'rider' }), owner],
    [`/api/rides?q=${words}`, {}, owner],
    [`/api/rides/${token}`, json('PATCH', { title }), owner],
    [`/api/uploads?filename=${filename}`, { method: 'POST', body: words }, owner],
    [`/${filename}?token=${token}`],
  ];
  const statuses = [];
  for (const request of requests) statuses.push((await ask(...request)).status);
  expect(new Set(statuses)).toEqual(new Set([200, 201, 202, 400, 401, 403, 404, 409, 415]));

  // what nobody foresaw: the ledger is gone
  await lab.ledger.close();
  expect((await ask('/api/session', json('POST', { email, password }))).status).toBe(500);
  expect((await ask(`/api/rides?q=${words}`, {}, owner)).status).toBe(500);

  const log = lines.join('');
  expect(lines.length).toBeGreaterThan(requests.length);
  expect(log).toContain('a letter could not be sent');
  expect(log).toContain('request failed');
  const secrets = [...Object.values(CANARIES), 'canary', tokenIn(link), owner.split('=')[1] ?? ''];
  for (const secret of secrets) expect(log.toLowerCase()).not.toContain(secret.toLowerCase());
});
