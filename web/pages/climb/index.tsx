import { useMemo } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { useClimbBook } from '../../climbs.ts';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { climbWords } from '../../i18n/climbs.ts';
import { inLanguage } from '../../i18n/index.ts';
import { useTitle } from '../../page.ts';
import { entriesOf } from '../climbs/entries.ts';
import { NotFoundPage } from '../not-found.tsx';
import { Catalogued } from './catalogued.tsx';
import './climb.css';
import { Head } from './head.tsx';
import { Timed } from './timed.tsx';

/** One climb, by one of the ways up it; without one in the address, by its first. */
export default function ClimbPage() {
  const { climb = '', variant } = useRoute().params;
  const { resource, reload } = useClimbBook();
  const ways = useMemo(
    () =>
      resource.state === 'ready'
        ? entriesOf(resource.value, new Map()).filter((entry) => entry.climb === climb)
        : [],
    [resource, climb],
  );
  const way = variant === undefined ? ways[0] : ways.find((each) => each.variant === variant);
  useTitle(way ? inLanguage(way.names.climb) : climbWords().list.title);
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  if (way === undefined) return <NotFoundPage />;
  const told = resource.value.catalogue.find(
    (each) => each.climb === climb && each.variant === way.variant,
  );
  return (
    <article class="page climb-page">
      <Head ways={ways} way={way} />
      {told ? <Catalogued told={told} /> : <Timed key={`${climb}/${way.variant}`} way={way} />}
    </article>
  );
}
