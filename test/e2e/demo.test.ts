import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CAST, GROUPS } from '../../samples/cast.ts';
import { type Settled, settle } from '../../samples/settle.ts';
import { readConfig } from '../../src/config.ts';
import { type Service, startService } from '../../src/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'cycling-lab-'));
let service: Service;
let settled: Settled;
beforeAll(async () => {
  const config = readConfig({}, { cwd: folder, data: 'demo', port: '0' });
  service = await startService(config, {
    pages: false,
    logger: pino({ level: 'silent' }),
    say: () => undefined,
    onFatal: (error) => {
      throw error;
    },
  });
  await service.ready;
  settled = await settle(service, 'the same for all');
}, 60_000);
afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true });
});

interface Member {
  name: string;
  capacity: string;
  shared: string[];
  mayUpload: boolean;
}

async function members(): Promise<Map<string, Member>> {
  const { groups } = await settled.coach<{ groups: { id: string }[] }>('GET', '/api/groups');
  expect(groups).toHaveLength(Object.keys(GROUPS).length);
  const found = new Map<string, Member>();
  for (const { id } of groups) {
    const group = await settled.coach<{ members: Member[] }>('GET', `/api/groups/${id}`);
    for (const one of group.members) if (one.capacity === 'rider') found.set(one.name, one);
  }
  return found;
}

it('shows the coach of each rider of the demo what they wished, and nothing else', async () => {
  const found = await members();
  expect(found.size).toBe(CAST.length);
  for (const { profile, wishes } of CAST) {
    // the coach rides with them too, and sees what they show every member
    const wished = new Set([...(wishes.coach ?? []), ...(wishes.members ?? [])]);
    const { shared, mayUpload } = found.get(profile.name) as Member;
    expect([profile.name, new Set(shared)]).toEqual([profile.name, wished]);
    expect([profile.name, mayUpload]).toEqual([profile.name, wishes.coachMayUpload]);
  }
});

it('lets files of every rider be kept, also of the child whose guardian agreed', async () => {
  for (const [name, rider] of settled.riders) {
    const { mayStore, state } = await rider<{ mayStore: boolean; state: string }>(
      'GET',
      '/api/consents',
    );
    expect([name, mayStore]).toEqual([name, true]);
    if (name === 'Lina Estève') expect(state).toBe('joint');
  }
});

it('repeats nothing when it is done again', async () => {
  const said = async () => {
    const answers = [...settled.riders.values()].map(async (rider) => {
      const { history } = await rider<{ history: unknown[] }>('GET', '/api/consents');
      const { values } = await rider<{ values: unknown[] }>('GET', '/api/profile');
      return [history.length, values.length];
    });
    return Promise.all(answers);
  };
  const before = await said();
  settled = await settle({ ...service, setupLink: null }, 'the same for all');
  expect(await said()).toEqual(before);
  expect((await members()).size).toBe(CAST.length);
});
