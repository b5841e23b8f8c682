import { useEffect } from 'preact/hooks';
import { api } from '../../api.ts';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { t } from '../../i18n/index.ts';
import { useTitle } from '../../page.ts';
import { useResource } from '../../resource.ts';
import { person } from '../../session.ts';
import { followUploads } from '../../uploads.ts';
import { Arrivals } from './arrivals.tsx';
import { Attention } from './attention.tsx';
import './home.css';
import { InboxCard } from './inbox-card.tsx';
import { LatestRides } from './latest-rides.tsx';
import { Receive } from './receive.tsx';

/** One place that takes everything, what becomes of it, and what is new. */
export default function HomePage() {
  useTitle(t().home.title);
  useEffect(followUploads, []);
  const { resource, reload } = useResource('riders', api.riders);
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  const { riders } = resource.value;
  return (
    <div class="page">
      <h1 class="visually-hidden">{t().home.title}</h1>
      <Receive riders={riders} />
      <Arrivals />
      {person.value?.role === 'coach' && <InboxCard />}
      <Attention riders={riders} />
      <LatestRides />
    </div>
  );
}
