import type { StyleSpecification } from 'maplibre-gl';
import type { ClimbLines } from '../api/climbs.ts';
import type { Look } from '../charts/look.ts';
import type { ShownClimb } from './climb-pins.ts';

/** The layer that tells which road the pointer is on: wider than what is seen of it. */
export const HIT = 'hit';

const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const;

/** The lines of the climbs shown over the others', the one that is pointed at stronger. */
export function climbsStyle(
  lines: ClimbLines,
  climbs: readonly ShownClimb[],
  { look, pointed }: { look: Look; pointed: string | null },
): StyleSpecification {
  const shown = new Set(
    climbs.flatMap(({ climb, variants }) => variants.map((variant) => `${climb}/${variant}`)),
  );
  const isShown = ({ properties: { climb, variant } }: ClimbLines['features'][number]) =>
    shown.has(`${climb}/${variant}`);
  const others = lines.features.filter((feature) => !isShown(feature));
  const collection = (features: ClimbLines['features']) =>
    ({ type: 'geojson', data: { type: 'FeatureCollection', features } }) as never;
  return {
    version: 8,
    sources: {
      others: collection(others),
      shown: collection(lines.features.filter(isShown)),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': look('--sunken') } },
      {
        id: 'others',
        type: 'line',
        source: 'others',
        layout: ROUND,
        paint: { 'line-color': look('--line'), 'line-width': 2 },
      },
      {
        id: 'shown',
        type: 'line',
        source: 'shown',
        layout: ROUND,
        paint: { 'line-color': look('--accent'), 'line-width': 2.5, 'line-opacity': 0.85 },
      },
      {
        id: 'pointed',
        type: 'line',
        source: 'shown',
        filter: ['==', ['get', 'climb'], pointed ?? ''],
        layout: ROUND,
        paint: { 'line-color': look('--slope-9'), 'line-width': 5 },
      },
      {
        id: HIT,
        type: 'line',
        source: 'shown',
        layout: ROUND,
        paint: { 'line-color': look('--accent'), 'line-width': 18, 'line-opacity': 0 },
      },
    ],
  };
}
