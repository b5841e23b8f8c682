import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import { formatNumber, type ShownUnit, THIN_SPACE } from '../format/quantity.ts';
import { signedClock } from '../format/signed.ts';
import type { Language } from '../i18n/language.ts';
import type { Drawing } from './chart-canvas.tsx';
import { type Look, translucent } from './look.ts';
import { quantityText } from './moment.ts';
import { PLOT_LEFT, PLOT_RIGHT } from './plot.ts';
import type { RoadValue } from './road-values.ts';
import { clockStep, decimalStep, multiplesOf } from './ticks.ts';

/** A line of a pane. */
export interface RoadLine {
  /** Unique in its pane. */
  id: string;
  label: string;
  /** Where the label has no room; else the label itself. */
  short?: string;
  /** Colour, a token of the style sheet. */
  token: string;
  /** Pixels on and off; lines are told apart by more than colour. */
  dash?: readonly number[];
  values: readonly RoadValue[];
  /** Known at these places alone: points, and a thin line between them, dashed. */
  coarse?: boolean;
}

/** One of the charts stacked under each other along a road. */
export interface RoadPane {
  id: string;
  title: string;
  /** `delta`: seconds behind, with a sign. */
  unit: ShownUnit | 'delta';
  digits: number;
  /** Drawn value = value × scale: what the unit shows. */
  scale: number;
  fromZero: boolean;
  height: number;
  lines: readonly RoadLine[];
  /** In its corner: what values are the mean of. */
  corner?: string;
  /** Above and below the line of zero. */
  sides?: { above: string; below: string };
}

export interface RoadScene {
  /** Metres from gate to gate. */
  length: number;
  /** Metres of bends and other marks. */
  marks: readonly number[];
  width: number;
  look: Look;
  language: Language;
}

const TICK_ROOM = 72;
const AXIS_HEIGHT = 28;

export function roadPaneHeight(pane: RoadPane, last: boolean): number {
  return pane.height + (last ? AXIS_HEIGHT : 0);
}

/** A value of a pane as text, with its unit. */
export function roadValueText({ unit, digits }: RoadPane, value: number): string {
  return unit === 'delta' ? signedClock(value) : quantityText(value, unit, digits);
}

/** The value of a line that holds at a place; NaN where none does. */
export function valueAt({ values, coarse }: RoadLine, along: number): number {
  const after = values.findIndex((each) => each.along >= along);
  if (after < 0) return values.at(-1)?.value ?? Number.NaN;
  if (after === 0 || coarse) return values[after].value;
  const [before, next] = [values[after - 1], values[after]];
  const share = (along - before.along) / (next.along - before.along);
  return before.value + share * (next.value - before.value);
}

export function roadDrawing(pane: RoadPane, scene: RoadScene, last: boolean): Drawing {
  const { look } = scene;
  const isDelta = pane.unit === 'delta';
  const tint = (token: string) => translucent(look(token), 0.18);
  return {
    data: {
      datasets: pane.lines.map(({ token, dash, values, coarse }) => ({
        data: values.map(({ along, value }) => ({ x: along, y: value * pane.scale })),
        borderColor: look(token),
        borderWidth: coarse ? 1 : pane.lines.length > 1 ? 1.75 : 1.25,
        borderDash: dash?.length ? [...dash] : coarse ? [3, 3] : [],
        borderJoinStyle: 'round' as const,
        pointRadius: coarse ? 3 : 0,
        pointBackgroundColor: look(token),
        fill:
          isDelta && pane.lines.length === 1
            ? { target: 'origin', above: tint('--warning'), below: tint('--good') }
            : false,
      })),
    },
    options: {
      parsing: false,
      normalized: true,
      layout: { padding: { left: 0, right: PLOT_RIGHT, top: 6, bottom: 0 } },
      scales: { x: roadAxis(scene, last), y: valueAxis(pane, scene) },
      plugins: { annotation: { annotations: [...bends(scene), ...zeroLine(pane, scene)] } },
    },
  };
}

function roadAxis({ length, width, look, language }: RoadScene, last: boolean) {
  const most = Math.max(2, Math.floor((width - PLOT_LEFT - PLOT_RIGHT) / TICK_ROOM));
  const step = decimalStep(length, most);
  const digits = step < 1000 ? 1 : 0;
  return {
    type: 'linear' as const,
    min: 0,
    max: length,
    border: { color: look('--line-strong') },
    grid: { display: false },
    afterFit: (axis: { paddingLeft: number; paddingRight: number }) => {
      axis.paddingLeft = 0;
      axis.paddingRight = 0;
    },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = multiplesOf(step, 0, length).map((value) => ({ value }));
    },
    ticks: {
      display: last,
      autoSkip: false,
      maxRotation: 0,
      padding: 8,
      color: look('--ink-soft'),
      callback: (value: number | string) =>
        `${formatNumber(Number(value) / 1000, { language, digits })}${THIN_SPACE}km`,
    },
  };
}

function valueAxis({ unit, fromZero }: RoadPane, { look, language }: RoadScene) {
  const isDelta = unit === 'delta';
  return {
    type: 'linear' as const,
    beginAtZero: fromZero || isDelta,
    grace: fromZero ? 0 : ('8%' as const),
    afterFit: (axis: { width: number }) => {
      axis.width = PLOT_LEFT;
    },
    ...(isDelta && {
      afterBuildTicks: (axis: { min: number; max: number; ticks: { value: number }[] }) => {
        const step = clockStep(axis.max - axis.min, 4);
        axis.ticks = multiplesOf(step, axis.min, axis.max).map((value) => ({ value }));
      },
    }),
    border: { display: false },
    grid: { color: look('--line'), drawTicks: false },
    ticks: {
      maxTicksLimit: 5,
      padding: 8,
      color: look('--ink-soft'),
      callback: (value: number | string) =>
        isDelta ? signedClock(Number(value)) : formatNumber(Number(value), { language, digits: 0 }),
    },
  };
}

function bends({ marks, look }: RoadScene): AnnotationOptions[] {
  return marks.map((along) => ({
    type: 'line',
    drawTime: 'beforeDatasetsDraw',
    xMin: along,
    xMax: along,
    borderColor: look('--line'),
    borderWidth: 1,
  }));
}

function zeroLine({ unit, sides }: RoadPane, { look }: RoadScene): AnnotationOptions[] {
  if (unit !== 'delta') return [];
  const side = (content: string, isAbove: boolean): AnnotationOptions => ({
    type: 'line',
    drawTime: 'afterDatasetsDraw',
    yMin: 0,
    yMax: 0,
    borderColor: look('--ink-soft'),
    borderWidth: 1,
    label: {
      display: true,
      content,
      // every gap begins at zero: where it ends, there is room beside the line
      position: 'end',
      xAdjust: -2,
      yAdjust: isAbove ? -11 : 11,
      padding: 2,
      color: look('--ink-soft'),
      backgroundColor: 'transparent',
      font: { size: 12, weight: 'normal' },
    },
  });
  return sides ? [side(sides.above, true), side(sides.below, false)] : [];
}
