import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/core/analyse.ts';
import {
  constantProfile,
  type DatedProfile,
  dayOf,
  isPossible,
  NOBODY,
  riderOn,
} from '../../src/core/profile.ts';
import { MORNING } from './recorded.ts';
import { steady, tcx } from './written.ts';

const day = (value: number): string => new Date(value * 86_400_000).toISOString().slice(0, 10);

describe('riderOn(profile, day)', () => {
  const profile: DatedProfile = [
    { kind: 'threshold', validFrom: '2024-06-01', value: 260 },
    { kind: 'threshold', validFrom: null, value: 240 },
    { kind: 'threshold', validFrom: '2024-09-01', value: 250 },
    { kind: 'weight', validFrom: '2024-06-01', value: 70 },
  ];

  it.each([
    ['1999-12-31', 240, null],
    ['2024-05-31', 240, null],
    ['2024-06-01', 260, 70],
    ['2024-08-31', 260, 70],
    ['2024-09-01', 250, 70],
  ])('is on %s the rider with threshold %d W and %s kg', (on, threshold, weight) => {
    expect(riderOn(profile, on)).toEqual({ ...NOBODY, threshold, weight });
  });

  it('is, whatever the order of the values, what a walk from day to day finds', () => {
    const values = fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom('threshold' as const, 'weight' as const),
        validFrom: fc.option(fc.integer({ min: 0, max: 60 }).map(day), { nil: null }),
        value: fc.integer({ min: 20, max: 250 }),
      }),
      { selector: ({ kind, validFrom }) => `${kind} ${validFrom}`, maxLength: 12 },
    );
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 60 }), (profile, today) => {
        const walked = { ...NOBODY };
        for (const on of [null, ...Array.from({ length: today + 1 }, (_, i) => day(i))]) {
          for (const { kind, validFrom, value } of profile) {
            if (validFrom === on) walked[kind] = value;
          }
        }
        expect(riderOn(profile, day(today))).toEqual(walked);
      }),
    );
  });
});

describe('constantProfile(rider)', () => {
  it('holds on every day, and leaves out what is unknown', () => {
    const profile = constantProfile({ threshold: 250, weight: null });
    expect(profile).toHaveLength(1);
    expect(riderOn(profile, '1970-01-01')).toEqual({ ...NOBODY, threshold: 250 });
  });
});

describe('dayOf(moment, utcOffset)', () => {
  const evening = Date.parse('2024-05-31T22:30:00Z') / 1000;

  it.each([
    [2 * 3600, '2024-06-01'],
    [0, '2024-05-31'],
    [null, '2024-05-31'],
    [-23 * 3600, '2024-05-30'],
  ])('with a clock %s s east of UTC is %s', (offset, expected) => {
    expect(dayOf(evening, offset)).toBe(expected);
  });
});

describe('the training load of the same ride', () => {
  const file = tcx([{ sport: 'Biking', points: steady(250, 3600) }]);
  const loadWith = (validFrom: string) => {
    const profile: DatedProfile = [
      { kind: 'threshold', validFrom: null, value: 200 },
      { kind: 'threshold', validFrom, value: 250 },
    ];
    const context = { now: MORNING + 86_400, profile, climbs: null, cyclingOnly: true };
    return analyse(file, context)[0]?.metrics.trainingLoad;
  };

  it.each([
    ['the day before it', '2024-05-31', 100],
    ['its own day', '2024-06-01', 100],
    ['the day after it', '2024-06-02', 156.25],
  ])('with a threshold that changes on %s', (_, validFrom, load) => {
    // an hour at the threshold is 100 points, and points grow with the square of the intensity
    expect(loadWith(validFrom)).toBeCloseTo(load, 1);
  });
});

describe('isPossible(kind, value)', () => {
  it.each([
    ['threshold', 20, true],
    ['threshold', 1000, true],
    ['threshold', 19.9, false],
    ['threshold', 1000.1, false],
    ['weight', Number.NaN, false],
    ['threshold', [0, 50], false],
    ['powerZones', 50, false],
    ['powerZones', [0, 60, 100], true],
    ['powerZones', [0, 60, 1001], false],
    ['heartRateZones', [0, 60, 201], false],
    ['heartRateZones', [60, 70], false],
  ] as const)('of %s %j is %s', (kind, value, expected) => {
    expect(isPossible(kind, value)).toBe(expected);
  });
});
