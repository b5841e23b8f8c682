import {
  Chart,
  type ChartData,
  type ChartOptions,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import zoom from 'chartjs-plugin-zoom';
import { useEffect, useRef } from 'preact/hooks';
import type { Point } from './line.ts';

// What is not named here does not reach the browser.
Chart.register(
  LineController,
  LineElement,
  PointElement,
  LinearScale,
  LogarithmicScale,
  Filler,
  annotation,
  zoom,
);
Chart.defaults.font.family = '"Inter Variable", system-ui, sans-serif';
Chart.defaults.font.size = 13;
Chart.defaults.animation = false;
Chart.defaults.maintainAspectRatio = false;
/** Pointing is the page's matter: one cursor for all charts. */
Chart.defaults.events = [];

/** All that Chart.js needs to know of a line chart. */
export interface Drawing {
  data: ChartData<'line', Point[]>;
  options: ChartOptions<'line'>;
}

/** One chart, drawn anew when its drawing changes. Its text alternative is the caller's matter. */
export function ChartCanvas({ drawing, height }: { drawing: Drawing; height: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<Chart<'line', Point[]> | null>(null);
  useEffect(() => {
    if (canvas.current === null) return;
    if (chart.current === null) {
      chart.current = new Chart(canvas.current, { type: 'line', ...drawing });
      return;
    }
    chart.current.data = drawing.data;
    chart.current.options = drawing.options;
    chart.current.update('none');
  }, [drawing]);
  useEffect(
    () => () => {
      chart.current?.destroy();
      chart.current = null;
    },
    [],
  );
  return (
    <div class="chart-canvas" style={{ height: `${height}px` }} aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}
