import { describe, expect, it } from 'vitest';
import { isUnder15 } from '../../web/pages/entrance/age.ts';

describe('isUnder15(birthMonth, now)', () => {
  it.each([
    ['', '2026-11-22T12:00:00Z', false],
    ['2011-11', '2026-11-30T23:59:59Z', true],
    ['2011-11', '2026-12-01T00:00:00Z', false],
    ['1988-07', '2026-11-22T12:00:00Z', false],
  ])('%j at %s: %s', (birthMonth, now, expected) => {
    expect(isUnder15(birthMonth, new Date(now))).toBe(expected);
  });
});
