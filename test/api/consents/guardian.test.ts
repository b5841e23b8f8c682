import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Letter } from '../../../src/mail/mail.ts';
import { json, type Lab, openLab, type Somebody } from '../lab.ts';
import { agree, BORN, guardianOf, page, standing } from './people.ts';

const letters: { to: string; letter: Letter; language: string }[] = [];
let lab: Lab;
beforeAll(async () => {
  lab = await openLab({
    mail: { send: async (to, letter, language) => void letters.push({ to, letter, language }) },
  });
});
afterAll(() => lab.close());

let carla: Somebody;
let zoe: Somebody;
beforeEach(async () => {
  lab.clock.now = Date.parse('2026-06-01T12:00:00Z');
  carla = await lab.as({ role: 'coach', name: 'Carla' });
  zoe = await lab.as({ name: 'Zoé', birthMonth: BORN.child, consents: [] });
  await lab.group({ coaches: [carla], riders: [zoe] }, 'School');
});

const linkFor = (who: Somebody, riderId: string) =>
  who.ask('/api/guardian-links', json('POST', { riderId }));

describe('what a child under 15 asks for', () => {
  it('waits for the guardian, who sees each thing in plain terms and agrees to each by itself', async () => {
    await agree(zoe, { purpose: 'analysis' });
    await agree(zoe, { purpose: 'coach', subject: carla.personId, fields: ['summary'] });
    expect(await page(zoe)).toMatchObject({ band: 'child', state: 'own', mayStore: false });
    const me = await (await zoe.ask('/api/me')).json();
    expect(me).toMatchObject({ storing: { asks: ['guardian'] } });

    const guardian = await guardianOf(lab, zoe, carla);
    const asked = await guardian.look();
    expect(asked).toMatchObject({ childName: 'Zoé', confirmed: false });
    expect(asked.consents).toMatchObject([
      { purpose: 'analysis', subject: null, asked: true, guardianAt: null, effective: false },
      { purpose: 'coach', subject: { name: 'Carla', via: 'School' }, fields: ['summary'] },
    ]);

    const [analysis] = asked.consents;
    const confirmed = await guardian.confirm(analysis?.id ?? '');
    expect(await confirmed.json()).toMatchObject({
      confirmed: true,
      guardianName: 'Gerda',
      consents: [
        { purpose: 'analysis', effective: true },
        { purpose: 'coach', effective: false },
      ],
    });
    expect(await page(zoe)).toMatchObject({ state: 'joint', mayStore: true });
  });

  it('ends when the guardian takes it back, and can be agreed to again with the same link', async () => {
    await agree(zoe, { purpose: 'analysis' });
    const guardian = await guardianOf(lab, zoe, carla);
    await guardian.confirm(await standing(zoe, 'analysis'));
    lab.clock.now += 300 * 86_400_000;
    await guardian.withdraw(await standing(zoe, 'analysis'));
    expect(await page(zoe)).toMatchObject({ state: 'own', mayStore: false });
    await guardian.confirm(await standing(zoe, 'analysis'));
    expect(await page(zoe)).toMatchObject({ state: 'joint', mayStore: true });
  });

  it('can be taken back by the child alone; the guardian’s word is left, and can be taken back too', async () => {
    await agree(zoe, { purpose: 'analysis' });
    const guardian = await guardianOf(lab, zoe, carla);
    const id = await standing(zoe, 'analysis');
    await guardian.confirm(id);
    await zoe.ask(`/api/consents/${id}`, { method: 'DELETE' });
    expect(await page(zoe)).toMatchObject({ state: 'guardian', mayStore: false });
    expect((await guardian.look()).consents).toMatchObject([{ id, asked: false }]);
    await agree(zoe, { purpose: 'analysis' });
    expect(await page(zoe)).toMatchObject({ state: 'joint', mayStore: true });
    const again = await standing(zoe, 'analysis');
    await zoe.ask(`/api/consents/${again}`, { method: 'DELETE' });
    await guardian.withdraw(again);
    expect((await page(zoe)).state).toBe('none');
    await agree(zoe, { purpose: 'analysis' });
    expect((await page(zoe)).state).toBe('own');
  });

  it('is asked again of the guardian when it becomes more', async () => {
    const coach = { purpose: 'coach', subject: carla.personId };
    await agree(zoe, { ...coach, fields: ['summary', 'power'] });
    const guardian = await guardianOf(lab, zoe, carla);
    await guardian.confirm(await standing(zoe, 'coach'));
    const counts = async () =>
      (await page(zoe)).purposes.find(({ purpose }) => purpose === 'coach')?.consent?.effective;
    await agree(zoe, { ...coach, fields: ['summary'] });
    expect(await counts()).toBe(true);
    await agree(zoe, { ...coach, fields: ['summary', 'heartRate'] });
    expect(await counts()).toBe(false);
  });

  it('is confirmed for this child alone', async () => {
    const leo = await lab.as({ name: 'Léo', birthMonth: BORN.child, consents: [] });
    await agree(leo, { purpose: 'analysis' });
    const guardian = await guardianOf(lab, zoe, carla);
    const answer = await guardian.confirm(await standing(leo, 'analysis'));
    expect(answer.status).toBe(404);
    await guardian.withdraw(await standing(leo, 'analysis'));
    expect((await page(leo)).state).toBe('own');
    expect((await guardian.look()).confirmed).toBe(false);
  });

  it('is written down with who said it', async () => {
    await agree(zoe, { purpose: 'analysis' });
    const guardian = await guardianOf(lab, zoe, carla);
    const id = await standing(zoe, 'analysis');
    await guardian.confirm(id);
    await guardian.withdraw(id);
    const entries = await lab.ledger.audit.list({ before: null, limit: 20 });
    const about = entries.filter(({ subject }) => subject === id || subject === zoe.riderId);
    expect(about.map(({ actor, action }) => [actor, action]).reverse()).toEqual([
      [zoe.personId, 'consent.analysis'],
      [carla.personId, 'guardian.link'],
      ['guardian', 'consent.analysis.guardian'],
      ['guardian', 'consent.analysis.guardian-withdraw'],
    ]);
  });
});

