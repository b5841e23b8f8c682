import { describe, expect, it } from 'vitest';
import { linePoints, smooth, withoutPauses } from '../../../web/charts/line.ts';

const gap = Number.NaN;
const column = (...values: number[]) => Float64Array.from(values);

describe('a line', () => {
  const time = column(0, 10, 20, 30);

  it('breaks where a value is missing', () => {
    const points = linePoints({ time, x: time, y: column(1, gap, 3, 4) }, []);
    expect(points.map(({ y }) => y)).toEqual([1, gap, 3, 4]);
  });

  it('breaks where a pause lies between two samples', () => {
    const pauses = [{ start: 12, end: 15 }];
    const points = linePoints({ time, x: time, y: column(1, 2, 3, 4) }, pauses);
    expect(points.map(({ y }) => y)).toEqual([1, 2, gap, 3, 4]);
  });

  it('breaks once for two pauses in one step', () => {
    const pauses = [
      { start: 11, end: 12 },
      { start: 13, end: 14 },
    ];
    const points = linePoints({ time, x: time, y: column(1, 2, 3, 4) }, pauses);
    expect(points.filter(({ y }) => Number.isNaN(y))).toHaveLength(1);
  });
});

describe('pauses', () => {
  it('hide the samples that begin in them, and no others', () => {
    const pauses = [
      { start: 1, end: 3 },
      { start: 5, end: 6 },
    ];
    const time = column(0, 1, 2, 3, 4, 5, 6);
    expect([...withoutPauses(time, column(9, 9, 9, 9, 9, 9, 9), pauses)]).toEqual([
      9,
      gap,
      gap,
      9,
      9,
      gap,
      9,
    ]);
  });
});

describe('smoothing', () => {
  it('is the mean of the samples around', () => {
    expect([...smooth(column(0, 0, 10, 0, 0), 5)]).toEqual([10 / 3, 2.5, 2, 2.5, 10 / 3]);
  });

  it('neither fills a gap nor reaches across it', () => {
    expect([...smooth(column(1, 1, gap, 9, 9), 3)]).toEqual([1, 1, gap, 9, 9]);
  });

  it('of less than three samples changes nothing', () => {
    expect([...smooth(column(1, 5, 2), 1)]).toEqual([1, 5, 2]);
  });
});
