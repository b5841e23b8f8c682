import type { Signal } from '@preact/signals';
import { useId, useMemo, useState } from 'preact/hooks';
import { formatQuantity } from '../format/quantity.ts';
import { effortWords } from '../i18n/effort.ts';
import { t } from '../i18n/index.ts';
import { language } from '../i18n/language.ts';
import { ChartCanvas } from './chart-canvas.tsx';
import './charts.css';
import { useWidth } from './element-width.ts';
import { LineKey } from './line-key.tsx';
import { useLook } from './look.ts';
import { quantityText } from './moment.ts';
import { PLOT_LEFT, PLOT_RIGHT } from './plot.ts';
import './road-charts.css';
import {
  type RoadLine,
  type RoadPane,
  type RoadScene,
  roadDrawing,
  roadPaneHeight,
  roadValueText,
  valueAt,
} from './road-panes.ts';
import { RoadTable } from './road-table.tsx';

interface RoadChartsProps {
  panes: readonly RoadPane[];
  /** Metres from gate to gate. */
  length: number;
  marks: readonly number[];
  /** Metres from the start gate; null where nobody points. */
  cursor: Signal<number | null>;
  /** Of the file that the table can be saved as, without its ending. */
  filename: string;
}

const STEP = 50;
const LEAP = 1000;

/** Charts under each other along a road, under one cursor in metres of road. */
export default function RoadCharts({ panes, length, marks, cursor, filename }: RoadChartsProps) {
  const [tabled, setTabled] = useState(false);
  const { element, width } = useWidth<HTMLDivElement>();
  const look = useLook();
  const keys = useId();
  const scene = useMemo<RoadScene>(
    () => ({ length, marks, width, look, language: language.value }),
    [length, marks, width, look, language.value],
  );
  const point = ({ clientX, currentTarget }: { clientX: number; currentTarget: HTMLElement }) => {
    const pixel = clientX - currentTarget.getBoundingClientRect().left;
    const share = (pixel - PLOT_LEFT) / (width - PLOT_LEFT - PLOT_RIGHT);
    cursor.value = Math.min(1, Math.max(0, share)) * length;
  };
  return (
    <div class="road-charts">
      <div
        ref={element}
        class="chart-stack"
        onPointerDown={point}
        onPointerMove={point}
        onPointerLeave={(leave) => {
          // A finger that is lifted leaves what it pointed at.
          if (leave.pointerType === 'mouse') cursor.value = null;
        }}
      >
        {width > 0 &&
          panes.map((pane, index) => (
            <PaneOfRoad
              key={pane.id}
              pane={pane}
              scene={scene}
              cursor={cursor}
              last={index === panes.length - 1}
            />
          ))}
        <Slider panes={panes} scene={scene} cursor={cursor} describedBy={keys} />
      </div>
      <div class="road-charts-foot">
        <p id={keys} class="small soft chart-keys">
          {effortWords().charts.keys}
        </p>
        <button
          type="button"
          class="button"
          aria-expanded={tabled}
          onClick={() => setTabled(!tabled)}
        >
          {tabled ? t().charts.hideData : t().charts.data}
        </button>
      </div>
      {tabled && <RoadTable panes={panes} length={length} cursor={cursor} filename={filename} />}
    </div>
  );
}

interface PaneProps {
  pane: RoadPane;
  scene: RoadScene;
  cursor: Signal<number | null>;
  last: boolean;
}

function PaneOfRoad({ pane, scene, cursor, last }: PaneProps) {
  const drawing = useMemo(() => roadDrawing(pane, scene, last), [pane, scene, last]);
  return (
    <div class="pane">
      <div class="pane-head">
        <h3>{pane.title}</h3>
        <Values pane={pane} cursor={cursor} />
        <span class="pane-corner">{pane.corner}</span>
      </div>
      <ChartCanvas drawing={drawing} height={roadPaneHeight(pane, last)} />
      <p class="visually-hidden">{summaryOf(pane)}</p>
    </div>
  );
}

