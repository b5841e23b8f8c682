import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  between,
  hold,
  interpolate,
  isComplete,
  merged,
  momentAt,
  reachingInto,
} from '../../src/core/series.ts';

const column = (...values: number[]) => Float64Array.from(values);
const _ = Number.NaN;

/** Samples a quarter of a second or more apart, some without a value. */
const sparse = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.option(fc.integer({ min: -99, max: 99 }))), {
    minLength: 1,
    maxLength: 40,
  })
  .map((steps) => {
    let quarter = -steps[0][0];
    const time = steps.map(([step]) => {
      quarter += step;
      return quarter / 4;
    });
    const known = steps.flatMap(([, value], i) => (value === null ? [] : [{ at: time[i], value }]));
    const values = column(...steps.map(([, value]) => value ?? _));
    return { time: column(...time), values, known, seconds: Math.floor(quarter / 4) + 1 };
  });

describe('between(ranges, length)', () => {
  it('gives what the ranges leave, without empty ones', () => {
    const ranges = [
      { start: 0, end: 2 },
      { start: 5, end: 6 },
      { start: 8, end: 10 },
    ];
    expect(between(ranges, 10)).toEqual([
      { start: 2, end: 5 },
      { start: 6, end: 8 },
    ]);
    expect(between([], 3)).toEqual([{ start: 0, end: 3 }]);
    expect(between([], 0)).toEqual([]);
  });
});

describe('isComplete(column)', () => {
  it('is whether no value is missing', () => {
    expect([column(), column(0, 1), column(0, _, 1)].map(isComplete)).toEqual([true, true, false]);
    for (let i = 0; i < 9; i++) {
      expect(isComplete(new Float64Array(9).fill(7).fill(_, i, i + 1))).toBe(false);
    }
    expect(isComplete(new Float64Array(9).fill(7))).toBe(true);
  });
});

describe('hold(time, values, seconds, longestGap)', () => {
  it('holds the last value forward across a gap that is not too long', () => {
    expect(hold(column(0, 1, 3), column(100, 200, 300), 4, 10)).toEqual(column(100, 200, 200, 300));
  });

  it('leaves a longer gap missing, also what follows the last value', () => {
    expect(hold(column(0, 4), column(1, 2), 6, 3)).toEqual(column(1, _, _, _, 2, _));
  });

  it('never holds backwards, and holds over samples that lack the value', () => {
    expect(hold(column(0, 1, 2, 3), column(_, 5, _, 6), 4, 10)).toEqual(column(_, 5, 5, 6));
  });

  it('averages several values of one second', () => {
    expect(hold(column(0, 1, 1.25, 1.5), column(1, 3, 4, 8), 2, 10)).toEqual(column(1, 5));
  });

  it('is for each second the mean of what is in it, or what was known last', () => {
    fc.assert(
      fc.property(sparse, fc.integer({ min: 1, max: 12 }), (samples, longestGap) => {
        const { time, values, known, seconds } = samples;
        const expected = Array.from({ length: seconds }, (_value, second) => {
          const within = known.filter(({ at }) => Math.floor(at) === second);
          if (within.length > 0) return within.reduce((sum, s) => sum + s.value, 0) / within.length;
          const before = known.filter(({ at }) => at < second);
          const after = known.find(({ at }) => at > second);
          const last = before.at(-1);
          if (!last || !after || after.at - last.at > longestGap) return _;
          const same = before.filter(({ at }) => Math.floor(at) === Math.floor(last.at));
          return same.reduce((sum, s) => sum + s.value, 0) / same.length;
        });
        const held = hold(time, values, seconds, longestGap);
        expected.forEach((value, second) => {
          if (Number.isNaN(value)) expect(held[second]).toBeNaN();
          else expect(held[second]).toBeCloseTo(value, 9);
        });
      }),
      { seed: 6 },
    );
  });

  it('keeps any 1 Hz column as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), (values) => {
        const time = Float64Array.from(values.keys());
        expect(hold(time, column(...values), values.length, 10)).toEqual(column(...values));
      }),
      { seed: 1 },
    );
  });
});

