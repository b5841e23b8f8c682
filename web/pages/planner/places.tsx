import type { PlaceAlong } from '../../api/climbs.ts';
import { PlacesAlong } from '../../components/places-along.tsx';
import type { Column } from '../../components/table.tsx';
import { placeWords } from '../../i18n/places.ts';
import { plannerWords } from '../../i18n/planner.ts';
import { clockOf } from './form.tsx';
import { timeAtPlace } from './plan-of.ts';
import type { Shown } from './shown.ts';

/** What lies beside the road, with the time of passing. */
export function Places({ line, settings, planned }: Shown) {
  const clock: Column<PlaceAlong> = {
    id: 'clock',
    head: plannerWords().sections.clock,
    numeric: true,
    cell: ({ along }) => clockOf(settings.start * 3600 + timeAtPlace(planned, along)),
  };
  return (
    <section class="planner-places" aria-labelledby="planner-places">
      <div class="section-head">
        <h2 id="planner-places">{placeWords().title}</h2>
      </div>
      <PlacesAlong
        climb={line.climb}
        variant={line.variant}
        more={Number.isNaN(settings.start) ? [] : [clock]}
      />
    </section>
  );
}
