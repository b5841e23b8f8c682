import type { Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { climbs } from '../../api/climbs.ts';
import { ErrorMessage } from '../../components/states.tsx';
import { climbWords } from '../../i18n/climbs.ts';
import { lazyPage } from '../../lazy-page.tsx';
import type { ShownClimb } from '../../map/climb-pins.ts';
import { useResource } from '../../resource.ts';
import type { Group } from './entries.ts';

const LazyMap = lazyPage(() => import('../../map/climbs-map.tsx'));

interface MapOfClimbsProps {
  groups: readonly Group[];
  /** The climb that is pointed at, in the list or on the map. */
  pointed: Signal<string | null>;
}

/** Where the climbs of the list are; the place is kept while their lines are on their way. */
export function MapOfClimbs({ groups, pointed }: MapOfClimbsProps) {
  const { resource, reload } = useResource('climb lines', climbs.lines);
  const shown = useMemo(() => groups.map(shownOf), [groups]);
  return (
    <section class="climbs-map-place" aria-label={climbWords().map.title}>
      {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
      {resource.state === 'ready' && (
        <LazyMap lines={resource.value} climbs={shown} pointed={pointed} />
      )}
    </section>
  );
}

/** Shown at the end of its longest line; a climb without one where its pack says. */
function shownOf({ climb, names, entries }: Group): ShownClimb {
  const longest = entries.reduce((most, each) =>
    (each.line?.length ?? 0) > (most.line?.length ?? 0) ? each : most,
  );
  const variants = entries.map(({ variant }) => variant);
  const rank = Math.max(0, ...entries.map(({ line }) => line?.difficulty.climbByBike ?? 0));
  return { climb, names, position: longest.position, timed: longest.line !== null, rank, variants };
}
