import { expect, it } from 'vitest';
import { signedClock } from '../../web/format/signed.ts';

it.each([
  [12.4, '+0:12'],
  [-64, '−1:04'],
  [0.3, '0:00'],
  [-0.4, '0:00'],
  [3725, '+1:02:05'],
])('signedClock(%d) is %s', (seconds, text) => {
  expect(signedClock(seconds)).toBe(text);
});
