import { useMemo } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { api, type Ride } from '../../api.ts';
import { climbBands } from '../../charts/climb-bands.ts';
import { createView, showPart } from '../../charts/view.ts';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { t } from '../../i18n/index.ts';
import { useTitle } from '../../page.ts';
import { useResource } from '../../resource.ts';
import { rideTitle } from '../../ride-title.ts';
import { Shared } from '../../shared.ts';
import { NotFoundPage } from '../not-found.tsx';
import { Curve } from './curve.tsx';
import { Details } from './details.tsx';
import { Efforts } from './efforts.tsx';
import { RideHead } from './head.tsx';
import { Laps } from './laps.tsx';
import './ride.css';
import { RideMap, RideProfile, useWholeStreams } from './trace.tsx';
import { Zones } from './zones.tsx';

/** One ride: its numbers, its climbs, and how all of it was found. */
export default function RidePage() {
  const { id = '' } = useRoute().params;
  const { resource, reload } = useResource(`ride ${id}`, (signal) => api.ride(id, signal));
  useTitle(resource.state === 'ready' ? rideTitle(resource.value) : t().rides.ride);
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed' && resource.code === 'not-found') return <NotFoundPage />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  return <WholeRide key={id} ride={resource.value} onChanged={reload} />;
}

function WholeRide({ ride, onChanged }: { ride: Ride; onChanged: () => void }) {
  const climbs = useMemo(() => climbBands(ride.efforts, ride.unnamedClimbs), [ride]);
  const { climb } = useLocation().query;
  const view = useMemo(() => {
    const made = createView();
    const linked = climb && climbs.find((band) => band.climb === climb);
    if (linked) showPart(made, linked, ride.seconds);
    return made;
  }, []);
  const { resource: streams, reload } = useWholeStreams(ride.id);
  const shown = { ride, streams, climbs, view };
  return (
    <Shared.Provider value={ride.shared}>
      <article class="page ride-page">
        <RideHead ride={ride} onChanged={onChanged} />
        <div class="map-and-climbs">
          <RideMap {...shown} />
          <Efforts ride={ride} climbs={climbs} view={view} />
        </div>
        <RideProfile {...shown} onRetry={reload} />
        <Laps ride={ride} view={view} />
        <Zones ride={ride} />
        <Curve ride={ride} />
        <Details ride={ride} />
      </article>
    </Shared.Provider>
  );
}
