import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, type Lab, openLab, signUp } from '../lab.ts';
import { type Ask, auditOf, invited, type Member, signIn } from './members.ts';

/** RFC 4226 and RFC 6238 with node:crypto, apart from the library that the service uses. */
function codeAt(secret: string, milliseconds: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30_000)));
  const digest = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

it('the oracle knows the code of RFC 6238 at 59 s', () => {
  expect(codeAt('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 59_000)).toBe('287082');
});

async function turnOn(lab: Lab, ask: Ask): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = await (await ask('/api/two-factor', { method: 'POST' })).json();
  const code = codeAt(secret, lab.clock.now);
  const answer = await ask('/api/two-factor', json('PUT', { code }));
  return { secret, ...(await answer.json()) };
}

const STEP = 30_000;

describe('a second factor', () => {
  let lab: Lab;
  let rider: Member;
  let secret: string;
  let recoveryCodes: string[];
  const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
  const enter = (code?: string) => signIn(lab, { ...rider, ...(code ? { code } : {}) });

  beforeAll(async () => {
    lab = await openLab();
    rider = await invited(lab, await signUp(lab), 'Rita');
    ({ secret, recoveryCodes } = await turnOn(lab, rider.ask));
  });
  afterAll(() => lab.close());

  it('is a secret of 160 bits for an authenticator app, confirmed by a first code', async () => {
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(new Set(recoveryCodes).size).toBe(10);
    const { person } = await (await rider.ask('/api/me')).json();
    expect(person.twoFactor).toBe(true);
    expect((await rider.ask('/api/two-factor', { method: 'POST' })).status).toBe(409);
    expect(await auditOf(lab, rider.id)).toContain('two-factor.on');
  });

  it('is asked for once the password is right, and not before', async () => {
    expect(await codeOf(await enter())).toBe('two-factor-code');
    const wrong = await signIn(lab, { ...rider, password: 'wrong horse' });
    expect(await codeOf(wrong)).toBe('unauthenticated');
  });

  it('takes the code of the step before, now and after, each once, and no older one again', async () => {
    lab.clock.now += 10 * STEP;
    const { now } = lab.clock;
    expect((await enter(codeAt(secret, now - 2 * STEP))).status).toBe(401);
    expect((await enter(codeAt(secret, now + 2 * STEP))).status).toBe(401);
    expect((await enter(codeAt(secret, now))).status).toBe(201);
    expect(await codeOf(await enter(codeAt(secret, now)))).toBe('two-factor-code');
    expect((await enter(codeAt(secret, now - STEP))).status).toBe(401);
    const spaced = codeAt(secret, now + STEP).replace(/^.../, '$& ');
    expect((await enter(spaced)).status).toBe(201);
    expect(await auditOf(lab, rider.id)).toContain('two-factor.failed');
  });

  it('may be a recovery code, once, however it is typed', async () => {
    const [first = '', second = ''] = recoveryCodes;
    expect((await enter(first.toLowerCase().replaceAll('-', ' '))).status).toBe(201);
    expect((await enter(first)).status).toBe(401);
    expect((await enter(second)).status).toBe(201);
  });

  it('may be guessed five times', async () => {
    lab.clock.now += 301e3;
    const unlikely = ['000000', '111111', '222222', '333333', '444444', '555555'];
    const good = codeAt(secret, lab.clock.now);
    const answers = [];
    for (const code of unlikely.filter((guess) => guess !== good).slice(0, 5)) {
      answers.push((await enter(code)).status);
    }
    expect(answers).toEqual([401, 401, 401, 401, 401]);
    const late = await enter(good);
    expect(late.status).toBe(429);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    lab.clock.now += 301e3;
    expect((await enter(codeAt(secret, lab.clock.now))).status).toBe(201);
  });

  it('is turned off with the password only', async () => {
    const off = (password: string) => rider.ask('/api/two-factor', json('DELETE', { password }));
    expect(await codeOf(await off('wrong horse'))).toBe('password-wrong');
    expect((await off(rider.password)).status).toBe(204);
    expect((await enter()).status).toBe(201);
    expect(await auditOf(lab, rider.id)).toContain('two-factor.off');
  });

  it('is not confirmed by a wrong code', async () => {
    await rider.ask('/api/two-factor', { method: 'POST' });
    const answer = await rider.ask('/api/two-factor', json('PUT', { code: 'abc' }));
    expect(await codeOf(answer)).toBe('two-factor-code');
    expect((await (await rider.ask('/api/me')).json()).person.twoFactor).toBe(false);
  });
});

describe('where a second factor is required', () => {
  let lab: Lab;
  let owner: Ask;
  beforeAll(async () => {
    lab = await openLab({ requireTwoFactor: true });
    owner = await signUp(lab);
  });
  afterAll(() => lab.close());

  it('admins, coaches and analysts do nothing before they have one; riders need none', async () => {
    expect(await (await owner('/api/invitations')).json()).toMatchObject({
      code: 'two-factor-needed',
    });
    expect(await (await owner('/api/me')).json()).toMatchObject({ twoFactorNeeded: true });
    await turnOn(lab, owner);
    expect(await (await owner('/api/me')).json()).toMatchObject({ twoFactorNeeded: false });
    expect((await owner('/api/people')).status).toBe(200);

    for (const role of ['coach', 'analyst', 'admin']) {
      const { ask } = await invited(lab, owner, `New-${role}`, role);
      for (const path of ['/api/sessions', '/api/rides', '/api/people', '/api/openapi.json']) {
        const answer = await ask(path);
        expect([path, answer.status]).toEqual([path, 403]);
        expect(await answer.json()).toMatchObject({ code: 'two-factor-needed' });
      }
      await turnOn(lab, ask);
      expect((await ask('/api/sessions')).status).toBe(200);
    }
    const rider = await invited(lab, owner, 'Rita');
    expect((await rider.ask('/api/sessions')).status).toBe(200);
  });

  it('one may sign out', async () => {
    const { ask } = await invited(lab, owner, 'Leaver', 'coach');
    expect((await ask('/api/session', { method: 'DELETE' })).status).toBe(204);
  });

  it('a token of somebody without one is good for nothing', async () => {
    const coach = await invited(lab, owner, 'Carl', 'coach');
    await turnOn(lab, coach.ask);
    const body = json('POST', { name: 'sync', scopes: ['read'], days: 9 });
    const { token } = await (await coach.ask('/api/tokens', body)).json();
    const read = () =>
      lab.app.request('/api/rides', { headers: { authorization: `Bearer ${token}` } });
    expect((await read()).status).toBe(200);
    await owner(`/api/people/${coach.id}/two-factor`, { method: 'DELETE' });
    expect((await read()).status).toBe(403);
  });
});
