import { clock } from './duration.ts';

/** The sign that is as wide as a plus. */
const MINUS = '\u2212';

/** `+0:12`, `−1:04`, `0:00`: seconds more or fewer, rounded to the second. */
export function signedClock(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole === 0) return clock(0);
  return `${whole > 0 ? '+' : MINUS}${clock(Math.abs(whole))}`;
}