describe('interpolate(time, values, seconds, longestGap)', () => {
  it('draws a straight line across a gap that is not too long', () => {
    expect(interpolate(column(0, 2, 4), column(0, 10, 0), 5, 2)).toEqual(column(0, 5, 10, 5, 0));
  });

  it('leaves a longer gap missing', () => {
    expect(interpolate(column(0, 4, 5), column(1, 2, 3), 6, 3)).toEqual(column(1, _, _, _, 2, 3));
  });

  it('gives the value at the whole second between samples off the whole second', () => {
    expect(interpolate(column(0.5, 1.5, 2.5), column(1, 2, 3), 3, 30)).toEqual(column(1, 1.5, 2.5));
  });

  it('is at each instant the line between the samples around it', () => {
    fc.assert(
      fc.property(sparse, fc.integer({ min: 1, max: 12 }), (samples, longestGap) => {
        const { time, values, known, seconds } = samples;
        const drawn = interpolate(time, values, seconds, longestGap);
        const isNear = (a: { at: number }, b: { at: number }) => b.at - a.at <= longestGap;
        drawn.forEach((value, second) => {
          const [before] = known.filter(({ at }) => at <= second).slice(-1);
          const after = known.find(({ at }) => at >= second);
          // a sample within this second, to which no line leads
          const i = known.findIndex(({ at }) => Math.floor(at) === second);
          const isAlone = i >= 0 && (i === 0 || !isNear(known[i - 1], known[i]));
          if (before && after && isNear(before, after)) {
            const share = (second - before.at) / (after.at - before.at || 1);
            expect(value).toBeCloseTo(before.value + share * (after.value - before.value), 9);
          } else if (isAlone) expect(value).toBe(known[i].value);
          else expect(value).toBeNaN();
        });
      }),
      { seed: 7 },
    );
  });

  it('is exact on a straight line sampled anyhow', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(steps, (gaps) => {
        const time = column(
          0,
          ...gaps.map((_gap, i) => gaps.slice(0, i + 1).reduce((a, b) => a + b)),
        );
        const seconds = time[time.length - 1] + 1;
        const grid = interpolate(
          time,
          time.map((t) => 3 * t - 7),
          seconds,
          30,
        );
        grid.forEach((value, second) => {
          expect(value).toBeCloseTo(3 * second - 7, 9);
        });
      }),
      { seed: 2 },
    );
  });
});

describe('reachingInto(ranges)', () => {
  it('answers ascending questions as looking at every range would', () => {
    const borders = fc.uniqueArray(fc.nat(60), { maxLength: 20 });
    fc.assert(
      fc.property(borders, borders, fc.boolean(), (ends, asked, moments) => {
        const sorted = ends.sort((a, b) => a - b);
        const ranges = moments
          ? sorted.map(momentAt)
          : sorted.slice(1).map((end, i) => ({ start: sorted[i], end }));
        const reaches = reachingInto(ranges);
        const steps = asked.sort((a, b) => a - b);
        for (let i = 1; i < steps.length; i++) {
          const [from, to] = [steps[i - 1], steps[i]];
          expect(reaches(from, to)).toBe(ranges.some((r) => r.start < to && r.end > from));
        }
      }),
      { seed: 5 },
    );
  });
});

describe('merged(some, others)', () => {
  it('puts both lists in order and joins what overlaps or touches', () => {
    const some = [
      { start: 10, end: 20 },
      { start: 50, end: 60 },
    ];
    const others = [
      { start: 0, end: 5 },
      { start: 15, end: 30 },
      { start: 60, end: 61 },
    ];
    expect(merged(some, others)).toEqual([
      { start: 0, end: 5 },
      { start: 10, end: 30 },
      { start: 50, end: 61 },
    ]);
    expect(some[0]).toEqual({ start: 10, end: 20 });
  });
});
