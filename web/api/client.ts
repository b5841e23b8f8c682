import type { Hono } from 'hono';
import { type ClientResponse, hc } from 'hono/client';
import type { SuccessStatusCode } from 'hono/utils/http-status';
import { ERROR_CODES, type ErrorCode } from '../../src/core/errors.ts';
import type { ShownError } from '../i18n/errors.en.ts';

/** Below it are all routes of the service; their paths are told without it. */
const ROOT = '/api';

/**
 * The routes of one sub-app, typed by the service's own schemas: `connect<typeof createRides>()`.
 * One by one, because the type of the whole API in one piece takes the compiler a minute.
 */
// biome-ignore lint/suspicious/noExplicitAny: hc itself asks for a Hono of any schema
export function connect<Create extends (parts: never) => Hono<any, any, any>>() {
  return hc<ReturnType<Create>>(ROOT, { fetch: ask });
}

/** The address of a route, by its `$path`: for links, uploads and events, which no client sends. */
export function addressOf(path: string): string {
  return `${ROOT}${path}`;
}

/** A refusal of the service, or its silence (`offline`). */
export class ApiError extends Error {
  readonly code: ShownError;

  constructor(code: ShownError, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ApiError';
    this.code = code;
  }
}

/** What the answers of a route hold when all went well. */
type Good<Answer> =
  Answer extends ClientResponse<infer Body, infer Status, 'json'>
    ? Status extends SuccessStatusCode
      ? Body
      : never
    : never;

/** `ask` lets only good answers through. */
export async function read<Answer extends { json(): Promise<unknown> }>(
  asked: Promise<Answer>,
): Promise<Good<Answer>> {
  return (await (await asked).json()) as Good<Answer>;
}

export function until(signal: AbortSignal | undefined): { init?: RequestInit } {
  return signal ? { init: { signal } } : {};
}

export async function ask(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init).catch((cause: unknown) => {
    if (init?.signal?.aborted) throw cause;
    throw new ApiError('offline', `No answer from ${input}.`, { cause });
  });
  if (!response.ok) throw problemOf(response.status, await response.text());
  return response;
}

/** What a refused request says; a refusal without a known code comes from something in between. */
export function problemOf(status: number, body: string): ApiError {
  const problem = parsedProblem(body);
  if (problem !== null) return new ApiError(problem.code, problem.detail);
  const code = status >= 502 && status <= 504 ? 'offline' : 'internal';
  return new ApiError(code, `HTTP status ${status}.`);
}

function parsedProblem(body: string): { code: ErrorCode; detail: string } | null {
  if (!body.startsWith('{')) return null;
  const { code, detail } = JSON.parse(body) as { code?: string; detail?: string };
  const known = ERROR_CODES.find((each) => each === code);
  return known ? { code: known, detail: String(detail) } : null;
}
