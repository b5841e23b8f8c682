import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { constantJson } from '../../src/api/constant-json.ts';
import type { Env } from '../../src/api/env.ts';

const TOLD = { climbs: ['Alpe d’Huez', 'La Garde'] };

function answering(options?: { forEverybody: boolean }) {
  let made = 0;
  const app = new Hono<Env>().get(
    '/',
    constantJson(() => {
      made += 1;
      return TOLD;
    }, options),
  );
  const ask = (headers: Record<string, string> = {}) => app.request('/', { headers });
  return { ask, made: () => made };
}

it('is made when first asked for, and once', async () => {
  const { ask, made } = answering();
  expect(made()).toBe(0);
  expect(await (await ask()).json()).toEqual(TOLD);
  expect(await (await ask()).json()).toEqual(TOLD);
  expect(made()).toBe(1);
});

it('is compressed for those who take it', async () => {
  const { ask } = answering();
  const answer = await ask({ 'accept-encoding': 'br;q=1.0, gzip;q=0.8' });
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  const stream = answer.body?.pipeThrough(new DecompressionStream('gzip'));
  expect(await new Response(stream).json()).toEqual(TOLD);
  for (const accepted of ['identity', 'gzip;q=0', 'gzip; q=0.0, br']) {
    const plain = await ask({ 'accept-encoding': accepted });
    expect(plain.headers.get('content-encoding')).toBeNull();
  }
});

it('need not be sent again to who has it', async () => {
  const { ask } = answering();
  const etag = (await ask()).headers.get('etag') ?? '';
  expect((await ask({ 'if-none-match': etag })).status).toBe(304);
  expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200);
});

it('is for whoever asks alone, unless it is said to be for everybody', async () => {
  const cacheOf = async (options?: { forEverybody: boolean }) =>
    (await answering(options).ask()).headers.get('cache-control');
  expect(await cacheOf()).toBe('private, no-cache');
  expect(await cacheOf({ forEverybody: true })).toBe('public, no-cache');
});
