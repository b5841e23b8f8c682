import { describe, expect, it } from 'vitest';
import { median, middle } from '../../src/core/median.ts';

describe('median(values)', () => {
  it('is the middle one, or the mean of two, whatever the order; of none it is unknown', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 9, 2, 1])).toBe(5.5);
    expect(median([])).toBeNaN();
  });
});

describe('middle(ascending, count)', () => {
  it('looks at the first ones only', () => {
    expect(middle([1, 2, 9, 100], 3)).toBe(2);
    expect(middle([1, 2, 9, 100], 2)).toBe(1.5);
  });
});
