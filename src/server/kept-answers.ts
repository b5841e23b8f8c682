import type { RequestListener } from 'node:http';
import { takesGzip } from '../api/constant-json.ts';

type Fetch = (request: Request, env: object) => Response | Promise<Response>;

/** An answer as it goes over the wire; headers are names and values in turns. */
interface Kept {
  etag: string;
  headers: string[];
  /** Those of "you have it already". */
  headersOf304: string[];
  body: Uint8Array<ArrayBuffer>;
}

export interface KeptAnswers {
  /** Asks `fetch`, and keeps the answer where it is the same for everybody. */
  fetch: Fetch;
  /** Answers with what is kept; null where nothing is, else the status. */
  answer(...asked: Parameters<RequestListener>): number | null;
}

/** More than all files of the pages, plain and compressed. */
const MOST_BYTES = 64 * 2 ** 20;
const FOR_EVERYBODY = /^public\b/;
const OF_A_BODY = new Set(['content-length', 'content-encoding', 'content-type']);

/**
 * Keeps answers that say of themselves that they hold nothing about a person and stay as they are while
 * the service runs: `Cache-Control: public` and an `ETag`. They are made and compressed once; whoever asks
 * again gets them, with all their headers, before anything is found out about who asks.
 */
export function keepAnswers(fetch: Fetch, mostBytes = MOST_BYTES): KeptAnswers {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  return {
    async fetch(request, env) {
      const answer = await fetch(request, env);
      const etag = answer.headers.get('etag');
      if (etag === null || !isForEverybody(request, answer) || bytes > mostBytes) return answer;
      const form = takesGzip(request.headers.get('accept-encoding')) ? 'gzip' : 'plain';
      if ((answer.headers.get('content-encoding') ?? form) !== form) return answer;
      const body = new Uint8Array(await answer.arrayBuffer());
      const key = keyOf(new URL(request.url).pathname, form);
      // several may have asked for it at once
      bytes += body.length - (kept.get(key)?.body.length ?? 0);
      kept.set(key, keep(etag, answer.headers, body));
      return new Response(body, answer);
    },

    answer({ method, url = '', headers }, response) {
      const form = takesGzip(headers['accept-encoding']) ? 'gzip' : 'plain';
      const known = method === 'GET' ? kept.get(keyOf(url, form)) : undefined;
      if (!known) return null;
      if (headers['if-none-match'] === known.etag) {
        response.writeHead(304, known.headersOf304).end();
        return 304;
      }
      response.writeHead(200, known.headers).end(known.body);
      return 200;
    },
  };
}

function isForEverybody(request: Request, { status, headers }: Response): boolean {
  // an address has one plain spelling, and as many with %xx as anybody likes
  if (request.method !== 'GET' || /[?%]/.test(request.url) || status !== 200) return false;
  return !headers.has('set-cookie') && FOR_EVERYBODY.test(headers.get('cache-control') ?? '');
}

function keep(etag: string, headers: Headers, body: Uint8Array<ArrayBuffer>): Kept {
  const told = new Map(headers);
  told.set('content-length', String(body.length));
  const without = [...told].filter(([name]) => !OF_A_BODY.has(name));
  return { etag, headers: [...told].flat(), headersOf304: without.flat(), body };
}

/** There are two forms of each: plain, and compressed for those who take that. */
function keyOf(path: string, form: 'gzip' | 'plain'): string {
  return `${form} ${path}`;
}
