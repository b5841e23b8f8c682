import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../web/api/client.ts';
import { inboxApi } from '../../../web/api/inbox.ts';
import { api } from '../../../web/api.ts';

describe('a refusal', () => {
  it('is told by its stable code', () => {
    const body = JSON.stringify({ code: 'fit-crc', detail: 'The checksum does not match.' });
    expect(problemOf(422, body)).toMatchObject({
      code: 'fit-crc',
      message: 'The checksum does not match.',
    });
  });

  it.each([
    [502, '<html>Bad gateway</html>', 'offline'],
    [504, '', 'offline'],
    [500, '{"code":"a-code-of-tomorrow"}', 'internal'],
    [418, '{}', 'internal'],
  ])('without a known code (%d %s) is %s', (status, body, code) => {
    expect(problemOf(status, body).code).toBe(code);
  });
});

describe('what the browser fetches by itself', () => {
  it('is addressed within the API', () => {
    expect(api.events).toBe('/api/events');
    expect(api.originalOf('a')).toBe('/api/rides/a/original');
    expect(api.uploadTo('a', 'b c.fit')).toMatch(
      /^\/api\/uploads\?rider=a&filename=b(\+|%20)c.fit$/,
    );
    expect(inboxApi.sendTo('a.fit')).toBe('/api/inbox?filename=a.fit');
  });
});
