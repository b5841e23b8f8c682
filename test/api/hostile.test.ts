import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, withRide } from './access-cast.ts';
import { ABOUT_NOBODY, TABLE } from './access-table.ts';
import type { Schema } from './json-sample.ts';
import { json, type Lab, openLab } from './lab.ts';
import { type Operation, operationsOf } from './operations.ts';

let lab: Lab;
let cast: Cast;
let operations: Operation[];
let sample: Awaited<ReturnType<typeof operationsOf>>['sample'];

beforeAll(async () => {
  lab = await openLab({ works: true });
  ({ operations, sample } = await operationsOf(lab));
  cast = await castOf(lab);
  await withRide(lab, cast);
});
afterAll(() => lab.close());

const TEXTS = [
  "' OR '1'='1'; DROP TABLE person; --",
  '"); DELETE FROM consent; --',
  '../../etc/passwd\u0000%_',
  '\ud800',
  'x'.repeat(10_000),
];
const VALUES: unknown[] = [...TEXTS, null, true, 1e308, ['a', 'b'], { $ne: null }];

/** What nobody may set by slipping it into a body. */
const SLIPPED_IN = {
  role: 'admin',
  id: 'chosen',
  personId: 'chosen',
  riderId: 'chosen',
  uploadedBy: 'chosen',
  scopes: ['read', 'upload', 'edit'],
  disabledAt: null,
  guardianAt: 1,
  withdrawnAt: null,
  createdAt: 0,
  passwordHash: 'x',
  totpConfirmedAt: 1,
  admin: true,
  __proto__: { admin: true },
};

const addressOf = (path: string, id = 'none') => path.replace(/\{\w+\}/g, encodeURIComponent(id));
const own = ({ path }: Operation) =>
  path.replace(/([\w/-]+?)\/\{(\w+)\}/g, (_, before: string) => {
    return `${before}/${cast.ids[before] ?? cast.ids[before.split('/').at(-1) ?? ''] ?? 'none'}`;
  });

/** Asked as self; a stream is not read. */
async function statusOf(path: string, init: RequestInit): Promise<number> {
  lab.clock.now += 3601e3;
  const answer = await cast.ask.self(path, init);
  await answer.body?.cancel();
  return answer.status;
}

/** Ends what would end the test: sessions, the account itself. */
const LAST = /DELETE \/api\/(me|session|sessions\/\{id\})$|\/events$/;
const attacked = () => operations.filter(({ name }) => !LAST.test(name));

/** What an attack must leave as it is. */
async function everybodyElse() {
  const { tables } = lab;
  const selfId = cast.ids['/api/people'] ?? '';
  return {
    people: await tables.selectFrom('person').selectAll().where('id', '!=', selfId).execute(),
    self: await tables
      .selectFrom('person')
      .select(['id', 'role', 'disabledAt'])
      .where('id', '=', selfId)
      .execute(),
    riders: await tables.selectFrom('rider').select(['id', 'personId']).orderBy('id').execute(),
    memberships: await tables.selectFrom('membership').selectAll().execute(),
    consents: await tables
      .selectFrom('consent')
      .select(['id', 'riderId', 'subject', 'fields', 'guardianAt'])
      .where('riderId', '!=', cast.ids['/api/riders'] ?? '')
      .execute(),
  };
}

describe('hostile requests', () => {
  it('in paths and queries are refused or find nothing, and nothing breaks', async () => {
    const broken: string[] = [];
    for (const { name, method, path, query } of attacked()) {
      const addresses = TEXTS.filter((text) => text !== '\ud800').flatMap((text) => [
        ...(path.includes('{') ? [addressOf(path, text)] : []),
        ...query.map((one) => `${addressOf(path)}?${one}=${encodeURIComponent(text)}`),
        ...query.map((one) => `${addressOf(path)}?${one}=a&${one}=${encodeURIComponent(text)}`),
      ]);
      for (const address of addresses) {
        const status = await statusOf(address, method === 'GET' ? {} : json(method, {}));
        if (status >= 500) broken.push(`${name}: ${status} for ${address.slice(0, 80)}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('in bodies change nothing of anybody else, nor the role of whoever asks', async () => {
    const before = await everybodyElse();
    const broken: string[] = [];
    for (const operation of attacked()) {
      const { name, method, body } = operation;
      if (body === null || method === 'GET') continue;
      const fitting = { ...(sample(body) as object), ...TABLE[name]?.body };
      for (const hostile of [...hostileBodies(body, fitting), VALUES, 'text', null]) {
        const status = await statusOf(own(operation), json(method, hostile));
        if (status >= 500) {
          broken.push(`${name}: ${status} for ${JSON.stringify(hostile).slice(0, 200)}`);
        }
      }
    }
    expect(broken).toEqual([]);
    expect(await everybodyElse()).toEqual(before);
  });
});

function hostileBodies(schema: Schema, fitting: Record<string, unknown>): object[] {
  const keys = Object.keys(schema.properties ?? {});
  return [
    { ...SLIPPED_IN, ...fitting },
    { ...fitting, ...SLIPPED_IN },
    ...keys.flatMap((key) => VALUES.map((value) => ({ ...fitting, [key]: value }))),
  ];
}

describe('every answer', () => {
  const policy = "default-src 'none'";

  it('of every route, whoever asks, carries the headers that protect', async () => {
    const bare: string[] = [];
    for (const operation of attacked()) {
      for (const who of ['anonymous', 'self', 'admin', 'expiredToken'] as const) {
        const { method } = operation;
        const init = method === 'GET' ? {} : json(method, {});
        const { headers, status } = await cast.ask[who](own(operation), init);
        const mayKeep = status === 200 && ABOUT_NOBODY.includes(operation.name);
        const told = [
          headers.get('content-security-policy')?.startsWith(policy),
          headers.get('x-content-type-options') === 'nosniff',
          headers.get('referrer-policy') === 'no-referrer',
          headers.get('cross-origin-resource-policy') === 'same-origin',
          headers.get('x-frame-options') === 'DENY',
          headers.get('cache-control') === (mayKeep ? 'private, no-cache' : 'no-store'),
        ];
        if (told.includes(false)) bare.push(`${operation.name} as ${who}: ${status} ${told}`);
      }
    }
    expect(bare).toEqual([]);
  });

  it('of a stream of events carries them too', async () => {
    const answer = await cast.ask.self('/api/events');
    expect(answer.headers.get('content-security-policy')).toContain(policy);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    await answer.body?.cancel();
  });
});
