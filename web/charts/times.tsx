import { useMemo } from 'preact/hooks';
import type { PastEffort } from '../api/climbs.ts';
import { shortDate } from '../format/date.ts';
import { clock } from '../format/duration.ts';
import { climbPageWords } from '../i18n/climb.ts';
import { language } from '../i18n/language.ts';
import { bestOf } from '../pages/climb/best.ts';
import { ChartCanvas } from './chart-canvas.tsx';
import './charts.css';
import { useWidth } from './element-width.ts';
import { useLook } from './look.ts';
import { timesDrawing } from './times-drawing.ts';

const HEIGHT = 168;

/** The times on a climb over the seasons; the table below has them in figures. */
export default function Times({ efforts }: { efforts: readonly PastEffort[] }) {
  const { element, width } = useWidth<HTMLDivElement>();
  const look = useLook();
  const best = bestOf(efforts);
  const drawing = useMemo(
    () => timesDrawing({ efforts, best, look, width, language: language.value }),
    [efforts, look, width, language.value],
  );
  return (
    <div ref={element} class="chart-stack times">
      {width > 0 && <ChartCanvas drawing={drawing} height={HEIGHT} />}
      {best && (
        <p class="visually-hidden">
          {climbPageWords().history.timesSummary(efforts.length)}{' '}
          {climbPageWords().history.bestWas(
            clock(best.elapsed),
            shortDate(best.beganAt, language.value),
          )}
        </p>
      )}
    </div>
  );
}
