import { describe, expect, it } from 'vitest';
import { localMonths } from '../../src/core/local-month.ts';

const at = (iso: string) => Date.parse(iso) / 1000;

describe('localMonths(timeZone)', () => {
  it.each([
    ['Europe/Paris', '2025-12-31T22:59:59Z', '2025-12'],
    ['Europe/Paris', '2025-12-31T23:00:00Z', '2026-01'],
    ['Europe/Paris', '2026-07-31T21:59:59.5Z', '2026-07'],
    ['Europe/Paris', '2026-07-31T22:00:00Z', '2026-08'],
    ['America/New_York', '2026-01-01T04:59:59Z', '2025-12'],
    ['Pacific/Auckland', '2025-12-31T11:00:00Z', '2026-01'],
    ['UTC', '1999-12-31T23:59:59Z', '1999-12'],
  ])('knows in %s at %s the month %s', (timeZone, iso, month) => {
    expect(localMonths(timeZone)(at(iso))).toBe(month);
  });

  it('says the same of a moment whatever it was asked before', () => {
    const months = localMonths('Europe/Paris');
    const day = at('2026-03-31T00:00:00Z');
    // Paris is two hours ahead from the last Sunday of March on
    const expected = (hour: number) => (hour < 22 ? '2026-03' : '2026-04');
    for (const hour of [...Array(24).keys(), ...Array(24).keys()].reverse()) {
      expect([hour, months(day + hour * 3600)]).toEqual([hour, expected(hour)]);
    }
  });
});
