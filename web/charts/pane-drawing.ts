import type { ChartOptions, ScriptableContext } from 'chart.js';
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { Range } from '../../src/core/series.ts';
import type { Streams } from '../api.ts';
import { clock } from '../format/duration.ts';
import { formatNumber, THIN_SPACE } from '../format/quantity.ts';
import { inLanguage } from '../i18n/index.ts';
import type { Language } from '../i18n/language.ts';
import type { Axis } from './axis.ts';
import type { Drawing } from './chart-canvas.tsx';
import type { ClimbBand } from './climb-bands.ts';
import { linePoints } from './line.ts';
import { type Look, translucent } from './look.ts';
import type { Pane } from './panes.ts';
import { PLOT_LEFT, PLOT_RIGHT, pixelAt } from './plot.ts';
import { paneValues, type SlopesInSight } from './samples.ts';
import { slopeRuns } from './slope.ts';
import { slopeStops } from './slope-fill.ts';
import { clockStep, decimalStep, multiplesOf } from './ticks.ts';

/** What all panes of a stack have in common. */
export interface Scene {
  streams: Streams;
  axis: Axis;
  range: Range;
  /** null where the ride has no altitude or distance. */
  slopes: SlopesInSight | null;
  climbs: readonly ClimbBand[];
  /** Pixels. */
  width: number;
  look: Look;
  language: Language;
  onZoom: (range: Range) => void;
}

/** Ticks stand at least this many pixels apart. */
const TICK_ROOM = 84;
const AXIS_HEIGHT = 28;

/** Pixels of a pane's canvas: only the last one carries the ticks of the common axis. */
export function paneHeight(pane: Pane, last: boolean): number {
  return pane.height + (last ? AXIS_HEIGHT : 0);
}

export function paneDrawing(pane: Pane, scene: Scene, last: boolean): Drawing {
  const { streams, axis, look } = scene;
  const x = streams.time.map((moment) => axis.at(moment));
  const y = paneValues(streams, pane).map((value) => value * pane.scale);
  const isProfile = pane.channel === 'altitude';
  return {
    data: {
      datasets: [
        {
          data: linePoints({ time: streams.time, x, y }, streams.pauses),
          borderColor: look(pane.token),
          borderWidth: 1.25,
          borderJoinStyle: 'round',
          pointRadius: 0,
          fill: isProfile ? 'start' : false,
          backgroundColor: isProfile ? slopeFill(x, scene) : 'transparent',
        },
      ],
    },
    options: {
      parsing: false,
      normalized: true,
      layout: { padding: { left: 0, right: PLOT_RIGHT, top: 6, bottom: 0 } },
      scales: { x: axisOptions(scene, last), y: valueOptions(pane, scene) },
      plugins: {
        zoom: zoomOptions(scene),
        annotation: {
          annotations: [...pauseMarks(scene), ...(isProfile ? climbMarks(scene) : [])],
        },
      },
    },
  };
}

type Scales = NonNullable<ChartOptions<'line'>['scales']>;

function axisOptions({ axis, range, width, look, language }: Scene, last: boolean) {
  const min = axis.at(range.start);
  const max = Math.max(axis.at(range.end), min + 1);
  const most = Math.max(2, Math.floor((width - PLOT_LEFT - PLOT_RIGHT) / TICK_ROOM));
  const stepSize = (axis.kind === 'time' ? clockStep : decimalStep)(max - min, most);
  const digits = stepSize < 100 ? 2 : stepSize < 1000 ? 1 : 0;
  const label = (value: number | string) =>
    axis.kind === 'time'
      ? clock(Number(value))
      : `${formatNumber(Number(value) / 1000, { language, digits })}${THIN_SPACE}km`;
  return {
    type: 'linear',
    min,
    max,
    border: { color: look('--line-strong') },
    grid: { color: look('--line'), drawTicks: false },
    afterFit: (scale: { paddingLeft: number; paddingRight: number }) => {
      // No room of its own for labels at the ends: all plot areas stay aligned.
      scale.paddingLeft = 0;
      scale.paddingRight = 0;
    },
    afterBuildTicks: (scale: { ticks: { value: number }[] }) => {
      scale.ticks = multiplesOf(stepSize, min, max).map((value) => ({ value }));
    },
    ticks: {
      display: last,
      autoSkip: false,
      maxRotation: 0,
      padding: 8,
      color: look('--ink-soft'),
      callback: label,
    },
  } satisfies Scales['x'];
}

