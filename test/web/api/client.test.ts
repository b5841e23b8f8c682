import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../web/api/client.ts';
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

describe('an address that no client sends', () => {
  it('leads into the API', () => {
    expect(api.events).toBe('/api/events');
    expect(api.originalOf('a')).toBe('/api/rides/a/original');
    expect(api.uploadTo('r', 'é.fit')).toBe('/api/uploads?rider=r&filename=%C3%A9.fit');
  });
});
