import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { expect, it, onTestFinished } from 'vitest';
import { cookieOf, json, OWNER, openLab, SETUP_TOKEN } from '../lab.ts';
import { asking, invited, tokenIn } from './members.ts';

it('nothing that lets somebody in can be read from the data folder', async () => {
  const lab = await openLab();
  onTestFinished(() => lab.close());
  const setUp = await lab.app.request('/api/setup', json('POST', { ...OWNER, token: SETUP_TOKEN }));
  const owner = asking(lab, cookieOf(setUp));
  const rider = await invited(lab, owner, 'Rita');
  const told = async (answer: Promise<Response>) => (await answer).json();

  const { link } = await told(owner('/api/invitations', json('POST', { role: 'rider' })));
  const path = `/api/people/${rider.id}/password-link`;
  const passwordLink = (await told(owner(path, { method: 'POST' }))).link;
  const scopes = { name: 'sync', scopes: ['read'], days: 1 };
  const { token } = await told(owner('/api/tokens', json('POST', scopes)));
  const { secret } = await told(owner('/api/two-factor', { method: 'POST' }));
  const code = new TOTP({ secret }).generate({ timestamp: lab.clock.now });
  const { recoveryCodes } = await told(owner('/api/two-factor', json('PUT', { code })));

  const files = readdirSync(lab.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  const kept = (words: string) => files.some((text) => text.includes(words));
  const session = cookieOf(setUp).split('=')[1] ?? '';
  const codes = recoveryCodes.flatMap((one: string) => [one, one.replaceAll('-', '')]);
  const secrets = [
    OWNER.password,
    rider.password,
    session,
    token,
    token.slice(4),
    tokenIn(link),
    tokenIn(passwordLink),
    ...codes,
  ];
  expect(secrets).toHaveLength(27);
  expect(secrets.filter(kept)).toEqual([]);
  // the search does find what is kept, and the codes of an app cannot be checked by a hash
  expect([OWNER.email, secret].filter(kept)).toEqual([OWNER.email, secret]);
});
