import type { Profiled } from '../../src/core/climbs/profile.ts';
import { formatNumber, THIN_SPACE } from '../format/quantity.ts';
import type { Language } from '../i18n/language.ts';
import type { Piece } from './climb-pieces.ts';
import type { Mark, Overlay } from './climb-place.ts';
import type { Look } from './look.ts';
import { quantityText } from './moment.ts';
import { PLOT_LEFT } from './plot.ts';
import { decimalStep, multiplesOf } from './ticks.ts';

/** Everything that a climb's profile is drawn from. */
export interface ClimbScene {
  road: Profiled;
  pieces: readonly Piece[];
  marks: readonly Mark[];
  overlay: readonly Overlay[];
  /** Pixels; `right` is what is free beside the plot area. */
  width: number;
  height: number;
  right: number;
  look: Look;
  language: Language;
}

export const TOP = 8;
const AXIS_HEIGHT = 28;
/** At the top of the axis of altitudes, for its unit. */
const UNIT_ROOM = 20;
/** Ticks stand at least this many pixels apart. */
const TICK_ROOM = 72;
/** Over the highest lane. */
const HEADROOM = 26;
/** The axis of altitudes: its ends in metres, and the metres that one pixel stands for. */
export interface Scale {
  min: number;
  max: number;
  perPixel: number;
}

/** Some ground below the foot, and above the road room for the marks. */
export function scaleOf({ road, pieces, marks, height }: ClimbScene): Scale {
  const altitudes = [road.base, ...pieces.map(({ top }) => top)];
  const low = altitudes.reduce((least, each) => Math.min(least, each));
  const high = altitudes.reduce((most, each) => Math.max(most, each));
  const pixels = height - TOP - AXIS_HEIGHT;
  const above = marks.length > 0 ? HEADROOM + 14 : HEADROOM;
  const min = low - Math.max(15, 0.14 * (high - low));
  const perPixel = (high - min) / (pixels - above);
  return { min, max: min + pixels * perPixel, perPixel };
}

/** Metres above the sea. */
export function altitudeAxis({ look, language }: ClimbScene, { min, max, perPixel }: Scale) {
  return {
    type: 'linear' as const,
    min,
    max,
    afterFit: (axis: { width: number }) => {
      axis.width = PLOT_LEFT;
    },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      const step = decimalStep(max - min, 5);
      const top = max - UNIT_ROOM * perPixel;
      axis.ticks = multiplesOf(step, min, top).map((value) => ({ value }));
    },
    border: { display: false },
    grid: { color: look('--line'), drawTicks: false },
    ticks: {
      padding: 8,
      color: look('--ink-soft'),
      callback: (value: number | string) => formatNumber(Number(value), { language, digits: 0 }),
    },
  };
}

/** Kilometres of road. */
export function roadAxis({ road, width, right, look, language }: ClimbScene) {
  const most = Math.max(2, Math.floor((width - PLOT_LEFT - right) / TICK_ROOM));
  const step = decimalStep(road.length, most);
  const digits = step < 1000 ? 1 : 0;
  return {
    type: 'linear' as const,
    min: 0,
    max: road.length,
    border: { color: look('--line-strong') },
    grid: { display: false },
    afterFit: (axis: { paddingLeft: number; paddingRight: number }) => {
      axis.paddingLeft = 0;
      axis.paddingRight = 0;
    },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = multiplesOf(step, 0, road.length).map((value) => ({ value }));
    },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      padding: 8,
      color: look('--ink-soft'),
      callback: (value: number | string) =>
        `${formatNumber(Number(value) / 1000, { language, digits })}${THIN_SPACE}km`,
    },
  };
}

/** Of what is drawn over the road: one unit, at the right. */
export function overlayAxis({ overlay, right, look, language }: ClimbScene) {
  const { unit, digits = 0, fromZero = false } = overlay[0];
  return {
    type: 'linear' as const,
    position: 'right' as const,
    beginAtZero: fromZero,
    grace: fromZero ? 0 : ('8%' as const),
    afterFit: (axis: { width: number }) => {
      axis.width = right;
    },
    border: { display: false },
    grid: { display: false },
    ticks: {
      maxTicksLimit: 5,
      padding: 8,
      color: look('--ink-soft'),
      callback: (value: number | string) =>
        unit === 's'
          ? formatNumber(Number(value), { language, digits })
          : quantityText(Number(value), unit, digits),
    },
  };
}
