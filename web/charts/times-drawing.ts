import type { PastEffort } from '../api/climbs.ts';
import { clock } from '../format/duration.ts';
import type { Language } from '../i18n/language.ts';
import type { Drawing } from './chart-canvas.tsx';
import type { Look } from './look.ts';
import { PLOT_LEFT, PLOT_RIGHT } from './plot.ts';
import { clockStep, multiplesOf } from './ticks.ts';

interface TimesScene {
  efforts: readonly PastEffort[];
  best: PastEffort | undefined;
  look: Look;
  /** Pixels. */
  width: number;
  language: Language;
}

const DAY = 86_400_000;
const TICK_ROOM = 88;

/** Elapsed time over the date, the best one filled. */
export function timesDrawing({ efforts, best, look, width, language }: TimesScene): Drawing {
  const points = efforts.map((effort) => ({ x: Date.parse(effort.beganAt), y: effort.elapsed }));
  const low = points.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const high = points.reduce((most, { x }) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  const margin = Math.max(10 * DAY, (high - low) * 0.04);
  const range = { min: low - margin, max: high + margin };
  const times = points.map(({ y }) => y);
  const spread = Math.max(60, Math.max(...times) - Math.min(...times));
  const bounds = { min: Math.min(...times) - spread / 5, max: Math.max(...times) + spread / 5 };
  const isBest = (index: number) => efforts[index] === best;
  return {
    data: {
      datasets: [
        {
          data: points,
          showLine: false,
          pointRadius: points.map((_, index) => (isBest(index) ? 6 : 4)),
          pointBorderWidth: 2,
          pointBorderColor: look('--accent'),
          pointBackgroundColor: points.map((_, index) =>
            look(isBest(index) ? '--accent' : '--ground'),
          ),
        },
      ],
    },
    options: {
      parsing: false,
      layout: { padding: { right: PLOT_RIGHT, top: 6 } },
      scales: {
        x: {
          type: 'linear',
          ...range,
          border: { color: look('--line-strong') },
          grid: { display: false },
          afterBuildTicks: (axis) => {
            axis.ticks = monthsIn(range, width / TICK_ROOM).map((value) => ({ value }));
          },
          ticks: {
            autoSkip: false,
            maxRotation: 0,
            padding: 8,
            color: look('--ink-soft'),
            callback: (value) => monthText(Number(value), language),
          },
        },
        y: {
          ...bounds,
          afterFit: (axis) => {
            axis.width = PLOT_LEFT;
          },
          afterBuildTicks: (axis) => {
            const step = clockStep(bounds.max - bounds.min, 4);
            axis.ticks = multiplesOf(step, bounds.min, bounds.max).map((value) => ({ value }));
          },
          border: { display: false },
          grid: { color: look('--line'), drawTicks: false },
          ticks: {
            padding: 6,
            color: look('--ink-soft'),
            callback: (value) => clock(Number(value)),
          },
        },
      },
    },
  };
}

/** The first days of months within a range of milliseconds, at most so many. */
export function monthsIn({ min, max }: { min: number; max: number }, most: number): number[] {
  const months: number[] = [];
  const first = new Date(min);
  for (let month = first.getUTCMonth() + 1; ; month++) {
    const at = Date.UTC(first.getUTCFullYear(), month);
    if (at > max) break;
    months.push(at);
  }
  const step = [1, 2, 3, 6, 12].find((each) => months.length / each <= most) ?? 24;
  return months.filter((at) => new Date(at).getUTCMonth() % Math.min(step, 12) === 0);
}

/** `avr.`, and in January the year. */
function monthText(at: number, language: Language): string {
  const date = new Date(at);
  if (date.getUTCMonth() === 0) return String(date.getUTCFullYear());
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    month: 'short',
    timeZone: 'UTC',
  }).format(date);
}
