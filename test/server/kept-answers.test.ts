import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import { expect, it, onTestFinished } from 'vitest';
import { keepAnswers } from '../../src/server/kept-answers.ts';

const BODY = JSON.stringify({ climbs: 'the same for everybody' });
const PUBLIC = {
  'Cache-Control': 'public, no-cache',
  ETag: '"1"',
  'Content-Type': 'application/json',
  'Content-Security-Policy': "default-src 'none'",
};

/** A server whose answers say of themselves what `headers` say; `asked` counts who got through to it. */
async function serverOf(headers: Record<string, string>, status = 200, mostBytes?: number) {
  let asked = 0;
  const kept = keepAnswers(async (request) => {
    asked += 1;
    // so that who asks at the same time asks too
    await new Promise((resolve) => setTimeout(resolve, 20));
    const zips = request.headers.get('accept-encoding') === 'gzip';
    const encoding = zips ? { 'Content-Encoding': 'gzip' } : {};
    const body = zips ? new Uint8Array(gzipSync(BODY)) : BODY;
    return new Response(body, { status, headers: { ...headers, ...encoding } });
  }, mostBytes);
  const listener = getRequestListener(kept.fetch);
  const server = createServer((request, response) => {
    if (kept.answer(request, response) === null) void listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
    fetch(url + path, { ...init, headers: { 'accept-encoding': 'gzip', ...init.headers } });
  return { ask, asked: () => asked };
}

it('gives again what is the same for everybody, with all its headers', async () => {
  const { ask, asked } = await serverOf(PUBLIC);
  const [first, second] = [await ask('/a'), await ask('/a')];
  expect(asked()).toBe(1);
  const told = ({ headers }: Response) =>
    [...headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name));
  expect(told(second)).toEqual(told(first));
  expect(second.headers.get('content-security-policy')).toBe("default-src 'none'");
  expect([await first.text(), await second.text()]).toEqual([BODY, BODY]);
});

it('says that it is still the same to who has it, with the headers that protect', async () => {
  const { ask } = await serverOf(PUBLIC);
  await ask('/a');
  const answer = await ask('/a', { headers: { 'if-none-match': '"1"' } });
  expect([answer.status, await answer.text()]).toEqual([304, '']);
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'");
  expect((await ask('/a', { headers: { 'if-none-match': '"0"' } })).status).toBe(200);
});

it('compresses for nobody who does not take it', async () => {
  const { ask, asked } = await serverOf(PUBLIC);
  const takes = ['gzip', 'identity', 'gzip;q=0', 'identity', 'gzip'];
  for (const accepted of takes) {
    const answer = await ask('/a', { headers: { 'accept-encoding': accepted } });
    expect(answer.headers.get('content-encoding')).toBe(accepted === 'gzip' ? 'gzip' : null);
    expect(await answer.text()).toBe(BODY);
  }
  expect(asked()).toBe(2);
});

it.each([
  ['holds something about a person', { ...PUBLIC, 'Cache-Control': 'private, no-cache' }, 200],
  ['says nothing', { ETag: '"1"' }, 200],
  ['has no tag', { 'Cache-Control': 'public' }, 200],
  ['sets a cookie', { ...PUBLIC, 'Set-Cookie': 'a=b' }, 200],
  ['is a refusal', PUBLIC, 404],
  ['is compressed in another way', { ...PUBLIC, 'Content-Encoding': 'x-other' }, 200],
])('asks again when an answer %s', async (_, headers, status) => {
  const { ask, asked } = await serverOf(headers, status);
  for (let i = 0; i < 2; i++) {
    await ask('/a', { headers: { 'accept-encoding': 'identity' } });
  }
  expect(asked()).toBe(2);
});

it('keeps one spelling of an address, however many there are', async () => {
  const { ask, asked } = await serverOf(PUBLIC);
  for (const path of ['/%61', '/%61', '/a', '/a']) await ask(path);
  expect(asked()).toBe(3);
});

it('counts what comes for many at once as one', async () => {
  const { ask, asked } = await serverOf(PUBLIC, 200, 3 * BODY.length);
  const plain = { headers: { 'accept-encoding': 'identity' } };
  await Promise.all(Array.from({ length: 9 }, () => ask('/a', plain)));
  await ask('/b', plain);
  const before = asked();
  await ask('/b', plain);
  expect(asked()).toBe(before);
});

it('asks again for a changed address, a query and another method', async () => {
  const { ask, asked } = await serverOf(PUBLIC);
  for (const path of ['/a', '/b', '/a?x=1', '/a?x=1']) await ask(path);
  await ask('/a', { method: 'HEAD' });
  await ask('/a', { method: 'POST' });
  expect(asked()).toBe(6);
});
