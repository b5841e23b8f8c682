import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Upload } from '../../../src/api/uploads.ts';
import { type Lab, openLab, type Somebody } from '../lab.ts';
import { agree, BORN, guardianOf, standing } from './people.ts';

let lab: Lab;
let url: string;
let server: ReturnType<typeof serve>;
beforeAll(async () => {
  lab = await openLab({ works: true });
  server = serve({ fetch: lab.app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  lab.stopping.abort();
  server.close();
  await lab.close();
});

/** What somebody hears over an open socket, as it comes. */
async function listen(who: Somebody): Promise<Upload[]> {
  const heard: Upload[] = [];
  const ended = new AbortController();
  onTestFinished(() => ended.abort());
  const answer = await fetch(`${url}/api/events`, {
    headers: { cookie: who.cookie },
    signal: ended.signal,
  });
  expect(answer.status).toBe(200);
  void (async () => {
    for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      for (const [, data = ''] of piece.matchAll(/^event: upload\ndata: (.*)$/gm)) {
        heard.push(JSON.parse(data) as Upload);
      }
    }
  })().catch((error: Error) => {
    if (error.name !== 'AbortError') throw error;
  });
  return heard;
}

/** A child whose guardian agreed that Carla sees and uploads, and a file that she has sent. */
async function school() {
  const carla = await lab.as({ role: 'coach', name: 'Carla' });
  const zoe = await lab.as({ name: 'Zoé', birthMonth: BORN.child, consents: [] });
  const groupId = await lab.group({ coaches: [carla], riders: [zoe] });
  const coach = { purpose: 'coach', subject: carla.personId, fields: ['summary'], mayUpload: true };
  await agree(zoe, { purpose: 'analysis' });
  await agree(zoe, coach);
  const guardian = await guardianOf(lab, zoe, carla);
  await guardian.confirm(await standing(zoe, 'analysis'), await standing(zoe, 'coach'));
  const sent = await carla.ask(`/api/uploads?rider=${zoe.riderId}`, {
    method: 'POST',
    body: zoe.riderId,
  });
  expect(sent.status).toBe(202);
  await lab.jobs.idle();
  const { uploads } = (await sent.json()) as { uploads: [Upload] };
  return { carla, zoe, groupId, guardian, uploadId: uploads[0].id };
}
type School = Awaited<ReturnType<typeof school>>;

/** Something happens to the upload that whoever may know it hears of. */
async function stir({ uploadId, zoe }: School): Promise<void> {
  await lab.ledger.jobs.enqueueAnalysis([uploadId]);
  await lab.jobs.resume(zoe.riderId);
  await lab.jobs.idle();
}

const PATIENT = { timeout: 5_000 };

/** Events come in order: with one of their own, everything that was on its way before has come. */
async function upToNow({ ask, riderId }: Somebody, heard: Upload[]): Promise<void> {
  const sent = await ask('/api/uploads', { method: 'POST', body: randomUUID() });
  const { uploads } = (await sent.json()) as { uploads: [Upload] };
  const own = { id: uploads[0].id, riderId };
  await vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining(own)), PATIENT);
}

const takeBack = async ({ zoe }: School, purpose: string) =>
  zoe.ask(`/api/consents/${await standing(zoe, purpose)}`, { method: 'DELETE' });

describe('an open stream of events', () => {
  it.each<[string, (scene: School) => Promise<unknown>]>([
    ['the rider takes the consent to the coach back', (scene) => takeBack(scene, 'coach')],
    ['the rider takes the consent to analysis back', (scene) => takeBack(scene, 'analysis')],
    [
      'the guardian takes it back',
      async ({ zoe, guardian }) => guardian.withdraw(await standing(zoe, 'coach')),
    ],
    [
      'the rider leaves the group',
      ({ zoe, groupId }) =>
        zoe.ask(`/api/groups/${groupId}/members/${zoe.personId}`, { method: 'DELETE' }),
    ],
    [
      'the group is deleted',
      ({ carla, groupId }) => carla.ask(`/api/groups/${groupId}`, { method: 'DELETE' }),
    ],
  ])('tells the coach nothing more once %s', async (_, happens) => {
    const scene = await school();
    const [coach, rider] = [await listen(scene.carla), await listen(scene.zoe)];
    await stir(scene);
    await vi.waitFor(() => expect(coach.length).toBeGreaterThan(0), PATIENT);

    const answer = (await happens(scene)) as Response;
    expect(answer.status).toBeLessThan(300);
    await upToNow(scene.carla, coach);
    const [coachBefore, riderBefore] = [coach.length, rider.length];
    await stir(scene);
    await vi.waitFor(() => expect(rider.length).toBeGreaterThan(riderBefore), PATIENT);
    await upToNow(scene.carla, coach);
    const heard = coach.slice(coachBefore).map(({ riderId }) => riderId);
    expect(new Set(heard)).toEqual(new Set([scene.carla.riderId]));
    const path = `/api/uploads/${scene.uploadId}`;
    expect((await scene.carla.ask(path)).status).toBe(404);
    expect((await scene.zoe.ask(path)).status).toBe(200);
  });
});
