import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { run as invite } from '../../src/cli/invite.ts';
import { run as passwordLink } from '../../src/cli/password-link.ts';
import { readConfig } from '../../src/config.ts';
import { type Service, startService } from '../../src/server.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'cycling-lab-'));
const DATA = ['--data', FOLDER];

let service: Service;
beforeAll(async () => {
  service = await startService(readConfig({ PORT: '0' }, { data: FOLDER, cwd: FOLDER }), {
    pages: false,
    logger: pino({ level: 'silent' }),
    say: () => {},
    onFatal(error) {
      throw error;
    },
  });
  await service.ready;
});
afterAll(async () => {
  await service.stop();
  rmSync(FOLDER, { recursive: true });
});

let said: string;
beforeEach(() => {
  said = '';
  const hear = (text: unknown): boolean => {
    said += text;
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  return () => void vi.restoreAllMocks();
});

async function post(path: string, body: object) {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', body: JSON.stringify(body), headers };
  return fetch(`${service.url}/api${path}`, init);
}

const tokenSaid = (page: string): string =>
  new RegExp(`^http://127\\.0\\.0\\.1:8787/${page}\\?token=(\\S+)\n$`).exec(said)?.[1] ?? '';

describe('beside a running service', () => {
  it('invite prints a link that makes an account, password-link one that changes its password', async () => {
    expect(await invite([...DATA, '--role', 'coach', '--name', 'Claire'])).toBe(0);
    const token = tokenSaid('invitation');
    const behind = await (await post('/invitation', { token })).json();
    expect(behind).toMatchObject({ inviter: null, role: 'coach', name: 'Claire', group: null });
    const email = 'claire@example.org';
    const account = { name: 'Claire', email, password: 'Claire likes hills' };
    expect((await post('/invitation/accept', { token, account })).status).toBe(201);

    said = '';
    expect(await passwordLink([...DATA, 'CLAIRE@example.org'])).toBe(0);
    const password = 'Claire forgets';
    const redeemed = await post('/password-reset/redeem', {
      token: tokenSaid('password'),
      password,
    });
    expect(redeemed.status).toBe(204);
    expect((await post('/session', { email, password })).status).toBe(201);
  });

  it('they say what is wrong', async () => {
    await expect(invite([...DATA, '--role', 'owner'])).rejects.toThrow('"owner"');
    await expect(passwordLink([...DATA, 'nobody@example.org'])).rejects.toThrow(
      'nobody@example.org',
    );
    expect(await invite(DATA)).toBe(1);
    expect(await passwordLink(DATA)).toBe(1);
    expect(said).toBe('');
  });
});
