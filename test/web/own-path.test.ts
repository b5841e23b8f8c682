import { describe, expect, it } from 'vitest';
import { ownPath } from '../../web/pages/entrance/own-path.ts';

describe('ownPath(next)', () => {
  it.each(['/rides?q=col', '/invitation?token=abc'])('follows %s', (next) => {
    expect(ownPath(next)).toBe(next);
  });

  it.each([
    undefined,
    '',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
  ])('goes home instead of to %s', (next) => {
    expect(ownPath(next)).toBe('/');
  });
});
