import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Context, TypedResponse } from 'hono';
import type { Env } from './env.ts';

interface Kept {
  etag: string;
  plain: Uint8Array<ArrayBuffer>;
  zipped: Uint8Array<ArrayBuffer>;
}

/**
 * Answers with JSON that stays the same as long as the service runs and holds nothing about a person: made
 * and compressed when it is first asked for, and kept as bytes. Browsers may keep it too, and ask whether
 * it is still the same; so may anybody in between where it is said to be for everybody.
 */
export function constantJson<Told extends object>(
  make: () => Told,
  { forEverybody = false }: { forEverybody?: boolean } = {},
) {
  const cacheControl = `${forEverybody ? 'public' : 'private'}, no-cache`;
  let kept: Kept | undefined;
  return (c: Context<Env>): Response & TypedResponse<Told, 200, 'json'> => {
    kept ??= keep(make());
    return answer(c, kept, cacheControl) as Response & TypedResponse<Told, 200, 'json'>;
  };
}

/** By the request's `Accept-Encoding`; nobody who sends `*` alone is asked for more. */
export function takesGzip(accepted: string | string[] | null | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(accepted));
}

function keep(told: object): Kept {
  const plain = new Uint8Array(Buffer.from(JSON.stringify(told)));
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { etag, plain, zipped: new Uint8Array(gzipSync(plain)) };
}

function answer(c: Context<Env>, { etag, plain, zipped }: Kept, cacheControl: string): Response {
  const headers = { ETag: etag, 'Cache-Control': cacheControl, Vary: 'Accept-Encoding' };
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
  const type = { ...headers, 'Content-Type': 'application/json' };
  return takesGzip(c.req.header('accept-encoding'))
    ? c.body(zipped, 200, { ...type, 'Content-Encoding': 'gzip' })
    : c.body(plain, 200, type);
}
