import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, openLab, type Somebody } from '../lab.ts';

let lab: Lab;
let admin: Somebody;
let ann: Somebody;
beforeAll(async () => {
  lab = await openLab();
  admin = await lab.as({ role: 'admin' });
  ann = await lab.as({ name: 'CANARY of Ann' });
});
afterAll(() => lab.close());

describe('GET /api/jobs and POST /api/jobs/{id}/revive', () => {
  it('tell of dead letters without telling whose they are, and try them again', async () => {
    const body = 'CANARY in the file';
    await ann.ask('/api/uploads?filename=CANARY.fit', { method: 'POST', body });
    const claim = { limit: 1, kinds: ['analyse'], strikes: 3, nothingRuns: true } as const;
    const [job] = await lab.ledger.jobs.claim(claim);
    const why = { code: 'worker-lost', message: 'CANARY in the message' };
    await lab.ledger.jobs.bury(job?.id ?? 0, why);
    const told = await (await admin.ask('/api/jobs')).text();
    expect(told).not.toContain('CANARY');
    expect(told).not.toContain(ann.riderId);
    expect(JSON.parse(told)).toEqual({
      counts: { queued: 0, running: 0, held: 0, dead: 1 },
      dead: [
        {
          id: String(job?.id),
          kind: 'file',
          size: body.length,
          attempts: 1,
          code: 'worker-lost',
          createdAt: '2026-06-01T12:00:00.000Z',
        },
      ],
    });
    const path = `/api/jobs/${job?.id}/revive`;
    expect((await admin.ask(path, { method: 'POST' })).status).toBe(204);
    expect(await lab.ledger.jobs.counts()).toEqual({ queued: 1, running: 0, held: 0, dead: 0 });
    for (const id of [job?.id, 'none', '1e3', '-1']) {
      const again = await admin.ask(`/api/jobs/${id}/revive`, { method: 'POST' });
      expect([id, again.status]).toEqual([id, 404]);
    }
  });
});

describe('GET /api/storage and GET /api/packs', () => {
  it('tell what there is', async () => {
    expect(await (await admin.ask('/api/storage')).json()).toEqual({
      originals: { files: 1, bytes: 18 },
      ledger: 1,
      warehouse: 2,
      free: 3,
    });
    expect(await (await admin.ask('/api/packs')).json()).toEqual({ packs: [] });
  });
});

describe('operations', () => {
  it.each(['/api/jobs', '/api/storage', '/api/packs'])('%s is for admins only', async (path) => {
    for (const role of ['coach', 'rider', 'analyst'] as const) {
      const answer = await (await lab.as({ role })).ask(path);
      expect([role, answer.status]).toEqual([role, 403]);
    }
  });
});
