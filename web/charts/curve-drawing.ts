import type { PeriodPowerCurve, RidePowerCurve } from '../api.ts';
import { spoken } from '../format/duration.ts';
import { formatNumber } from '../format/quantity.ts';
import type { Language } from '../i18n/language.ts';
import type { Drawing } from './chart-canvas.tsx';
import type { Look } from './look.ts';
import { PLOT_LEFT, PLOT_RIGHT } from './plot.ts';

/** The durations that riders compare, s. */
export const MARKED = [5, 60, 300, 1200, 3600];

interface CurveScene {
  ride: RidePowerCurve;
  /** null while it is on its way. */
  best: PeriodPowerCurve | null;
  names: { ride: string; best: string };
  look: Look;
  language: Language;
}

/** Highest mean power over the logarithm of the duration, the best of a period behind it. */
export function curveDrawing({ ride, best, names, look, language }: CurveScene): Drawing {
  const longest = ride.durations.at(-1) ?? 1;
  const points = ({ durations, watts }: { durations: number[]; watts: number[] }) =>
    durations.flatMap((x, i) => (x <= longest ? [{ x, y: watts[i] }] : []));
  const line = (label: string, token: string, width: number) => ({
    label,
    borderColor: look(token),
    borderWidth: width,
    borderJoinStyle: 'round' as const,
    pointRadius: 0,
  });
  return {
    data: {
      datasets: [
        { ...line(names.ride, '--chart-power', 2), data: points(ride) },
        ...(best ? [{ ...line(names.best, '--chart-best', 1.25), data: points(best) }] : []),
      ],
    },
    options: {
      parsing: false,
      normalized: true,
      layout: { padding: { right: PLOT_RIGHT, top: 6 } },
      scales: {
        x: {
          type: 'logarithmic',
          min: 1,
          max: longest,
          border: { color: look('--line-strong') },
          grid: { color: look('--line'), drawTicks: false },
          afterBuildTicks: (scale) => {
            scale.ticks = [1, ...MARKED]
              .filter((value) => value <= longest)
              .map((value) => ({ value }));
          },
          ticks: {
            padding: 8,
            maxRotation: 0,
            autoSkip: false,
            color: look('--ink-soft'),
            callback: (value) => spoken(Number(value)).replace(/ 00.*$/, ''),
          },
        },
        y: {
          beginAtZero: true,
          afterFit: (scale) => {
            scale.width = PLOT_LEFT;
          },
          border: { display: false },
          grid: { color: look('--line'), drawTicks: false },
          ticks: {
            maxTicksLimit: 6,
            padding: 8,
            color: look('--ink-soft'),
            callback: (value) => formatNumber(Number(value), { language, digits: 0 }),
          },
        },
      },
      plugins: { zoom: { zoom: { mode: 'x' } }, annotation: { annotations: [] } },
    },
  };
}
