import { HTTPException } from 'hono/http-exception';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../src/api/problem.ts';
import { type ErrorCode, LabError } from '../../src/core/errors.ts';

describe('a problem', () => {
  it.each<[ErrorCode, number]>([
    ['bad-request', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['too-large', 413],
    ['unknown-format', 415],
    ['fit-crc', 422],
    ['zip-ratio', 422],
    ['rate-limited', 429],
    ['unavailable', 503],
    ['storage-full', 507],
  ])('with code %s has status %i', (code, status) => {
    const { problem } = problemOf(new LabError(code, 'a sentence'));
    expect(problem).toMatchObject({ code, status, detail: 'a sentence' });
  });

  it.each([
    new Error('SELECT * FROM person; /home/somebody/data'),
    new LabError('internal', '/home/somebody/data'),
    new LabError('warehouse-damaged', '/home/somebody/data/warehouse.duckdb'),
  ])('never repeats what an operator alone may know: %s', (error) => {
    const { problem, unexpected } = problemOf(error);
    expect(unexpected).toBe(true);
    expect(JSON.stringify(problem)).not.toMatch(/SELECT|somebody|stack/);
  });

  it.each([{ code: 'ENOSPC' }, { code: 'ERR_SQLITE_ERROR', errcode: 13 }])(
    'knows a full disk by %j',
    (mark) => {
      const error = Object.assign(new Error('database or disk is full'), mark);
      expect(problemOf(error).problem).toMatchObject({ status: 507, code: 'storage-full' });
    },
  );

  it.each([
    [400, 'bad-request'],
    [415, 'unsupported-media'],
  ] as const)("gives Hono's own refusal %i our code %s", (status, code) => {
    expect(problemOf(new HTTPException(status)).problem).toMatchObject({ status, code });
  });
});
