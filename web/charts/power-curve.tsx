import { useId, useMemo, useState } from 'preact/hooks';
import type { PeriodPowerCurve, RidePowerCurve } from '../api.ts';
import { shortDate } from '../format/date.ts';
import { spoken } from '../format/duration.ts';
import { t } from '../i18n/index.ts';
import { language } from '../i18n/language.ts';
import { ChartCanvas } from './chart-canvas.tsx';
import './charts.css';
import { curveDrawing, MARKED } from './curve-drawing.ts';
import { useWidth } from './element-width.ts';
import { useLook } from './look.ts';
import { quantityText } from './moment.ts';
import { PLOT_LEFT, PLOT_RIGHT } from './plot.ts';

export interface PowerCurveProps {
  ride: RidePowerCurve;
  /** null while it is on its way. */
  best: PeriodPowerCurve | null;
  /** Length of the period, in days. */
  days: number;
}

const HEIGHT = 280;

/** The curve of a ride before the best of a period, with both values where one points. */
export default function PowerCurveChart({ ride, best, days }: PowerCurveProps) {
  const { element, width } = useWidth<HTMLDivElement>();
  const look = useLook();
  const keys = useId();
  const [pointed, setPointed] = useState<number | null>(null);
  const names = { ride: t().charts.thisRide, best: t().charts.best(days) };
  const drawing = useMemo(
    () => curveDrawing({ ride, best, names, look, language: language.value }),
    [ride, best, look, language.value, days],
  );
  const { durations } = ride;
  const index = pointed ?? nearest(durations, MARKED[2]);
  const plotWidth = width - PLOT_LEFT - PLOT_RIGHT;
  const longest = Math.log(durations[durations.length - 1]);
  const pixel = PLOT_LEFT + (Math.log(durations[index]) / longest) * plotWidth;
  const move = (to: number) => setPointed(Math.min(durations.length - 1, Math.max(0, to)));
  return (
    <div
      ref={element}
      class="chart-stack"
      onPointerMove={(event) => {
        const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
        move(nearest(durations, Math.exp(((x - PLOT_LEFT) / plotWidth) * longest)));
      }}
      onPointerLeave={() => setPointed(null)}
    >
      <CurveReadout ride={ride} best={best} index={index} names={names} />
      {width > 0 && <ChartCanvas drawing={drawing} height={HEIGHT} />}
      <div
        class="cursor-layer"
        role="slider"
        tabIndex={0}
        aria-label={t().charts.curveCursor}
        aria-describedby={keys}
        aria-valuemin={0}
        aria-valuemax={durations.length - 1}
        aria-valuenow={index}
        aria-valuetext={`${spoken(durations[index])}: ${quantityText(ride.watts[index], 'W', 0)}`}
        onKeyDown={(press) => {
          const steps: Record<string, number> = {
            ArrowLeft: -1,
            ArrowRight: 1,
            PageDown: -10,
            PageUp: 10,
          };
          const step = steps[press.key];
          if (step === undefined) return;
          press.preventDefault();
          move(index + step);
        }}
      >
        {pointed !== null && (
          <div class="cursor-line" style={{ transform: `translateX(${pixel.toFixed(1)}px)` }} />
        )}
      </div>
    </div>
  );
}

interface ReadoutProps {
  ride: RidePowerCurve;
  best: PeriodPowerCurve | null;
  index: number;
  names: { ride: string; best: string };
}

/** Names the two lines in their colours, and tells their values at one duration. */
function CurveReadout({ ride, best, index, names }: ReadoutProps) {
  const duration = ride.durations[index];
  const held = best ? best.durations.indexOf(duration) : -1;
  return (
    <p class="curve-readout tabular">
      <strong>{spoken(duration)}</strong>
      <span class="key key-ride">
        {names.ride} <strong>{quantityText(ride.watts[index], 'W', 0)}</strong>
      </span>
      {best && held >= 0 && (
        <span class="key key-best">
          {names.best} <strong>{quantityText(best.watts[held], 'W', 0)}</strong>{' '}
          <a href={`/rides/${best.rides[held].id}`}>
            {shortDate(best.rides[held].start, language.value)}
          </a>
        </span>
      )}
    </p>
  );
}

/** Index of the duration closest to the wanted one on the logarithmic axis. */
function nearest(durations: readonly number[], wanted: number): number {
  const distance = (duration: number) => Math.abs(Math.log(duration / wanted));
  return durations.reduce(
    (best, duration, index) => (distance(duration) < distance(durations[best]) ? index : best),
    0,
  );
}
