import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONSENT_TEXT_VERSION } from '../../../src/api/consents/text-version.ts';
import { json, type Lab, openLab } from '../lab.ts';
import { agree, BORN, page, standing } from './people.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());
beforeEach(() => {
  lab.clock.now = Date.parse('2026-06-01T12:00:00Z');
});

const rider = (birthMonth: string | null = BORN.adult) =>
  lab.as({ name: 'Ann', birthMonth, consents: [] });

async function problem(answer: Response | Promise<Response>): Promise<[number, string]> {
  const refused = await answer;
  return [refused.status, ((await refused.json()) as { code: string }).code];
}

describe('PUT /api/consents', () => {
  it('is the one way to agree, to each thing by itself, and says what counts now', async () => {
    const ann = await rider();
    expect(await page(ann)).toMatchObject({ band: 'adult', state: 'asked', mayStore: false });
    const answer = await agree(ann, { purpose: 'analysis' });
    expect(answer.status).toBe(200);
    const now = await page(ann);
    expect(await answer.json()).toEqual(now);
    expect(now).toMatchObject({ state: 'confirmed', mayStore: true });
    expect(now.purposes.map(({ purpose, consent }) => [purpose, consent?.effective])).toEqual([
      ['analysis', true],
      ['boards', undefined],
      ['statistics', undefined],
      ['open-data', undefined],
    ]);
    const me = await (await ann.ask('/api/me')).json();
    expect(me).toMatchObject({ storing: { state: 'confirmed', mayStore: true, asks: [] } });
  });

  it('offers the coaches and groups that one is with, and no others', async () => {
    const [ann, carla, colin] = [
      await rider(),
      await lab.as({ role: 'coach', name: 'Carla' }),
      await lab.as({ role: 'coach', name: 'Colin' }),
    ];
    const club = await lab.group({ coaches: [carla], riders: [ann] }, 'Club');
    const other = await lab.group({ coaches: [colin] }, 'Other');
    const offered = (await page(ann)).purposes.flatMap(({ subject }) => (subject ? [subject] : []));
    expect(offered).toEqual([
      { id: carla.personId, name: 'Carla', via: 'Club' },
      { id: club, name: 'Club', via: 'Club' },
    ]);
    const wanted = { fields: ['summary', 'power'] };
    for (const [purpose, subject] of [
      ['coach', colin.personId],
      ['coach', 'unknown'],
      ['coach', ann.personId],
      ['group', other],
      ['group', carla.personId],
    ] as const) {
      const answer = await agree(ann, { purpose, subject, ...wanted });
      expect([purpose, subject, answer.status]).toEqual([purpose, subject, 404]);
      expect(await answer.json()).toMatchObject({
        code: 'not-found',
        detail: 'There is nothing here, or nothing that you may see.',
      });
    }
    const given = { purpose: 'coach', subject: carla.personId, ...wanted, mayUpload: true };
    expect((await agree(ann, given)).status).toBe(200);
    const [first] = (await page(ann)).purposes.filter(({ purpose }) => purpose === 'coach');
    expect(first?.consent).toMatchObject({ ...wanted, mayUpload: true, effective: true });
    expect((await agree(ann, { purpose: 'group', subject: club })).status).toBe(200);
    expect((await page(ann)).history.map(({ purpose }) => purpose)).toEqual(['group', 'coach']);
  });

  it.each([
    ['child', false],
    ['teen', false],
    ['adult', true],
  ] as const)('of a %s: boards, statistics and open data open: %s', async (age, open) => {
    const ann = await rider(BORN[age]);
    for (const purpose of ['boards', 'statistics', 'open-data']) {
      const answer = agree(ann, { purpose });
      if (open) expect((await answer).status).toBe(200);
      else expect(await problem(answer)).toEqual([409, 'consent-closed']);
      const shown = (await page(ann)).purposes.find((one) => one.purpose === purpose);
      expect(shown).toMatchObject({ open });
    }
  });

  it('is closed while the month of birth is unknown, and /api/me asks for it', async () => {
    const ann = await rider(null);
    expect(await problem(agree(ann, { purpose: 'analysis' }))).toEqual([409, 'consent-closed']);
    expect(await (await ann.ask('/api/me')).json()).toMatchObject({
      storing: { band: 'unknown', mayStore: false, asks: ['birthMonth'] },
    });
  });

  it('is refused for a wording that is no longer shown', async () => {
    const ann = await rider();
    const old = agree(ann, { purpose: 'analysis', textVersion: '2020-01' });
    expect(await problem(old)).toEqual([409, 'consent-outdated']);
    expect((await page(ann)).state).toBe('asked');
  });

  it.each([
    ['somebody else’s name on it', { purpose: 'analysis', riderId: 'x' }],
    ['the guardian’s word on it', { purpose: 'analysis', guardianAt: 1 }],
    ['a purpose that there is not', { purpose: 'everything' }],
    ['a coach without a name', { purpose: 'coach', fields: ['summary'] }],
    ['a subject where there is none', { purpose: 'analysis', subject: 'x' }],
    ['fields where there are none', { purpose: 'boards', fields: ['summary'] }],
    ['a field that there is not', { purpose: 'coach', subject: 'x', fields: ['shoeSize'] }],
    ['power without the summary', { purpose: 'coach', subject: 'x', fields: ['power'] }],
    ['nothing at all for a coach', { purpose: 'coach', subject: 'x' }],
    ['uploads by a group', { purpose: 'group', subject: 'x', mayUpload: true }],
  ])('is refused with %s', async (_, wanted) => {
    expect(await problem(agree(await rider(), wanted))).toEqual([400, 'bad-request']);
  });

  it('lapses when one turns 18, and is asked again', async () => {
    const ann = await rider('2008-07');
    await agree(ann, { purpose: 'analysis' });
    lab.clock.now = Date.parse('2026-08-01T00:00:00Z') - 1;
    expect(await page(ann)).toMatchObject({ band: 'teen', state: 'confirmed', mayStore: true });
    lab.clock.now += 1;
    const now = await page(ann);
    expect(now).toMatchObject({ band: 'adult', state: 'asked', mayStore: false });
    expect(now.purposes[0]?.consent).toMatchObject({ effective: false });
    await agree(ann, { purpose: 'analysis' });
    expect(await page(ann)).toMatchObject({ state: 'confirmed', mayStore: true });
  });
});

