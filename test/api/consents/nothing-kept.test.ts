import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, type Lab, openLab, type Somebody } from '../lab.ts';
import { agree, BORN, guardianOf, page, standing } from './people.ts';

let lab: Lab;
let carla: Somebody;
let zoe: Somebody;
let guardian: Awaited<ReturnType<typeof guardianOf>>;
beforeAll(async () => {
  lab = await openLab({ works: true });
  carla = await lab.as({ role: 'coach', name: 'Carla' });
  zoe = await lab.as({ name: 'Zoé', birthMonth: BORN.child, consents: [] });
  await lab.group({ coaches: [carla], riders: [zoe] });
  guardian = await guardianOf(lab, zoe, carla);
});
afterAll(() => lab.close());

/** Files of the data folder, temporary ones too, that hold the text. */
async function filesWith(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(lab.folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(path)).includes(text)) found.push(path);
  }
  return found;
}

function form(text: string): FormData {
  const data = new FormData();
  for (const name of ['a.fit', 'b.fit']) data.append('file', new Blob([`${text} ${name}`]), name);
  return data;
}

const byWay: Record<string, (canary: string) => Promise<Response>> = {
  'her own upload': (body) => zoe.ask('/api/uploads', { method: 'POST', body }),
  'a form of files': (canary) => zoe.ask('/api/uploads', { method: 'POST', body: form(canary) }),
  'an archive': (canary) => zoe.ask('/api/uploads', { method: 'POST', body: `PK ${canary}` }),
  'her coach': (body) => carla.ask(`/api/uploads?rider=${zoe.riderId}`, { method: 'POST', body }),
};

/** None to joint; each state is reached from the one before. */
const STATES: [string, () => Promise<unknown>][] = [
  ['none', async () => undefined],
  ['own', () => agree(zoe, { purpose: 'analysis' })],
  [
    'guardian',
    async () => {
      const id = await standing(zoe, 'analysis');
      await guardian.confirm(id);
      await zoe.ask(`/api/consents/${id}`, { method: 'DELETE' });
    },
  ],
];

describe('of a child under 15', () => {
  it.each(STATES)('nothing is kept while the consent is: %s', async (state, reach) => {
    await reach();
    expect(await page(zoe)).toMatchObject({ band: 'child', state, mayStore: false });
    for (const [way, send] of Object.entries(byWay)) {
      const canary = randomUUID();
      const answer = await send(canary);
      expect([way, answer.status]).toEqual([way, way === 'her coach' ? 404 : 409]);
      expect([way, await filesWith(canary)]).toEqual([way, []]);
    }
    expect(await (await zoe.ask('/api/uploads')).json()).toEqual({ uploads: [] });

    const canary = randomUUID();
    const sent = await carla.ask('/api/inbox', { method: 'POST', body: canary });
    const { items } = (await sent.json()) as { items: [{ id: string }] };
    await lab.jobs.inbox.idle();
    const item = `/api/inbox/${items[0].id}`;
    const assign = await carla.ask(`${item}/assign`, json('POST', { riderId: zoe.riderId }));
    expect(assign.status).toBe(404);
    expect(await (await zoe.ask('/api/uploads')).json()).toEqual({ uploads: [] });
    expect(await filesWith(canary)).toHaveLength(1);
    expect((await carla.ask(item, { method: 'DELETE' })).status).toBe(204);
    expect(await filesWith(canary)).toEqual([]);
  });

  it('files are kept once both have agreed, where the search above finds them', async () => {
    await agree(zoe, { purpose: 'analysis' });
    await guardian.confirm(await standing(zoe, 'analysis'));
    await agree(zoe, { purpose: 'coach', subject: carla.personId, mayUpload: true });
    await guardian.confirm(await standing(zoe, 'coach'));
    expect(await page(zoe)).toMatchObject({ state: 'joint', mayStore: true });
    for (const [way, send] of Object.entries(byWay)) {
      const canary = randomUUID();
      expect([way, (await send(canary)).status]).toEqual([way, 202]);
      // this lab's archives hold nothing, and are not kept themselves
      if (way !== 'an archive') expect((await filesWith(canary)).length).toBeGreaterThan(0);
    }
  });
});

describe('once the consent is taken back', () => {
  it('what is there stays with the rider, others see nothing of it, and nothing more is taken', async () => {
    const ann = await lab.as({ name: 'Ann', consents: [] });
    await lab.group({ coaches: [carla], riders: [ann] });
    await agree(ann, { purpose: 'analysis' });
    await agree(ann, { purpose: 'coach', subject: carla.personId, fields: ['summary'] });
    await ann.ask('/api/uploads', { method: 'POST', body: 'a ride' });
    await lab.jobs.idle();
    const rides = async ({ ask }: Somebody) =>
      ((await (await ask(`/api/rides?rider=${ann.riderId}`)).json()) as { rides: { id: string }[] })
        .rides;
    expect([await rides(ann), await rides(carla)]).toMatchObject([[{}], [{}]]);

    const id = await standing(ann, 'analysis');
    await ann.ask(`/api/consents/${id}`, { method: 'DELETE' });
    const [ride, ...others] = await rides(ann);
    expect(others).toEqual([]);
    expect((await ann.ask(`/api/rides/${ride?.id}/original`)).status).toBe(200);
    expect(await rides(carla)).toEqual([]);
    expect((await carla.ask(`/api/rides/${ride?.id}`)).status).toBe(404);
    const more = await ann.ask('/api/uploads', { method: 'POST', body: 'another' });
    expect([more.status, await more.json()]).toMatchObject([409, { code: 'consent-needed' }]);
  });
});
