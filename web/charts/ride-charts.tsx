import { useId, useMemo, useState } from 'preact/hooks';
import type { Streams } from '../api.ts';
import { ErrorMessage } from '../components/states.tsx';
import { clock } from '../format/duration.ts';
import { t } from '../i18n/index.ts';
import { language } from '../i18n/language.ts';
import { useReason } from '../shared.ts';
import { type Axis, distanceAxis, TIME_AXIS } from './axis.ts';
import { ChartTools } from './chart-tools.tsx';
import './charts.css';
import type { ClimbBand } from './climb-bands.ts';
import { CursorLayer } from './cursor-layer.tsx';
import { useWidth } from './element-width.ts';
import { useLook } from './look.ts';
import { quantityText } from './moment.ts';
import { PaneChart } from './pane-chart.tsx';
import type { Scene } from './pane-drawing.ts';
import { panesOf } from './panes.ts';
import { timeAtPixel } from './plot.ts';
import { slopesInSight } from './samples.ts';
import { StreamTable } from './stream-table.tsx';
import { useStreamsInSight } from './streams-in-sight.ts';
import type { View } from './view.ts';
import { unlessWhole } from './zoom.ts';

interface RideChartsProps {
  rideId: string;
  /** Of the whole ride. */
  whole: Streams;
  climbs: readonly ClimbBand[];
  view: View;
}

/** What the ride measured, chart under chart along one axis, under one cursor. */
export default function RideCharts({ rideId, whole, climbs, view }: RideChartsProps) {
  const [tabled, setTabled] = useState(false);
  const { element, width } = useWidth<HTMLDivElement>();
  const look = useLook();
  const keys = useId();
  const { streams, failed, reload } = useStreamsInSight(rideId, whole, view.range.value);
  const measured = useMemo(() => axisByDistance(whole), [whole]);
  const axis = view.axis.value === 'distance' && measured ? measured : TIME_AXIS;
  const range = view.range.value ?? { start: 0, end: whole.seconds };
  const panes = useMemo(() => panesOf(whole.channels), [whole]);
  const slopes = useMemo(() => slopesInSight(streams, range), [streams, range.start, range.end]);
  const scene = useMemo<Scene>(
    () => ({
      streams,
      slopes,
      axis,
      range,
      climbs,
      width,
      look,
      language: language.value,
      onZoom: (shown) => {
        view.range.value = unlessWhole(shown, whole.seconds);
      },
    }),
    [streams, slopes, axis, range.start, range.end, climbs, width, look, language.value],
  );
  const plot = { axis, range, width };
  const point = ({ clientX, currentTarget }: { clientX: number; currentTarget: HTMLElement }) => {
    const pixel = clientX - currentTarget.getBoundingClientRect().left;
    view.cursor.value = timeAtPixel(plot, pixel);
  };
  const none = useReason(['power', 'heartRate', 'position'], t().charts.noStreams);
  if (panes.length === 0) return <p class="soft">{none}</p>;
  return (
    <>
      <ChartTools view={view} range={range} seconds={whole.seconds} canMeasure={measured !== null}>
        <button
          type="button"
          class="button"
          aria-expanded={tabled}
          onClick={() => setTabled(!tabled)}
        >
          {tabled ? t().charts.hideData : t().charts.data}
        </button>
      </ChartTools>
      {failed && <ErrorMessage code={failed} onRetry={reload} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the cursor layer does the same by keyboard */}
      <div
        ref={element}
        class="chart-stack"
        onPointerDown={point}
        onPointerMove={point}
        onPointerLeave={(leave) => {
          // A finger that is lifted leaves what it pointed at.
          if (leave.pointerType === 'mouse') view.cursor.value = null;
        }}
        onDblClick={() => {
          view.range.value = null;
        }}
      >
        <Moment view={view} axis={measured} range={range} />
        {width > 0 &&
          panes.map((pane, index) => (
            <PaneChart
              key={pane.channel}
              pane={pane}
              scene={scene}
              view={view}
              last={index === panes.length - 1}
            />
          ))}
        <CursorLayer view={view} plot={plot} streams={streams} panes={panes} describedBy={keys} />
      </div>
      <p id={keys} class="small soft chart-keys">
        {t().charts.keys}
      </p>
      {tabled && (
        <StreamTable
          rideId={rideId}
          streams={streams}
          panes={panes}
          slopes={slopes}
          range={range}
          view={view}
        />
      )}
    </>
  );
}

function axisByDistance({ time, channels: { distance } }: Streams): Axis | null {
  return distance ? distanceAxis(time, distance) : null;
}

interface MomentProps {
  view: View;
  /** By distance; null where the ride has none. */
  axis: Axis | null;
  range: { start: number; end: number };
}

/** Where the cursor is; without one, what is in sight. */
function Moment({ view, axis, range }: MomentProps) {
  const at = (moment: number) => (axis ? ` · ${quantityText(axis.at(moment), 'km', 1)}` : '');
  const cursor = view.cursor.value;
  return (
    <p class="moment tabular">
      {cursor === null
        ? `${clock(range.start)}${at(range.start)} – ${clock(range.end)}${at(range.end)}`
        : `${clock(cursor)}${at(cursor)}`}
    </p>
  );
}
