import { describe, expect, it } from 'vitest';
import { degreesOf, degreesText } from '../../../web/pages/account/zones/degrees.ts';

describe('degreesOf(text, most)', () => {
  it.each([
    ['45,0553', 45.0553],
    [' 45.0553 ', 45.0553],
    ['-0.5', -0.5],
    ['85', 85],
  ])('reads %j', (text, degrees) => {
    expect(degreesOf(text, 85)).toBe(degrees);
  });

  it.each(['', ' ', 'north', '85.1', '-90', '45 3'])('refuses %j', (text) => {
    expect(degreesOf(text, 85)).toBeNull();
  });

  it('reads back what degreesText wrote, within a metre', () => {
    const metre = 1 / 111_320;
    for (const degrees of [45.055312345, -6.03309999, 0]) {
      expect(Math.abs((degreesOf(degreesText(degrees), 90) ?? 99) - degrees)).toBeLessThan(metre);
    }
  });
});
