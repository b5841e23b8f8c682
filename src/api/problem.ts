import { STATUS_CODES } from 'node:http';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ERROR_CODES, type ErrorCode, LabError } from '../core/errors.ts';

/** What is said of a file itself is 422; every code that is not about a file's content stands here. */
const STATUS: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  'bad-request': 400,
  unauthenticated: 401,
  forbidden: 403,
  'two-factor-code': 401,
  'two-factor-needed': 403,
  'password-wrong': 403,
  'link-invalid': 403,
  'not-found': 404,
  conflict: 409,
  'consent-needed': 409,
  'consent-outdated': 409,
  'consent-closed': 409,
  'last-coach': 409,
  'too-large': 413,
  'unsupported-media': 415,
  'unknown-format': 415,
  'rate-limited': 429,
  internal: 500,
  configuration: 500,
  unavailable: 503,
  'warehouse-locked': 503,
  'warehouse-damaged': 503,
  'worker-lost': 503,
  'storage-full': 507,
};
const STATUS_OF_A_FILE = 422;

/** These may carry what an operator must know (paths, SQL); the reader gets a sentence of ours instead. */
const NOT_FOR_READERS: ReadonlySet<ErrorCode> = new Set([
  'internal',
  'configuration',
  'warehouse-locked',
  'warehouse-damaged',
]);

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.enum(ERROR_CODES),
  })
  .openapi('Problem', { description: 'RFC 9457 problem details; `code` is stable.' });
type Problem = z.infer<typeof Problem>;

const problemResponse = {
  description: 'Refused; the body says why.',
  content: { 'application/problem+json': { schema: Problem } },
};

/** The `responses` of a route that may refuse with these statuses. */
export function problems<
  Status extends 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503 | 507,
>(...statuses: Status[]): Record<Status, typeof problemResponse> {
  const entries = statuses.map((status) => [status, problemResponse]);
  return Object.fromEntries(entries) as Record<Status, typeof problemResponse>;
}

/** What to tell the reader of any thrown thing, and whether the operator must hear of it. */
export function problemOf(error: unknown): { problem: Problem; unexpected: boolean } {
  if (error instanceof LabError) {
    const hidden = NOT_FOR_READERS.has(error.code);
    return {
      problem: problem(error.code, hidden ? OURS : error.message),
      unexpected: hidden,
    };
  }
  if (error instanceof HTTPException) {
    const code = codeOf(error.status);
    return { problem: problem(code, error.message || phrase(error.status)), unexpected: false };
  }
  if (isFull(error)) {
    return {
      problem: problem('storage-full', 'No space is left on the service.'),
      unexpected: true,
    };
  }
  return { problem: problem('internal', OURS), unexpected: true };
}

const SQLITE_FULL = 13;

/** The disk is full, in the words of the system and of SQLite. */
function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
  return code === 'ENOSPC' || code === 'EDQUOT' || errcode === SQLITE_FULL;
}

const OURS = 'Something went wrong on the side of the service; its log says what.';

/** Seconds after which to try again what does not say so itself. */
const SHORTLY = 2;

/** Answers with the problem behind an error; `Retry-After` where the reader may try again. */
export function refuse(c: Context, error: unknown, problem: Problem): Response {
  if (error instanceof RetryLater) {
    c.header('Retry-After', String(Math.max(1, Math.ceil(error.retryAfter))));
  } else if (problem.status === 503) {
    c.header('Retry-After', String(SHORTLY));
  }
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
  });
}

/** The default hook of every route: a request that does not fit its schema is a `bad-request`. */
export function refuseInvalid(
  result: { success: true } | { success: false; target: string; error: z.ZodError },
): void {
  if (result.success) return;
  const issue = result.error.issues[0];
  const where = [result.target, ...(issue?.path ?? [])].join('.');
  throw new LabError('bad-request', `${where}: ${issue?.message ?? 'invalid'}`);
}

/** An error that names when to try again, in seconds. */
export class RetryLater extends LabError {
  readonly retryAfter: number;

  constructor(code: 'rate-limited' | 'unavailable', message: string, retryAfter: number) {
    super(code, message);
    this.retryAfter = retryAfter;
  }
}

function problem(code: ErrorCode, detail: string): Problem {
  const status = STATUS[code] ?? STATUS_OF_A_FILE;
  return { type: 'about:blank', title: phrase(status), status, detail, code };
}

function phrase(status: number): string {
  return STATUS_CODES[status] ?? 'Error';
}

/** Hono's own refusals (malformed JSON, a media type not declared) in our codes. */
function codeOf(status: number): ErrorCode {
  const found = (Object.keys(STATUS) as ErrorCode[]).find((code) => STATUS[code] === status);
  return found ?? (status < 500 ? 'bad-request' : 'internal');
}
