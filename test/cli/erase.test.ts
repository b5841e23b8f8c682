import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/ledger.ts';
import { lock } from '../../src/warehouse/lock.ts';
import { canariesIn } from '../canaries.ts';
import { temporaryFolder } from '../folder.ts';

const PROGRAM = fileURLToPath(new URL('../../src/cli/cycling-lab.ts', import.meta.url));

it('erase asks first, refuses beside a running service, and leaves no byte', async () => {
  const data = temporaryFolder();
  const path = join(data, 'ledger.sqlite');
  const ledger = await openLedger(path, { now: () => 1_000, newId: randomUUID });
  const person = { name: 'CANARY', email: 'ann@example.org', passwordHash: '', birthMonth: null };
  const invited = { role: 'rider', group: null, name: 'CANARY', email: null, invitedBy: 'cli' };
  await ledger.invitations.create({ ...invited, tokenHash: 'h', expiresAt: 2_000 });
  const { id } = await ledger.invitations.accept('h', { ...person, language: 'fr' });
  await ledger.close();
  const erase = (answer: string, ...args: string[]) =>
    spawnSync(process.execPath, [PROGRAM, 'erase', '--data', data, ...args], {
      input: answer,
      encoding: 'utf8',
    });

  const service = lock(join(data, 'warehouse.duckdb.lock'), 'cycling-lab serve');
  const beside = erase('', 'ann@example.org', '--yes');
  service.release();
  expect([beside.status, beside.stderr]).toEqual([1, expect.stringContaining('cycling-lab serve')]);

  const asked = erase('no\n', 'ANN@example.org');
  expect([asked.status, asked.stdout]).toEqual([1, expect.stringContaining('What stays:')]);
  expect(canariesIn(data, ['CANARY'])).not.toEqual([]);

  const said = erase('ann@example.org\n', id);
  expect([said.status, said.stderr]).toEqual([0, '']);
  expect(canariesIn(data, ['CANARY', 'ann@example.org'])).toEqual([]);
  expect(erase('', id, '--yes').status).toBe(1);
});
