import { THIN_SPACE } from './quantity.ts';

/** For tables: `1:29:11`, `4:05`, `0:42`. Rounded to the second. */
export function clock(seconds: number): string {
  const { hours, minutes, rest } = parts(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** For text: `1 h 29 min`, `29 min`, `4 min 05 s` below ten minutes, `42 s`. The same in both languages. */
export function spoken(seconds: number): string {
  const { hours, minutes, rest } = parts(seconds);
  const join = (value: number | string, unit: string): string => `${value}${THIN_SPACE}${unit}`;
  if (hours === 0 && minutes === 0) return join(rest, 's');
  if (hours === 0 && minutes < 10) {
    const precise = rest === 0 ? '' : ` ${join(String(rest).padStart(2, '0'), 's')}`;
    return `${join(minutes, 'min')}${precise}`;
  }
  const toMinute = parts(Math.round(seconds / 60) * 60);
  if (toMinute.hours === 0) return join(toMinute.minutes, 'min');
  const rounded = String(toMinute.minutes).padStart(2, '0');
  return `${join(toMinute.hours, 'h')} ${join(rounded, 'min')}`;
}

function parts(seconds: number): { hours: number; minutes: number; rest: number } {
  const whole = Math.round(seconds);
  return {
    hours: Math.floor(whole / 3600),
    minutes: Math.floor((whole % 3600) / 60),
    rest: whole % 60,
  };
}
