import { useMemo } from 'preact/hooks';
import { formatQuantity } from '../format/quantity.ts';
import { t } from '../i18n/index.ts';
import { language } from '../i18n/language.ts';
import { ChartCanvas } from './chart-canvas.tsx';
import { quantityText } from './moment.ts';
import { paneDrawing, paneHeight, type Scene } from './pane-drawing.ts';
import type { Pane } from './panes.ts';
import { extentOf, meanSeconds, paneValues, sampleAt } from './samples.ts';
import { SlopeLegend } from './slope-legend.tsx';
import type { View } from './view.ts';

interface PaneChartProps {
  pane: Pane;
  scene: Scene;
  view: View;
  last: boolean;
}

/** One chart of the stack under a line that names it, tells its value at the cursor and its mean. */
export function PaneChart({ pane, scene, view, last }: PaneChartProps) {
  const { streams } = scene;
  const drawing = useMemo(() => paneDrawing(pane, scene, last), [pane, scene, last]);
  const name = t().charts.channels[pane.channel];
  const isProfile = pane.channel === 'altitude';
  return (
    <div class="pane">
      <div class="pane-head">
        <h3>{name}</h3>
        <ValueAtCursor pane={pane} scene={scene} view={view} />
        {isProfile && scene.slopes && <SlopeLegend base={scene.slopes.base} />}
        <span class="pane-corner">
          {meanSeconds(streams, pane) > 1 && t().charts.mean(meanSeconds(streams, pane))}
        </span>
      </div>
      <ChartCanvas drawing={drawing} height={paneHeight(pane, last)} />
      <p class="visually-hidden">{summaryOf(pane, scene)}</p>
    </div>
  );
}

function summaryOf(pane: Pane, { streams, range }: Scene): string {
  const { channels, summary, meanOf, lowest, highest } = t().charts;
  const name = channels[pane.channel];
  const extent = extentOf(streams, paneValues(streams, pane), range);
  if (extent === null) return summary(name, t().app.unknown);
  const text = (value: number) => quantityText(value, pane.unit, pane.digits);
  const { mean, minimum, maximum } = extent;
  const values = [meanOf(text(mean)), lowest(text(minimum)), highest(text(maximum))];
  return summary(name, values.join(', '));
}

/** Follows the cursor without drawing the chart again; without one it tells the unit. */
function ValueAtCursor({ pane, scene, view }: { pane: Pane; scene: Scene; view: View }) {
  const { streams, slopes } = scene;
  const values = useMemo(() => paneValues(streams, pane), [streams, pane]);
  const cursor = view.cursor.value;
  if (cursor === null) {
    const { unit } = formatQuantity(0, pane.unit, { language: language.value, digits: 0 });
    return <span class="soft">{unit}</span>;
  }
  const index = sampleAt(streams, cursor);
  const value = values[index] ?? Number.NaN;
  const slope = pane.channel === 'altitude' ? (slopes?.values[index] ?? Number.NaN) : Number.NaN;
  return (
    <span class="pane-value tabular">
      {Number.isNaN(value) ? '–' : quantityText(value, pane.unit, pane.digits)}
      {!Number.isNaN(slope) && <span class="soft"> {quantityText(slope, '%', 1)}</span>}
    </span>
  );
}
