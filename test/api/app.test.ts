import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPages } from '../../src/api/pages.ts';
import { type Lab, openLab } from './lab.ts';

let folder: string;
let lab: Lab;
const ask = (path: string, init?: RequestInit) => lab.app.request(path, init);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Lab</title>');
  await writeFile(join(folder, 'assets', 'main-1a2b.js'), 'export {};');
  lab = await openLab({ pages: await createPages(folder) });
});
afterAll(async () => {
  await lab.close();
  await rm(folder, { recursive: true });
});

describe('every answer', () => {
  it.each([
    ['GET', '/healthz', 200],
    ['GET', '/readyz', 200],
    ['GET', '/api', 200],
    ['GET', '/api/openapi.json', 200],
    ['GET', '/api/reference/swagger-ui.css', 200],
    ['GET', '/api/nothing', 401],
    ['POST', '/rides', 404],
    ['GET', '/rides/1', 200],
    ['GET', '/climbs/alpe-dhuez/finish-13.8', 200],
    ['GET', '/assets/main-1a2b.js', 200],
  ])('%s %s carries the security headers', async (method, path, status) => {
    const answer = await ask(path, { method });
    expect(answer.status).toBe(status);
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(answer.headers.has('cache-control')).toBe(true);
  });
});

describe('a refusal', () => {
  it('is a problem in the shape of RFC 9457', async () => {
    const answer = await ask('/nothing.js');
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'No such address.',
      code: 'not-found',
    });
  });
});

describe('a state change', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
  ])('asked for by another site is refused: %j', async (headers: Record<string, string>) => {
    const answer = await ask('/nothing', { method: 'POST', headers });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'forbidden' });
  });

  it.each([[{ 'sec-fetch-site': 'same-origin' }], [{ origin: 'http://localhost' }], [{}]])(
    'of our own pages, or of a program, passes: %j',
    async (headers: Record<string, string>) => {
      const answer = await ask('/nothing', { method: 'POST', headers });
      expect(answer.status).toBe(404);
    },
  );
});

describe('the pages', () => {
  it('answer an address of the application with index.html, which is asked for again each time', async () => {
    const answer = await ask('/rides/some-id');
    expect(await answer.text()).toContain('<title>Lab</title>');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('keep the files that are named by their content for good', async () => {
    const answer = await ask('/assets/main-1a2b.js');
    expect(answer.headers.get('cache-control')).toContain('immutable');
  });

  it.each(['/assets/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/assets/none.js', '/.env'])(
    'lead nowhere else: %s',
    async (path) => {
      const answer = await ask(path);
      expect(await answer.text()).not.toContain('root:');
      expect([200, 404]).toContain(answer.status);
    },
  );

  it('answer an unchanged file with 304', async () => {
    const first = await ask('/');
    const again = await ask('/', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });
});

describe('the reference', () => {
  it('loads scripts and styles from this origin only, none inline, and no telemetry', async () => {
    const page = await (await ask('/api')).text();
    expect(page).not.toMatch(/<script>|<style>|https?:\/\//);
    for (const [, address] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await ask(address as string)).status).toBe(200);
    }
    expect((await ask('/api/reference/package.json')).status).toBe(404);
  });
});

describe('/readyz', () => {
  it('says why not', async () => {
    Object.assign(lab.readiness, { ready: false, reasons: ['warehouse opening'] });
    const answer = await ask('/readyz');
    Object.assign(lab.readiness, { ready: true, reasons: [] });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ready: false, reasons: ['warehouse opening'] });
  });
});

describe('/metrics', () => {
  const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
    lab.app.request('/metrics', { headers }, {
      incoming: { socket: { remoteAddress } },
    } as unknown as Record<string, unknown>);

  it('answers a program on the same machine', async () => {
    const answer = await from('127.0.0.1');
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain('http_requests_total{method="GET"');
    expect(text).toContain('cycling_lab_jobs{state="dead"} 0');
  });

  it('refuses other machines, also behind a proxy on this one', async () => {
    expect((await from('192.0.2.1')).status).toBe(401);
    expect((await from('127.0.0.1', { 'x-forwarded-for': '192.0.2.1' })).status).toBe(401);
  });
});