describe('a guardian’s link', () => {
  it('works for 30 days, and only then for longer if it was used to agree', async () => {
    const guardian = await guardianOf(lab, zoe, carla);
    lab.clock.now += 30 * 86_400_000 - 1000;
    expect((await guardian.look()).childName).toBe('Zoé');
    lab.clock.now += 1000;
    expect(await guardian.look()).toMatchObject({ status: 403, code: 'link-invalid' });
  });

  it('ends when the child is 15', async () => {
    const max = await lab.as({ name: 'Max', birthMonth: '2011-06', consents: [] });
    await lab.group({ coaches: [carla], riders: [max] });
    await agree(max, { purpose: 'analysis' });
    const guardian = await guardianOf(lab, max, carla);
    const id = await standing(max, 'analysis');
    await guardian.confirm(id);
    lab.clock.now = Date.parse('2026-07-01T00:00:00Z');
    for (const answer of [await guardian.confirm(id), await guardian.withdraw(id)]) {
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: 'link-invalid' });
    }
    expect(await page(max)).toMatchObject({ band: 'teen', state: 'asked', mayStore: false });
  });

  it('is made by a coach of the child or an admin, for children under 15; to others there is no child', async () => {
    const stranger = await lab.as({ role: 'coach' });
    const admin = await lab.as({ role: 'admin' });
    const teen = await lab.as({ birthMonth: BORN.teen });
    await lab.group({ coaches: [carla], riders: [teen] });
    expect((await linkFor(carla, zoe.riderId)).status).toBe(201);
    expect((await linkFor(admin, zoe.riderId)).status).toBe(201);
    expect((await linkFor(carla, teen.riderId)).status).toBe(409);
    expect((await linkFor(zoe, zoe.riderId)).status).toBe(403);
    const [foreign, unknown] = [
      await linkFor(stranger, zoe.riderId),
      await linkFor(stranger, 'unknown'),
    ];
    expect([foreign.status, await foreign.text()]).toEqual([404, await unknown.text()]);
  });

  it('is never shown to the child, not even to one who is an admin', async () => {
    const admin = await lab.as({ role: 'admin', birthMonth: BORN.child });
    expect((await linkFor(admin, admin.riderId)).status).toBe(404);
  });

  it('is mailed at the child’s wish, to somebody else, and told to nobody', async () => {
    const child = await lab.as({ name: 'Lou', email: 'lou@example.org', birthMonth: BORN.child });
    const mail = (email: string) => child.ask('/api/guardian-links/mail', json('POST', { email }));
    const sent = await mail('parent@example.org');
    expect([sent.status, await sent.text()]).toEqual([202, '']);
    expect(letters).toMatchObject([
      { to: 'parent@example.org', letter: { kind: 'guardian', child: 'Lou' }, language: 'fr' },
    ]);
    expect((await mail('LOU@example.org')).status).toBe(409);
    expect(letters).toHaveLength(1);
  });

  it('cannot be guessed at any speed', async () => {
    const guess = () =>
      lab.app.request('/api/guardian', json('POST', { token: `guess ${Math.random()}` }), {
        incoming: { socket: { remoteAddress: '203.0.113.9' } },
      } as never);
    const statuses: number[] = [];
    for (let i = 0; i < 101; i++) statuses.push((await guess()).status);
    expect(new Set(statuses.slice(0, 100))).toEqual(new Set([403]));
    const refused = await guess();
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await (await guardianOf(lab, zoe, carla)).look()).childName).toBe('Zoé');
  });
});
