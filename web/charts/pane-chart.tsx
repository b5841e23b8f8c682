import { useMemo } from 'preact/hooks';
import type { Streams } from '../api.ts';
import { formatQuantity } from '../format/quantity.ts';
import { t } from '../i18n/index.ts';
import { language } from '../i18n/language.ts';
import { ChartCanvas } from './chart-canvas.tsx';
import { quantityText } from './moment.ts';
import { paneDrawing, paneHeight, type Scene } from './pane-drawing.ts';
import type { Pane } from './panes.ts';
import { extentOf, meanSeconds, paneValues, sampleAt } from './samples.ts';
import { slopes } from './slope.ts';
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
  const { unit } = formatQuantity(0, pane.unit, { language: language.value, digits: 0 });
  return (
    <div class="pane">
      <div class="pane-head">
        <h3>
          {name} <span class="unit">{unit}</span>
        </h3>
        <ValueAtCursor pane={pane} streams={streams} view={view} />
        {pane.channel === 'altitude' && <SlopeLegend />}
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

/** Follows the cursor without drawing the chart again. */
function ValueAtCursor({ pane, streams, view }: { pane: Pane; streams: Streams; view: View }) {
  const values = useMemo(() => paneValues(streams, pane), [streams, pane]);
  const slope = useMemo(() => slopeColumn(streams, pane), [streams, pane]);
  const cursor = view.cursor.value;
  if (cursor === null) return null;
  const index = sampleAt(streams, cursor);
  const value = values[index] ?? Number.NaN;
  const here = slope?.[index] ?? Number.NaN;
  return (
    <span class="pane-value tabular">
      {Number.isNaN(value) ? '–' : quantityText(value, pane.unit, pane.digits)}
      {!Number.isNaN(here) && <span class="soft"> {quantityText(here, '%', 1)}</span>}
    </span>
  );
}

function slopeColumn({ channels: { distance, altitude } }: Streams, { channel }: Pane) {
  return channel === 'altitude' && distance && altitude ? slopes(distance, altitude) : null;
}
