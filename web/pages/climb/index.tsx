import { useRoute } from 'preact-iso';
import { climbs } from '../../api/climbs.ts';
import { useClimbs } from '../../climbs.ts';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { inLanguage } from '../../i18n/index.ts';
import { useTitle } from '../../page.ts';
import { useResource } from '../../resource.ts';
import { NotFoundPage } from '../not-found.tsx';
import { Hero } from './hero.tsx';

/** One climb, by one of its lines; without one in the address, its first. */
export default function ClimbPage() {
  const { climb = '', variant } = useRoute().params;
  const known = useClimbs();
  if (known.state === 'loading') return <Loading />;
  if (known.state === 'failed') return <ErrorMessage code={known.code} />;
  const shown = variant ?? known.value.find((one) => one.climb === climb)?.variant;
  if (shown === undefined) return <NotFoundPage />;
  return <Line key={`${climb}/${shown}`} climb={climb} variant={shown} />;
}

function Line({ climb, variant }: { climb: string; variant: string }) {
  const { resource, reload } = useResource(`climb ${climb}/${variant}`, (signal) =>
    climbs.line(climb, variant, signal),
  );
  useTitle(resource.state === 'ready' ? inLanguage(resource.value.names.climb) : climb);
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed' && resource.code === 'not-found') return <NotFoundPage />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  const line = resource.value;
  return (
    <article class="page climb-page">
      <header>
        <h1>{inLanguage(line.names.climb)}</h1>
        <p class="soft">{inLanguage(line.names.variant)}</p>
      </header>
      <Hero line={line} />
    </article>
  );
}
