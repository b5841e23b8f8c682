import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import { climbWords } from '../i18n/climbs.ts';
import { t } from '../i18n/index.ts';
import { language } from '../i18n/language.ts';
import { narrow } from '../narrow.ts';
import { ChartCanvas } from './chart-canvas.tsx';
import './charts.css';
import { climbDrawing } from './climb-drawing.ts';
import { type ClimbShape, piecesOf, roadOf, type Window } from './climb-pieces.ts';
import { type Mark, type Overlay, placeText, type Told } from './climb-place.ts';
import { ClimbTable } from './climb-table.tsx';
import { useWidth } from './element-width.ts';
import { useLook } from './look.ts';
import { quantityText } from './moment.ts';
import { PLOT_LEFT, PLOT_RIGHT } from './plot.ts';
import { RoadCursor } from './road-cursor.tsx';
import { SlopeLegend } from './slope-legend.tsx';

interface ClimbProfileProps {
  profile: ClimbShape;
  /** Metres from gate to gate. */
  length: number;
  /** In riding order. */
  marks: readonly Mark[];
  /** Metres over which gradients are told. */
  window: Window;
  /** Metres from the start gate, shared with the map and tables; null where nobody points. */
  cursor: Signal<number | null>;
  overlay?: readonly Overlay[];
  /** Controls of the caller beside the legend. */
  tools?: ComponentChildren;
  /** Pixels of the plot with its axis. */
  height?: number;
}

const NOTHING: readonly Overlay[] = [];
/** Free beside the plot area for the axis of what is drawn over the road. */
const OVERLAY_AXIS = 64;

/** The road of a climb from its side, coloured by its gradient, with a cursor in metres of road. */
export default function ClimbProfile(props: ClimbProfileProps) {
  const { profile, length, marks, window, cursor, overlay = NOTHING } = props;
  const height = props.height ?? (narrow.value ? 248 : 336);
  const [tabled, setTabled] = useState(false);
  const { element, width } = useWidth<HTMLDivElement>();
  const look = useLook();
  const keys = useId();
  const road = useMemo(() => roadOf(profile, length), [profile, length]);
  const pieces = useMemo(() => piecesOf(road, window), [road, window]);
  const right = overlay.length > 0 ? OVERLAY_AXIS : PLOT_RIGHT;
  const drawing = useMemo(
    () =>
      climbDrawing({
        ...{ road, pieces, marks, overlay, width, height, right, look },
        language: language.value,
      }),
    [road, pieces, marks, overlay, width, height, right, look, language.value],
  );
  const point = ({ clientX, currentTarget }: { clientX: number; currentTarget: HTMLElement }) => {
    const pixel = clientX - currentTarget.getBoundingClientRect().left;
    const share = (pixel - PLOT_LEFT) / (width - PLOT_LEFT - right);
    cursor.value = Math.min(1, Math.max(0, share)) * length;
  };
  const told = { road, pieces, marks, overlay, window, cursor };
  return (
    <div class="climb-profile">
      <div class="climb-profile-head">
        <Place {...told} />
        {props.tools}
        <SlopeLegend base={window} rule={climbWords().profile.slopeRule} />
        <button
          type="button"
          class="button"
          aria-expanded={tabled}
          onClick={() => setTabled(!tabled)}
        >
          {tabled ? t().charts.hideData : t().charts.data}
        </button>
      </div>
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
        {width > 0 && <ChartCanvas drawing={drawing} height={height} />}
        <RoadCursor {...told} width={width} right={right} describedBy={keys} />
      </div>
      <p class="visually-hidden">{summaryOf(told)}</p>
      <p id={keys} class="small soft chart-keys">
        {marks.length > 0 ? climbWords().profile.keys : climbWords().profile.plainKeys}
      </p>
      {tabled && <ClimbTable {...told} />}
    </div>
  );
}

/** Where the cursor is; without one, the whole. */
function Place(told: Told) {
  const { road, cursor } = told;
  const along = cursor.value;
  return (
    <p class="climb-profile-place tabular">
      {along === null ? (
        <span class="soft">{fromTo(road)}</span>
      ) : (
        <>
          <strong>{quantityText(along, 'km', 1)}</strong> {placeText(told, along)}
        </>
      )}
    </p>
  );
}

function summaryOf({ road, pieces, window }: Told): string {
  const steepest = pieces.reduce((most, each) => (each.slope > most.slope ? each : most));
  const words = climbWords().profile;
  const over = words.slopeOver(quantityText(steepest.slope, '%', 1), quantityText(window, 'm', 0));
  return [
    words.summary(quantityText(road.length, 'km', 1), fromTo(road)),
    words.steepest(over, quantityText(steepest.start, 'km', 1)),
  ].join(' ');
}

function fromTo({ base, height }: Told['road']): string {
  return climbWords().profile.fromTo(
    quantityText(base, 'm', 0),
    quantityText(base + height, 'm', 0),
  );
}
