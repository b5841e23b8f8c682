import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';
import type { Look } from '../charts/look.ts';
import { SLOPE_BANDS } from '../charts/slope.ts';
import type { climbLines, gatePoints, slopeLines } from './track.ts';

interface Layers {
  track: ReturnType<typeof slopeLines>;
  climbs: ReturnType<typeof climbLines>;
  gates: ReturnType<typeof gatePoints>;
}

/**
 * A plain ground with the track in the colours of its slopes, a halo along the climbs, and gates.
 * No tiles, glyphs or sprites: nothing is fetched from anywhere.
 */
export function mapStyle({ track, climbs, gates }: Layers, look: Look): StyleSpecification {
  const ground = look('--sunken');
  return {
    version: 8,
    sources: {
      track: { type: 'geojson', data: track },
      climbs: { type: 'geojson', data: climbs },
      gates: { type: 'geojson', data: gates },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': ground } },
      {
        id: 'climbs',
        type: 'line',
        source: 'climbs',
        layout: ROUND,
        paint: { 'line-color': look('--accent'), 'line-width': 13, 'line-opacity': 0.25 },
      },
      {
        id: 'casing',
        type: 'line',
        source: 'track',
        layout: ROUND,
        paint: { 'line-color': look('--ink-soft'), 'line-width': 5 },
      },
      {
        id: 'track',
        type: 'line',
        source: 'track',
        // Where a road was ridden up and down, the ascent is what one looks for.
        layout: { ...ROUND, 'line-sort-key': ['get', 'band'] },
        paint: { 'line-color': slopeColour(look), 'line-width': 3.5 },
      },
      {
        id: 'gates',
        type: 'circle',
        source: 'gates',
        paint: {
          'circle-radius': ['case', ['==', ['get', 'kind'], 'end'], 5, 2.5],
          'circle-color': ground,
          'circle-stroke-color': look('--ink'),
          'circle-stroke-width': ['case', ['==', ['get', 'kind'], 'end'], 2, 1],
        },
      },
    ],
  };
}

const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const;

function slopeColour(look: Look): ExpressionSpecification {
  const [first, ...others] = SLOPE_BANDS.map(({ token }) => look(token));
  const steps = others.flatMap((colour, index) => [index + 1, colour]);
  return [
    'case',
    ['<', ['get', 'band'], 0],
    look('--line-strong'),
    ['step', ['get', 'band'], first, ...steps],
  ];
}