function valueOptions({ fromZero, digits }: Pane, { look, language }: Scene) {
  return {
    type: 'linear',
    beginAtZero: fromZero,
    grace: fromZero ? 0 : '8%',
    afterFit: (scale: { width: number }) => {
      scale.width = PLOT_LEFT;
    },
    border: { display: false },
    grid: { color: look('--line'), drawTicks: false },
    ticks: {
      maxTicksLimit: 5,
      precision: digits === 0 ? 0 : undefined,
      padding: 8,
      color: look('--ink-soft'),
      callback: (value: number | string) => formatNumber(Number(value), { language, digits: 0 }),
    },
  } satisfies Scales['y'];
}

function zoomOptions({ axis, look, onZoom }: Scene) {
  return {
    zoom: {
      mode: 'x',
      drag: {
        enabled: true,
        threshold: 6,
        backgroundColor: translucent(look('--accent'), 0.16),
        borderColor: look('--accent'),
        borderWidth: 1,
      },
      wheel: { enabled: true, modifierKey: 'ctrl' },
      // No pinching: its library would keep a finger from scrolling the page over a chart.
      onZoomComplete: ({
        chart,
      }: {
        chart: { scales: Record<string, { min: number; max: number }> };
      }) => {
        const { min, max } = chart.scales.x;
        onZoom({ start: axis.timeAt(min), end: axis.timeAt(max) });
      },
    },
  } as const;
}

/** The area under the profile in the colours of the slopes. */
function slopeFill(x: Float64Array, { slopes, axis, range, look }: Scene) {
  const plain = translucent(look('--line-strong'), 0.35);
  if (slopes === null) return plain;
  const runs = slopeRuns(slopes.values);
  const stops = slopeStops(runs, x, axis.at(range.start), axis.at(range.end));
  return ({ chart: { ctx, chartArea } }: ScriptableContext<'line'>) => {
    if (!chartArea) return plain;
    const fill = ctx.createLinearGradient(chartArea.left, 0, chartArea.right, 0);
    for (const { offset, token } of stops) fill.addColorStop(offset, look(token));
    return fill;
  };
}

/** Pauses are holes of the time axis; along the distance they have no width. */
function pauseMarks({ streams, axis, range, width, look }: Scene): AnnotationOptions[] {
  if (axis.kind === 'distance') return [];
  const plot = { axis, range, width };
  return streams.pauses
    .filter(({ start, end }) => start < range.end && end > range.start)
    .filter(({ start, end }) => pixelAt(plot, end) - pixelAt(plot, start) >= 1)
    .map(({ start, end }) => ({
      type: 'box',
      xMin: start,
      xMax: end,
      backgroundColor: look('--sunken'),
      borderWidth: 0,
      drawTime: 'beforeDatasetsDraw',
      adjustScaleRange: false,
    }));
}

const LANE_HEIGHT = 20;

/** A band for each climb, named where its name has room, else numbered. */
function climbMarks({ climbs, axis, range, width, look }: Scene): AnnotationOptions[] {
  const plot = { axis, range, width };
  return climbs
    .filter(({ start, end }) => start < range.end && end > range.start)
    .map((band) => {
      const left = Math.max(pixelAt(plot, band.start), PLOT_LEFT);
      const right = Math.min(pixelAt(plot, band.end), width - PLOT_RIGHT);
      const name = `${band.number} ${inLanguage(band.names)}`;
      return {
        type: 'box',
        xMin: axis.at(band.start),
        xMax: axis.at(band.end),
        backgroundColor: translucent(look('--accent'), 0.1),
        borderColor: look('--accent'),
        borderWidth: 0,
        borderRadius: 0,
        drawTime: 'beforeDatasetsDraw',
        adjustScaleRange: false,
        label: {
          display: true,
          drawTime: 'afterDraw',
          content: right - left > 8 * name.length ? name : String(band.number),
          color: look('--accent'),
          font: { size: 13, weight: 600 },
          position: { x: 'start', y: 'start' },
          padding: { left: 4, right: 2, top: 2 + band.lane * LANE_HEIGHT, bottom: 0 },
        },
      };
    });
}
