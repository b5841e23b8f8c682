import { t } from './i18n/index.ts';

const NOON = 12;
const EVENING = 18;

/** The ride's title; where it has none, what time of the day it was, by the reader's clock. */
export function rideTitle({ title, start }: { title: string | null; start: string }): string {
  if (title !== null) return title;
  const hour = new Date(start).getHours();
  const { morning, afternoon, evening } = t().rides.untitled;
  if (hour < NOON) return morning;
  return hour < EVENING ? afternoon : evening;
}
