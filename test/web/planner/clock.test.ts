import { describe, expect, it } from 'vitest';
import { clockOf, hoursIn } from '../../../web/pages/planner/clock.ts';

describe('clockOf(seconds) and hoursIn(clock)', () => {
  it('keep every minute of the day, in two decimals of an hour', () => {
    const two = (value: number) => String(value).padStart(2, '0');
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      const clock = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
      const hours = hoursIn(clock);
      expect(String(hours)).toMatch(/^\d+(\.\d{1,2})?$/);
      expect(clockOf(hours * 3600)).toBe(clock);
    }
  });

  it('know no hour where none is typed, and turn over at midnight', () => {
    expect(hoursIn('')).toBeNaN();
    expect(clockOf(25.5 * 3600)).toBe('01:30');
  });
});
