import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { riderOn } from '../../../src/core/profile.ts';
import {
  boundsOf,
  historiesOf,
  localDay,
} from '../../../web/pages/account/profile/dated-values.ts';

const THRESHOLD = { kind: 'threshold', unit: 'W', min: 20, max: 1000, standard: null } as const;
const WEIGHT = { kind: 'weight', unit: 'kg', min: 20, max: 250, standard: null } as const;

function watts(validFrom: string | null, value: number) {
  return { id: `${validFrom}`, kind: 'threshold', validFrom, value, bounds: null } as const;
}

describe('historiesOf(kinds, values, today)', () => {
  const values = [watts('2026-03-01', 248), watts(null, 231), watts('2027-01-01', 262)];

  it('puts the newest first, and marks the one that holds today', () => {
    const [threshold, weight] = historiesOf([THRESHOLD, WEIGHT], values, '2026-11-22');
    expect(threshold?.values.map(({ value }) => value)).toEqual([262, 248, 231]);
    expect(threshold?.today?.value).toBe(248);
    expect(weight).toMatchObject({ values: [], today: null });
  });

  it.each([
    ['2026-02-28', 231],
    ['2026-03-01', 248],
    ['2027-01-01', 262],
  ])('on %s it is %d W', (today, value) => {
    expect(historiesOf([THRESHOLD], values, today)[0]?.today?.value).toBe(value);
  });

  it('agrees with the core on what a ride of that day is read with', () => {
    const day = fc
      .integer({ min: 0, max: 4000 })
      .map((number) => new Date(Date.UTC(2018, 0, 1 + number)).toISOString().slice(0, 10));
    const dated = fc.uniqueArray(fc.tuple(fc.option(day), fc.integer({ min: 100, max: 400 })), {
      selector: ([validFrom]) => validFrom,
    });
    fc.assert(
      fc.property(dated, day, (pairs, today) => {
        const known = pairs.map(([validFrom, value]) => watts(validFrom, value));
        const [history] = historiesOf([THRESHOLD], known, today);
        expect(history?.today?.value ?? null).toBe(riderOn(known, today).threshold);
      }),
    );
  });
});

describe('localDay(now)', () => {
  it('is the day on the reader’s own clock', () => {
    expect(localDay(new Date(2026, 0, 5, 0, 1))).toBe('2026-01-05');
    expect(localDay(new Date(2026, 11, 31, 23, 59))).toBe('2026-12-31');
  });
});

describe('boundsOf(text)', () => {
  it.each([
    ['55 75 90', [0, 55, 75, 90]],
    ['55, 75;90', [0, 55, 75, 90]],
    [' 81.5 ', [0, 81.5]],
  ])('reads %j', (text, bounds) => {
    expect(boundsOf(text)).toEqual(bounds);
  });

  it.each(['', '55 55', '90 75', '0 55', '-1 5', 'fifty'])('refuses %j', (text) => {
    expect(boundsOf(text)).toBeNull();
  });
});
