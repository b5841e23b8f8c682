import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../web/charts/csv.ts';

describe('a CSV', () => {
  it('has one line a row, empty cells for the unknown, quotes where they are needed', () => {
    const text = csvOf(
      ['duration_s', 'name'],
      [
        [5, 'a "b", c'],
        [null, Number.NaN],
      ],
    );
    expect(text).toBe('duration_s,name\r\n5,"a ""b"", c"\r\n,\r\n');
  });
});