describe('DELETE /api/consents/{id}', () => {
  it('takes it back at once, and it is one’s own alone', async () => {
    const [ann, bea] = [await rider(), await rider()];
    await agree(ann, { purpose: 'analysis' });
    const id = await standing(ann, 'analysis');
    const foreign = await bea.ask(`/api/consents/${id}`, { method: 'DELETE' });
    const unknown = await bea.ask('/api/consents/unknown', { method: 'DELETE' });
    expect([foreign.status, await foreign.text()]).toEqual([404, await unknown.text()]);
    expect((await page(ann)).mayStore).toBe(true);

    expect((await ann.ask(`/api/consents/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await page(ann)).toMatchObject({ state: 'asked', mayStore: false });
    const [said] = (await page(ann)).history;
    expect(said).toMatchObject({ id, withdrawnAt: '2026-06-01T12:00:00.000Z' });
  });
});

describe('what was said', () => {
  it('is in the audit log, once each', async () => {
    const ann = await rider();
    await agree(ann, { purpose: 'analysis' });
    const id = await standing(ann, 'analysis');
    for (const _ of [1, 2]) await ann.ask(`/api/consents/${id}`, { method: 'DELETE' });
    const entries = await lab.ledger.audit.list({ before: null, limit: 9 });
    const about = entries.filter(({ subject }) => subject === id);
    expect(about.map(({ actor, action }) => [actor, action])).toEqual([
      [ann.personId, 'consent.analysis.withdraw'],
      [ann.personId, 'consent.analysis'],
    ]);
  });
});

describe('a coach', () => {
  it('cannot tick for a rider: no route takes whose consent it is', async () => {
    const carla = await lab.as({ role: 'coach', name: 'Carla' });
    const ann = await rider();
    await lab.group({ coaches: [carla], riders: [ann] });
    const body = { purpose: 'coach', subject: carla.personId, fields: ['summary'] };
    const attempts: [string, RequestInit][] = [
      [
        '/api/consents',
        json('PUT', { ...body, riderId: ann.riderId, textVersion: CONSENT_TEXT_VERSION }),
      ],
      [
        `/api/consents?rider=${ann.riderId}`,
        json('PUT', { ...body, textVersion: CONSENT_TEXT_VERSION }),
      ],
      [
        `/api/consents?riderId=${ann.riderId}`,
        json('PUT', { ...body, textVersion: CONSENT_TEXT_VERSION }),
      ],
    ];
    for (const [path, init] of attempts) await carla.ask(path, init);
    const document = (await (await lab.app.request('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const writing = Object.entries(document.paths).flatMap(([path, methods]) =>
      path.includes('consent')
        ? Object.keys(methods)
            .filter((method) => method !== 'get')
            .map((method) => `${method} ${path}`)
        : [],
    );
    expect(writing).toEqual(['put /api/consents', 'delete /api/consents/{id}']);
    expect((await page(ann)).history).toEqual([]);
  });
});
