import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ABOUT_NOBODY } from './access-table.ts';
import { json, type Lab, openLab, signUp } from './lab.ts';

/** Everything that answers people who have not signed in. Nothing here tells about a person. */
const OPEN = [
  'GET /healthz',
  'GET /readyz',
  'GET /api/me',
  'POST /api/setup',
  'POST /api/session',
  'DELETE /api/session',
  'POST /api/password-reset',
  'POST /api/password-reset/redeem',
  'POST /api/invitation',
  'POST /api/invitation/accept',
  'POST /api/guardian',
  'POST /api/guardian/confirm',
  'POST /api/guardian/withdraw',
];

/** Static parts of the reference page and the document itself. */
const NOT_IN_THE_DOCUMENT = [
  'GET /api/openapi.json',
  'GET /api',
  'GET /api/reference/start.js',
  'GET /api/reference/:part',
];

/** Changes whose bodies are strict. */
const BODIES: Record<string, object> = {
  'PATCH /api/groups/{id}': { name: 'x' },
  'PATCH /api/groups/{id}/members/{personId}': { capacity: 'rider' },
};

interface Operation {
  security?: unknown[];
  responses: Record<string, unknown>;
}

let lab: Lab;
let owner: Awaited<ReturnType<typeof signUp>>;
let operations: { name: string; method: string; path: string; operation: Operation }[];

beforeAll(async () => {
  lab = await openLab();
  owner = await signUp(lab);
  const document = (await (await lab.app.request('/api/openapi.json')).json()) as {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
  };
  expect(document.openapi).toBe('3.1.0');
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path: path.replace(/\{\w+\}/g, 'none'),
      operation,
    })),
  );
});
afterAll(() => lab.close());

describe('the OpenAPI document', () => {
  it('holds every route', () => {
    const documented = operations.map(({ name }) => name.replace(/\{(\w+)\}/g, ':$1'));
    const registered = lab.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/(.)\/$/, '$1')}`);
    const missing = new Set(registered.filter((route) => !documented.includes(route)));
    expect([...missing].sort()).toEqual([...NOT_IN_THE_DOCUMENT].sort());
  });

  it('declares as open exactly the routes of the list above', () => {
    const open = operations.filter(({ operation }) => operation.security?.length === 0);
    expect(open.map(({ name }) => name).sort()).toEqual([...OPEN].sort());
  });
});

describe('somebody who has not signed in', () => {
  it('gets 401 from every other route, whatever the request says', async () => {
    const answers = await Promise.all(
      operations
        .filter(({ name }) => !OPEN.includes(name))
        .map(async ({ name, method, path }) => {
          const answer = await lab.app.request(path, method === 'GET' ? {} : json(method, {}));
          return [name, answer.status, ((await answer.json()) as { code: string }).code];
        }),
    );
    expect(answers.length).toBeGreaterThan(15);
    for (const [name, ...answer] of answers) {
      expect([name, ...answer]).toEqual([name, 401, 'unauthenticated']);
    }
  });
});

describe('the owner', () => {
  it('gets the same 404 for every object that does not exist', async () => {
    // inboxes are for coaches, and asked about in their own test
    const objects = operations.filter(({ name }) => /^((?!inbox).)*\{id\}/.test(name));
    expect(objects.length).toBeGreaterThan(6);
    for (const { name, method, path } of objects) {
      const body = BODIES[name] ?? { title: 'x', name: 'x', role: 'rider', value: 1 };
      const answer = await owner(path, method === 'PATCH' ? json(method, body) : { method });
      expect([name, answer.status]).toEqual([name, 404]);
      expect(await answer.json()).toMatchObject({
        code: 'not-found',
        detail: 'There is nothing here, or nothing that you may see.',
      });
    }
  });

  it('cannot be made to change anything by another site', async () => {
    const changes = operations.filter(({ method }) => method !== 'GET');
    for (const { name, method, path } of changes) {
      const request = json(method, {});
      const headers = { ...request.headers, 'sec-fetch-site': 'cross-site' };
      const answer = await owner(path, { ...request, headers });
      expect([name, answer.status]).toEqual([name, 403]);
    }
  });

  it('is answered with security headers and without traces on every route', async () => {
    for (const { name, method, path } of operations) {
      if (path.endsWith('/events') || name === 'DELETE /api/session') continue;
      const answer = await owner(path, method === 'GET' ? {} : json(method, {}));
      expect([name, answer.headers.get('x-content-type-options')]).toEqual([name, 'nosniff']);
      const cache = ABOUT_NOBODY.includes(name) ? 'private, no-cache' : 'no-store';
      expect([name, answer.headers.get('cache-control')]).toEqual([name, cache]);
      expect(await answer.text()).not.toMatch(/node_modules|\.ts:\d|SELECT/);
    }
  });

  it.each([
    '/api/rides?limit=0',
    '/api/rides?limit=many',
    '/api/rides?from=yesterday',
    '/api/rides?bikeClass=tricycle',
    '/api/rides?sort=start;DROP TABLE ride',
    "/api/rides?cursor=' OR 1=1",
    '/api/rides/none/streams?channels=altitude,shoeSize',
    '/api/rides/none/streams?points=0',
    `/api/rides/${'x'.repeat(200)}`,
  ])('gets 400 for %s', async (path) => {
    const answer = await owner(path.replaceAll(' ', '%20'));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'bad-request' });
  });

  it.each([["%' OR '1'='1"], ['"; DROP TABLE ride; --'], ['\u0000']])(
    'may look for any words: %j',
    async (words) => {
      for (const name of ['q', 'climb', 'rider']) {
        const query = new URLSearchParams({ [name]: words });
        const answer = await owner(`/api/rides?${query}`);
        expect([name, answer.status]).toEqual([name, 200]);
        expect(await answer.json()).toEqual({ rides: [], nextCursor: null });
      }
    },
  );
});
