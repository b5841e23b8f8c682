import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { headers } from '../../src/api/security.ts';
import { describeInChromium } from '../chromium.ts';
import { agreement } from '../core/kernels/agreement.ts';

const root = new URL('../../', import.meta.url);

/** The content security policy of every page of the service. */
const answer = await new Hono().use(headers({ https: false })).request('/');
const POLICY = answer.headers.get('Content-Security-Policy') ?? '';

const SCRIPT = `
  import { agreement } from '/test/core/kernels/agreement.ts';
  globalThis.said = agreement();
`;

/** The sources as scripts, and two pages: one under the policy, one that may compile nothing. */
const server: Server = createServer(({ url = '/' }, response) => {
  const isScript = /\.[jt]s$/.test(url);
  response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
  if (url === '/page.js') return response.end(SCRIPT);
  if (isScript) {
    return response.end(stripTypeScriptTypes(readFileSync(new URL(`.${url}`, root), 'utf8')));
  }
  const policy = url === '/strict' ? POLICY.replace(" 'wasm-unsafe-eval'", '') : POLICY;
  response.setHeader('Content-Security-Policy', policy);
  return response.end('<!doctype html><script type="module" src="/page.js"></script>');
});

beforeAll(() => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)));
afterAll(() => new Promise((closed) => server.close(closed)));

await describeInChromium('the kernels in Chromium', (browser) => {
  async function said(path: string): Promise<unknown> {
    const page = await browser().newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    const handle = await page.waitForFunction(() => (globalThis as { said?: unknown }).said);
    const result = await handle.jsonValue();
    await page.close();
    return result;
  }

  it('run on our pages, and agree with their twins', async () => {
    expect(POLICY).toContain("'wasm-unsafe-eval'");
    expect(await said('/')).toEqual(agreement());
  });

  it('are done without where the policy forbids to compile', async () => {
    expect(await said('/strict')).toEqual({ compared: 0, different: [] });
  });
});
