import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Letter } from '../../../src/mail/mail.ts';
import { json, type Lab, openLab, signUp } from '../lab.ts';
import { type Ask, auditOf, invited, type Member, signIn, tokenIn } from './members.ts';

let lab: Lab;
let owner: Ask;
let rider: Member;
let letters: { to: string; letter: Letter; language: string }[];

beforeAll(async () => {
  const send = async (to: string, letter: Letter, language: string) => {
    letters.push({ to, letter, language });
  };
  lab = await openLab({ mail: { send } });
  owner = await signUp(lab);
});
afterAll(() => lab.close());

let riders = 0;
beforeEach(async () => {
  // the limits of an hour ago are forgotten
  lab.clock.now += 3601e3;
  letters = [];
  rider = await invited(lab, owner, `Rita${riders++}`);
});

const reset = (email: string) => lab.app.request('/api/password-reset', json('POST', { email }));
const redeem = (token: string, password = 'a new password') =>
  lab.app.request('/api/password-reset/redeem', json('POST', { token, password }));
const works = async (password: string) =>
  (await signIn(lab, { ...rider, password })).status === 201;

describe('a change of password', () => {
  it('needs the present one, and ends every session but this', async () => {
    const elsewhere = await signIn(lab, rider);
    const cookie = elsewhere.headers.get('set-cookie')?.split(';')[0] ?? '';
    const change = (current: string, next = 'a new password') =>
      rider.ask('/api/password', json('POST', { current, next }));
    const wrong = await change('wrong horse');
    expect([wrong.status, (await wrong.json()).code]).toEqual([403, 'password-wrong']);
    expect((await change(rider.password, 'short')).status).toBe(400);
    expect((await change(rider.password)).status).toBe(204);
    expect((await rider.ask('/api/sessions')).status).toBe(200);
    expect((await lab.app.request('/api/sessions', { headers: { cookie } })).status).toBe(401);
    expect(await works(rider.password)).toBe(false);
    expect(await works('a new password')).toBe(true);
    expect(await auditOf(lab, rider.id)).toContain('password');
  });

  it('may be tried ten times', async () => {
    const change = () =>
      rider.ask('/api/password', json('POST', { current: 'wrong', next: 'a new password' }));
    for (let i = 0; i < 10; i++) expect((await change()).status).toBe(403);
    expect((await change()).status).toBe(429);
  });
});

describe('a forgotten password', () => {
  it('is set anew with the link that comes by mail, once, and nobody stays signed in', async () => {
    expect((await reset(rider.email.toUpperCase())).status).toBe(202);
    await expect.poll(() => letters.length).toBe(1);
    expect(letters[0]).toMatchObject({ to: rider.email, language: 'en' });
    const { letter } = letters[0] as (typeof letters)[0];
    expect(letter.link).toMatch(/^http:\/\/lab\.test\/password\?token=/);
    expect((await redeem(tokenIn(letter.link), 'short')).status).toBe(400);
    expect((await redeem(tokenIn(letter.link))).status).toBe(204);
    expect((await rider.ask('/api/sessions')).status).toBe(401);
    expect(await works('a new password')).toBe(true);
    const again = await redeem(tokenIn(letter.link), 'another password');
    expect([again.status, (await again.json()).code]).toEqual([403, 'link-invalid']);
    expect(await auditOf(lab, rider.id)).toContain('password-reset');
  });

  it('answers the same where there is no such account, and writes to nobody', async () => {
    const known = await reset(rider.email);
    const unknown = await reset('nobody@example.org');
    expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()]);
    await expect.poll(() => letters.length).toBe(1);
    expect(letters.map(({ to }) => to)).toEqual([rider.email]);
  });

  it('is not asked for without end, for one account or from one address', async () => {
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await reset(rider.email)).status);
    expect(statuses).toEqual([202, 202, 202, 429]);
    for (let i = 0; i < 16; i++) await reset(`${i}@example.org`);
    const late = await reset('late@example.org');
    expect(late.status).toBe(429);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is set by a link of the admin too, also for an account that never had one', async () => {
    await lab.ledger.people.setPassword(rider.id, '', null);
    expect(await works('')).toBe(false);
    const path = `/api/people/${rider.id}/password-link`;
    const { link } = await (await owner(path, { method: 'POST' })).json();
    lab.clock.now += 24 * 3600e3 - 1e3;
    expect((await redeem(tokenIn(link))).status).toBe(204);
    expect(await works('a new password')).toBe(true);
  });

  it('needs a link that is not too old', async () => {
    const path = `/api/people/${rider.id}/password-link`;
    const { link } = await (await owner(path, { method: 'POST' })).json();
    lab.clock.now += 24 * 3600e3;
    expect((await redeem(tokenIn(link))).status).toBe(403);
  });

  it('of somebody disabled stays forgotten', async () => {
    await owner(`/api/people/${rider.id}`, json('PATCH', { disabled: true }));
    expect((await reset(rider.email)).status).toBe(202);
    await reset('odile@example.org');
    await expect.poll(() => letters.map(({ to }) => to)).toEqual(['odile@example.org']);
  });
});
