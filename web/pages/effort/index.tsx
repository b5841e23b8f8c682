import { useRoute } from 'preact-iso';
import { climbs } from '../../api/climbs.ts';
import { type EffortPath, effortsApi } from '../../api/efforts.ts';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { effortWords } from '../../i18n/effort.ts';
import { inLanguage } from '../../i18n/index.ts';
import { useTitle } from '../../page.ts';
import { useResource } from '../../resource.ts';
import { Shared } from '../../shared.ts';
import { NotFoundPage } from '../not-found.tsx';
import './effort.css';
import { EffortHead } from './head.tsx';
import { OnTheRoad } from './on-the-road.tsx';

/** One effort on a climb: its numbers, and where on the road it won and lost. */
export default function EffortPage() {
  const { ride = '', climb = '', variant = '', number = '' } = useRoute().params;
  const path = { ride, climb, variant, number };
  return <Asked key={Object.values(path).join('/')} path={path} />;
}

function Asked({ path }: { path: EffortPath }) {
  const { climb, variant } = path;
  const { resource, reload } = useResource('effort', async (signal) => {
    const [effort, line] = await Promise.all([
      effortsApi.effort(path, signal),
      climbs.line({ climb, variant }, signal),
    ]);
    return { effort, line };
  });
  const name = resource.state === 'ready' ? inLanguage(resource.value.effort.names.climb) : climb;
  useTitle(effortWords().effort.title(name));
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed' && resource.code === 'not-found') return <NotFoundPage />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  const { effort, line } = resource.value;
  return (
    <Shared.Provider value={effort.ride.shared}>
      <article class="page road-page">
        <EffortHead effort={effort} />
        <OnTheRoad effort={effort} line={line} />
      </article>
    </Shared.Provider>
  );
}
