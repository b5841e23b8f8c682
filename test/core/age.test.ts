import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AGE_GROUPS,
  ageBand,
  ageMonth,
  comesOfAge,
  timeInAgeGroup,
  turns,
} from '../../src/core/age.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;

describe('ageBand(birthMonth, now)', () => {
  it.each([
    ['2011-06', '2026-05-31T23:59:59Z', 'child'],
    ['2011-06', '2026-06-01T00:00:00Z', 'child'],
    ['2011-06', '2026-06-30T23:59:59Z', 'child'],
    ['2011-06', '2026-07-01T00:00:00Z', 'teen'],
    ['2011-12', '2026-12-31T23:59:59Z', 'child'],
    ['2011-12', '2027-01-01T00:00:00Z', 'teen'],
    ['2012-02', '2027-02-28T23:59:59Z', 'child'],
    ['2012-02', '2027-03-01T00:00:00Z', 'teen'],
    ['2012-02', '2030-02-28T23:59:59Z', 'teen'],
    ['2012-02', '2030-03-01T00:00:00Z', 'adult'],
    ['2009-02', '2024-02-29T12:00:00Z', 'child'],
    ['2009-02', '2024-03-01T00:00:00Z', 'teen'],
    ['2008-01', '2026-01-31T23:59:59Z', 'teen'],
    ['2008-01', '2026-02-01T00:00:00Z', 'adult'],
    ['1930-01', '2026-02-01T00:00:00Z', 'adult'],
    ['2026-09', '2026-02-01T00:00:00Z', 'child'],
    [null, '2026-02-01T00:00:00Z', 'unknown'],
  ] as const)('of one born in %s at %s is %s', (birthMonth, now, band) => {
    expect(ageBand(birthMonth, at(now))).toBe(band);
  });

  it('says so from the first second of the month after the birthday', () => {
    expect(turns('2011-12', 15)).toBe(at('2027-01-01T00:00:00Z'));
    expect(turns('2009-02', 15)).toBe(at('2024-03-01T00:00:00Z'));
  });
});

describe('ageMonth(now)', () => {
  it('is the same only while nobody’s age changes, to the second', () => {
    const month = fc.integer({ min: 12 * 1920, max: 12 * 2030 });
    fc.assert(
      fc.property(month, fc.constantFrom(15, 18), (born, years) => {
        const name = String(1 + (born % 12)).padStart(2, '0');
        const moment = turns(`${Math.floor(born / 12)}-${name}`, years);
        expect(ageMonth(moment - 1)).toBe(ageMonth(moment) - 1);
        expect(ageMonth(moment + 86_400)).toBe(ageMonth(moment));
      }),
    );
  });
});

describe('timeInAgeGroup(birthMonth, group)', () => {
  it('counts years from January, whatever the month of birth', () => {
    expect(timeInAgeGroup('1990-05', '30-39')).toEqual({
      from: at('2020-01-01T00:00:00Z'),
      to: at('2030-01-01T00:00:00Z'),
    });
    expect(timeInAgeGroup('1990-12', '60-')).toEqual({
      from: at('2050-01-01T00:00:00Z'),
      to: Number.POSITIVE_INFINITY,
    });
  });

  it('leaves no gap and no overlap from the year of coming of age on', () => {
    const times = AGE_GROUPS.map((group) => timeInAgeGroup('2004-02', group));
    expect(times[0]?.from).toBe(at('2022-01-01T00:00:00Z'));
    expect(comesOfAge('2004-02')).toBe(at('2022-03-01T00:00:00Z'));
    for (const [i, { from }] of times.slice(1).entries()) expect(from).toBe(times[i]?.to);
  });
});
