const DAY = 86_400;

/**
 * Tells the month (YYYY-MM) of a moment, seconds since 1970 UTC, in an IANA time zone. What it found
 * out about a day it remembers, so that many moments cost little.
 */
export function localMonths(timeZone: string): (seconds: number) => string {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit' });
  const whole = new Map<number, string | null>();

  const monthOf = (seconds: number): string => {
    const parts = format.formatToParts(seconds * 1000);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    return `${part('year')}-${part('month')}`;
  };

  /** null: a new month begins within this UTC day. */
  const monthOfDay = (day: number): string | null => {
    const first = monthOf(day * DAY);
    return first === monthOf((day + 1) * DAY - 1) ? first : null;
  };

  return (seconds) => {
    const day = Math.floor(seconds / DAY);
    let month = whole.get(day);
    if (month === undefined) {
      month = monthOfDay(day);
      whole.set(day, month);
    }
    return month ?? monthOf(seconds);
  };
}
