import type { Range } from '../../src/core/series.ts';
import type { Axis } from './axis.ts';

/** Every chart of a page keeps these free beside its plot area, so that all plot areas align. */
export const PLOT_LEFT = 52;
export const PLOT_RIGHT = 20;

/** What a plot area shows: a part of the ride (s) along an axis, on so many pixels. */
export interface Plot {
  axis: Axis;
  range: Range;
  /** Of the whole chart, margins included. */
  width: number;
}

/** Pixel from the left of the chart at which a moment of the ride is drawn. */
export function pixelAt({ axis, range, width }: Plot, time: number): number {
  const from = axis.at(range.start);
  const share = (axis.at(time) - from) / (axis.at(range.end) - from);
  return PLOT_LEFT + share * (width - PLOT_LEFT - PLOT_RIGHT);
}

/** Moment of the ride under a pixel of the chart, kept inside of what is shown. */
export function timeAtPixel({ axis, range, width }: Plot, pixel: number): number {
  const share = (pixel - PLOT_LEFT) / (width - PLOT_LEFT - PLOT_RIGHT);
  const from = axis.at(range.start);
  const place = from + Math.min(1, Math.max(0, share)) * (axis.at(range.end) - from);
  return Math.min(range.end, Math.max(range.start, axis.timeAt(place)));
}