/** The values at the cursor, each line by its name where there are several; without one, the unit. */
function Values({ pane, cursor }: Pick<PaneProps, 'pane' | 'cursor'>) {
  const along = cursor.value;
  const named = pane.lines.length > 1 || pane.lines.some(({ short }) => short !== undefined);
  if (along === null && !named) return <span class="soft">{unitOf(pane)}</span>;
  return (
    <>
      {pane.lines.map((line) => (
        <span key={line.id} class="pane-value tabular">
          {named && <LineKey line={{ ...line, label: line.short ?? line.label }} />}
          {along !== null && textAt(pane, line, along)}
        </span>
      ))}
    </>
  );
}

function Slider({
  panes,
  scene: { length, marks, width },
  cursor,
  describedBy,
}: {
  panes: readonly RoadPane[];
  scene: RoadScene;
  cursor: Signal<number | null>;
  describedBy: string;
}) {
  const along = cursor.value;
  const now = along ?? 0;
  const pixel = PLOT_LEFT + (now / length) * (width - PLOT_LEFT - PLOT_RIGHT);
  return (
    <div
      class="cursor-layer"
      role="slider"
      tabIndex={0}
      aria-label={effortWords().charts.cursor}
      aria-describedby={describedBy}
      aria-valuemin={0}
      aria-valuemax={Math.round(length)}
      aria-valuenow={Math.round(now)}
      aria-valuetext={placeText(panes, now)}
      onKeyDown={(press) => {
        if (press.ctrlKey || press.metaKey || press.altKey) return;
        const to = placeAfter(press.key, now, { length, marks });
        if (to === undefined) return;
        press.preventDefault();
        cursor.value = to;
      }}
    >
      {along !== null && (
        <div class="cursor-line" style={{ transform: `translateX(${pixel.toFixed(1)}px)` }} />
      )}
    </div>
  );
}

/** Where a key leads; null takes the cursor away, undefined where the key means nothing here. */
function placeAfter(
  key: string,
  now: number,
  { length, marks }: Pick<RoadScene, 'length' | 'marks'>,
): number | null | undefined {
  const within = (place: number) => Math.min(length, Math.max(0, place));
  const places: Record<string, () => number | null> = {
    ArrowLeft: () => within(now - STEP),
    ArrowRight: () => within(now + STEP),
    PageUp: () => marks.find((each) => each > now + 1) ?? within(now + LEAP),
    PageDown: () => marks.findLast((each) => each < now - 1) ?? within(now - LEAP),
    Home: () => 0,
    End: () => length,
    Escape: () => null,
  };
  return places[key]?.();
}

function placeText(panes: readonly RoadPane[], along: number): string {
  const values = panes.flatMap((pane) =>
    pane.lines.map((line) => {
      const name = pane.lines.length > 1 ? `${pane.title}, ${line.label}` : pane.title;
      return `${name} ${textAt(pane, line, along)}`;
    }),
  );
  return [quantityText(along, 'km', 1), ...values].join(', ');
}

function textAt(pane: RoadPane, line: RoadLine, along: number): string {
  const value = valueAt(line, along);
  return Number.isNaN(value) ? '–' : roadValueText(pane, value);
}

function unitOf({ unit }: RoadPane): string {
  if (unit === 'delta') return 'min:s';
  return formatQuantity(0, unit, { language: language.value, digits: 0 }).unit;
}

/** Each line's mean and extremes; of a delta, its ends. */
function summaryOf(pane: RoadPane): string {
  const { summary, meanOf, lowest, highest } = t().charts;
  const text = (value: number) => roadValueText(pane, value);
  return pane.lines
    .map((line) => {
      const values = line.values.map(({ value }) => value).filter((value) => !Number.isNaN(value));
      if (values.length === 0) return summary(line.label, t().app.unknown);
      const low = values.reduce((least, value) => Math.min(least, value));
      const high = values.reduce((most, value) => Math.max(most, value));
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const told =
        pane.unit === 'delta'
          ? [effortWords().charts.atEnd(text(values[values.length - 1]))]
          : [meanOf(text(mean))];
      return summary(line.label, [...told, lowest(text(low)), highest(text(high))].join(', '));
    })
    .join(' ');
}
