import { useRoute } from 'preact-iso';
import { api } from '../../api.ts';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { t } from '../../i18n/index.ts';
import { useTitle } from '../../page.ts';
import { useResource } from '../../resource.ts';
import { Details } from './details.tsx';
import { Efforts } from './efforts.tsx';
import { RideHead } from './head.tsx';
import { Laps } from './laps.tsx';
import './ride.css';
import { Zones } from './zones.tsx';

/** One ride: its numbers, its climbs, and how all of it was found. */
export default function RidePage() {
  const { id = '' } = useRoute().params;
  const { resource, reload } = useResource(`ride ${id}`, (signal) => api.ride(id, signal));
  const title = resource.state === 'ready' ? resource.value.title : null;
  useTitle(title ?? t().rides.untitled);
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  const ride = resource.value;
  return (
    <article class="page ride-page">
      <RideHead ride={ride} onChanged={reload} />
      <Efforts ride={ride} />
      <Laps ride={ride} />
      <Zones ride={ride} />
      <Details ride={ride} />
    </article>
  );
}
