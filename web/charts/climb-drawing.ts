import type { ScriptableContext } from 'chart.js';
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import { altitudeAt } from '../../src/core/climbs/profile.ts';
import { formatNumber } from '../format/quantity.ts';
import type { Drawing } from './chart-canvas.tsx';
import {
  altitudeAxis,
  type ClimbScene,
  overlayAxis,
  roadAxis,
  type Scale,
  scaleOf,
  TOP,
} from './climb-axes.ts';
import { lanesOf } from './climb-pieces.ts';
import { translucent } from './look.ts';
import { PLOT_LEFT } from './plot.ts';
import { slopeStops } from './slope-fill.ts';

/** Pixels of a mark's label, and the lanes in which labels may stand above each other. */
const MARK_ROOM = 19;
const LANES = 3;
/** A piece at least this wide tells its gradient. */
const FIGURE_ROOM = 30;
/** From this band on, the colours of slopes are dark. */
const FIRST_DARK_BAND = 4;

/** The area under the road in the colours of its pieces, the marks above it. */
export function climbDrawing(scene: ClimbScene): Drawing {
  const { road, look, overlay, right } = scene;
  const scale = scaleOf(scene);
  return {
    data: {
      datasets: [
        ...overlay.map(({ token, values }) => ({
          data: values.map(({ along, value }) => ({ x: along, y: value })),
          yAxisID: 'overlay',
          borderColor: look(token),
          borderWidth: 1.75,
          borderJoinStyle: 'round' as const,
          pointRadius: 0,
        })),
        {
          data: Array.from(road.line.along, (x) => ({ x, y: altitudeAt(road, x) })),
          borderColor: look('--ink'),
          borderWidth: 1.25,
          borderJoinStyle: 'round',
          pointRadius: 0,
          fill: 'start',
          backgroundColor: fillOf(scene),
        },
      ],
    },
    options: {
      parsing: false,
      normalized: true,
      layout: { padding: { left: 0, right: overlay.length > 0 ? 0 : right, top: TOP, bottom: 0 } },
      scales: {
        x: roadAxis(scene),
        y: altitudeAxis(scene, scale),
        ...(overlay.length > 0 && { overlay: overlayAxis(scene) }),
      },
      plugins: {
        annotation: {
          clip: false,
          annotations: [
            unitOf(scene, scale),
            ...edges(scene),
            ...figures(scene, scale),
            ...marksOf(scene, scale),
          ],
        },
      },
    },
  };
}

/** The unit of the altitudes, over their figures. */
function unitOf({ look }: ClimbScene, { max }: Scale): AnnotationOptions {
  return {
    type: 'label',
    xValue: 0,
    yValue: max,
    xAdjust: -14,
    yAdjust: 6,
    content: 'm',
    color: look('--ink-soft'),
    padding: 0,
  };
}

function fillOf({ pieces, road, look }: ClimbScene) {
  const bounds = Float64Array.from([0, ...pieces.map(({ end }) => end)]);
  const runs = pieces.map(({ band }, index) => ({ start: index, end: index + 1, band }));
  const stops = slopeStops(runs, bounds, 0, road.length);
  return ({ chart: { ctx, chartArea } }: ScriptableContext<'line'>) => {
    if (!chartArea) return look('--line');
    const fill = ctx.createLinearGradient(chartArea.left, 0, chartArea.right, 0);
    for (const { offset, token } of stops) fill.addColorStop(offset, look(token));
    return fill;
  };
}

const pixelsOf = ({ width, right, road }: ClimbScene, metres: number) =>
  (metres / road.length) * (width - PLOT_LEFT - right);

/** Hairlines between pieces that are wide enough to be told apart by them. */
function edges(scene: ClimbScene): AnnotationOptions[] {
  const { road, pieces, look } = scene;
  return pieces
    .slice(0, -1)
    .filter((piece) => pixelsOf(scene, piece.end - piece.start) >= FIGURE_ROOM / 2)
    .map(({ end }) => ({
      type: 'line',
      drawTime: 'afterDatasetsDraw',
      xMin: end,
      xMax: end,
      yMax: altitudeAt(road, end),
      borderColor: translucent(look('--ground'), 0.55),
      borderWidth: 1,
    }));
}

/** The gradient of each piece at its foot, where there is room for it. */
function figures(scene: ClimbScene, { min, perPixel }: Scale): AnnotationOptions[] {
  const { pieces, look, language } = scene;
  return pieces
    .filter((piece) => pixelsOf(scene, piece.end - piece.start) >= FIGURE_ROOM)
    .map(({ start, end, slope, band }) => ({
      type: 'label',
      drawTime: 'afterDatasetsDraw',
      xValue: (start + end) / 2,
      yValue: min + 12 * perPixel,
      content: formatNumber(slope, { language, digits: 1 }),
      color: look(band >= FIRST_DARK_BAND ? '--on-steep' : '--on-gentle'),
      font: { size: 12, weight: 600 },
      padding: 0,
    }));
}

/** A stem and a number over each mark that has room; a stem alone over the others. */
function marksOf(scene: ClimbScene, { perPixel }: Scale): AnnotationOptions[] {
  const { road, marks, look } = scene;
  const lanes = lanesOf(
    marks.map(({ along }) => pixelsOf(scene, along)),
    MARK_ROOM,
    LANES,
  );
  return marks.map(({ along, label }, index) => {
    const foot = altitudeAt(road, along);
    const lane = lanes[index];
    return {
      type: 'line',
      drawTime: 'afterDraw',
      xMin: along,
      xMax: along,
      yMin: foot,
      yMax: foot + (6 + (lane ?? 0) * (MARK_ROOM - 3)) * perPixel,
      borderColor: look('--ink-soft'),
      borderWidth: 1,
      label: {
        display: lane !== null,
        drawTime: 'afterDraw',
        content: label,
        position: 'end',
        yAdjust: -7,
        color: look('--ink'),
        backgroundColor: look('--ground'),
        font: { size: 12, weight: 600 },
        padding: { x: 1, y: 0 },
      },
    };
  });
}
