import { describe, expect, it } from 'vitest';
import { toUnix, toUnixColumn } from '../../../../src/core/decode/fit/times.ts';

describe('toUnix(raw)', () => {
  it('counts from 1989-12-31', () => {
    const raw = (Date.UTC(2015, 6, 10) - Date.UTC(1989, 11, 31)) / 1000;
    expect(toUnix(raw)).toBe(Date.UTC(2015, 6, 10) / 1000);
  });

  it('is missing for "no value" and for times that count from switching on', () => {
    expect(toUnixColumn([0xffffffff, 0x0fffffff, 0, Number.NaN, 5e8], 4)).toEqual(
      new Float64Array(4).fill(Number.NaN),
    );
  });
});
