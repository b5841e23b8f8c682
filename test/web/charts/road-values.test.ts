import { describe, expect, it } from 'vitest';
import type { Streams } from '../../../web/api.ts';
import { deltaAlong, isCoarse } from '../../../web/charts/delta.ts';
import { meanBetween, valuesAlong } from '../../../web/charts/road-values.ts';

/** 300 m: 100 s for the first hundred, 50 s for the second, 100 s for the third. */
const COURSE = { along: [100, 200, 300], elapsed: [100, 150, 250] };
const PASSING = { start: 20, course: COURSE };

/** One value a second: the number of the hundred that the rider is on, 9 before and after. */
const seconds = 300;
const time = Float64Array.from({ length: seconds }, (_, i) => i);
const hundred = time.map((second) => {
  const ridden = second - 20;
  if (ridden < 0 || ridden >= 250) return 9;
  return 1 + COURSE.elapsed.findIndex((end) => ridden < end);
});
const streams: Streams = { seconds, step: 1, time, channels: {}, pauses: [] };

describe('valuesAlong(streams, values, options)', () => {
  it('means what was measured on each piece of road, however long it took', () => {
    const values = valuesAlong(streams, hundred, { passing: PASSING, step: 100 });
    expect(values.map(({ along }) => along)).toEqual([50, 150, 250]);
    values.forEach(({ value }, i) => {
      expect(value).toBeCloseTo(i + 1, 9);
    });
    const finer = valuesAlong(streams, hundred, { passing: PASSING, step: 50 });
    expect(finer.map(({ value }) => Math.round(value))).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('spreads a coarse sample over all the road that it covers', () => {
    const coarse = { ...streams, step: 50, time: Float64Array.of(20, 70, 120, 170, 220) };
    const values = valuesAlong(coarse, Float64Array.of(1, 1, 2, 3, 3), {
      passing: PASSING,
      step: 25,
    });
    expect(values.every(({ value }) => value >= 1 && value <= 3)).toBe(true);
    expect(values.slice(4, 8).map(({ value }) => value)).toEqual([2, 2, 2, 2]);
  });

  it('leaves pauses out, and has nothing where nothing was measured', () => {
    const paused = { ...streams, pauses: [{ start: 30, end: 60 }] };
    const watts = time.map((second) => (second >= 30 && second < 60 ? 0 : 200));
    const [first] = valuesAlong(paused, watts, { passing: PASSING, step: 100 });
    expect(first.value).toBe(200);
    const missing = watts.map((value, i) => (i >= 120 && i < 170 ? Number.NaN : value));
    expect(
      valuesAlong(streams, missing, { passing: PASSING, step: 100 }).map(({ value }) => value > 0),
    ).toEqual([true, false, true]);
  });

  it('lets nobody move who stands still, where the ride counts its metres', () => {
    // 50 m in 10 s, a rest of 80 s, 50 m in 10 s
    const distance = time.map((second) => {
      const ridden = second - 20;
      if (ridden < 10) return 5 * Math.max(0, ridden);
      return ridden < 90 ? 50 : 50 + 5 * (ridden - 90);
    });
    const resting = time.map((second) => (second >= 30 && second < 110 ? 0 : 300));
    const values = valuesAlong({ ...streams, channels: { distance } }, resting, {
      passing: PASSING,
      step: 25,
    });
    expect(values[0]?.value).toBe(300);
    expect(values[3]?.value).toBe(300);
    expect(values[2]?.value).toBeLessThan(150);
  });
});

describe('meanBetween(streams, values, passing, range)', () => {
  it('is the mean over the time between two places', () => {
    const between = (start: number, end: number) =>
      meanBetween(streams, hundred, PASSING, { start, end });
    expect(between(0, 100)).toBeCloseTo(1, 9);
    expect(between(0, 200)).toBeCloseTo((100 * 1 + 50 * 2) / 150, 9);
    expect(between(150, 300)).toBeCloseTo((25 * 2 + 100 * 3) / 125, 9);
  });

  it('is unknown where nothing was measured', () => {
    const nothing = new Float64Array(seconds).fill(Number.NaN);
    expect(meanBetween(streams, nothing, PASSING, { start: 0, end: 300 })).toBeNaN();
  });
});

describe('deltaAlong(course, reference)', () => {
  it('is what the other was sooner by, from the foot on', () => {
    const other = { along: [100, 200, 300], elapsed: [90, 155, 250] };
    expect(deltaAlong(COURSE, other)).toEqual([
      { along: 0, value: 0 },
      { along: 100, value: 10 },
      { along: 200, value: -5 },
      { along: 300, value: 0 },
    ]);
  });

  it('tells of the places that both know', () => {
    const byGates = { along: [150, 300], elapsed: [100, 200] };
    const expected = [
      { along: 0, value: 0 },
      { along: 150, value: 25 },
      { along: 300, value: 50 },
    ];
    expect(deltaAlong(COURSE, byGates)).toEqual(expected);
    expect(deltaAlong(byGates, COURSE).map(({ value }) => value)).toEqual([0, -25, -50]);
  });
});

describe('isCoarse(course)', () => {
  it('tells a course by gates from one by every 100 m', () => {
    expect(isCoarse(COURSE)).toBe(false);
    expect(isCoarse({ along: [700, 1100, 2000], elapsed: [200, 300, 600] })).toBe(true);
    expect(isCoarse({ along: [2000], elapsed: [600] })).toBe(true);
  });
});
