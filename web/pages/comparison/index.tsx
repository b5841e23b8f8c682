import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { type ClimbLine, climbs } from '../../api/climbs.ts';
import { type ComparedEffort, comparisonPage, effortsApi } from '../../api/efforts.ts';
import { windowsOf } from '../../charts/climb-pieces.ts';
import { EmptyState, ErrorMessage, Loading } from '../../components/states.tsx';
import { effortWords } from '../../i18n/effort.ts';
import { inLanguage } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { useInAddress } from '../../in-address.ts';
import { lazyPage } from '../../lazy-page.tsx';
import { useTitle } from '../../page.ts';
import { useResource } from '../../resource.ts';
import { marksOf } from '../climb/marks.ts';
import '../effort/effort.css';
import { NotFoundPage } from '../not-found.tsx';
import { AddEffort, MOST } from './add.tsx';
import './comparison.css';
import { lanesOf } from './lanes.ts';
import { Legs } from './legs.tsx';
import { Numbers } from './numbers.tsx';
import { comparedPanes, useStreamsOf } from './panes.ts';

const LazyProfile = lazyPage(() => import('../../charts/climb-profile.tsx'));
const LazyCharts = lazyPage(() => import('../../charts/road-charts.tsx'));

/** Efforts on one line side by side, at the same places of the road. */
export default function ComparisonPage() {
  const { climb = '', variant = '' } = useRoute().params;
  const { query, route } = useLocation();
  const keys = (query.efforts ?? '').split(',').filter(Boolean).slice(0, MOST);
  const { resource, reload } = useResource(`${climb}/${variant} ${keys}`, async (signal) => {
    const [line, compared] = await Promise.all([
      climbs.line({ climb, variant }, signal),
      keys.length > 0 ? effortsApi.compare({ climb, variant }, keys, signal) : { efforts: [] },
    ]);
    return { line, ...compared };
  });
  const words = effortWords().comparison;
  const name = resource.state === 'ready' ? inLanguage(resource.value.line.names.climb) : climb;
  useTitle(words.titleOf(name));
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed' && resource.code === 'not-found') return <NotFoundPage />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  const { line, efforts } = resource.value;
  const show = (shown: string[]) =>
    route(
      comparisonPage(
        { climb, variant },
        shown,
        shown.find((key) => key === query.reference),
      ),
      true,
    );
  const add = (
    <AddEffort climb={climb} variant={variant} shown={keys} onAdd={(key) => show([...keys, key])} />
  );
  return (
    <article class="page road-page">
      <header class="page-head">
        <div>
          <h1>{words.titleOf(name)}</h1>
          <p class="soft">{inLanguage(line.names.variant)}</p>
        </div>
        <div class="page-actions">
          <a class="button" href={`/climbs/${climb}/${variant}`}>
            {effortWords().effort.climb}
          </a>
        </div>
      </header>
      {efforts.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
          {add}
        </EmptyState>
      ) : (
        <SideBySide
          efforts={efforts}
          line={line}
          add={add}
          onRemove={(key) => show(keys.filter((each) => each !== key))}
        />
      )}
    </article>
  );
}

interface SideBySideProps {
  efforts: ComparedEffort[];
  line: ClimbLine;
  add: preact.JSX.Element;
  /** RIDE:NUMBER */
  onRemove: (key: string) => void;
}

function SideBySide({ efforts, line, add, onRemove }: SideBySideProps) {
  const words = effortWords();
  const cursor = useSignal<number | null>(null);
  const lanes = useMemo(() => lanesOf(efforts), [efforts, language.value]);
  const fastest = lanes.reduce((best, each) =>
    each.effort.elapsed < best.effort.elapsed ? each : best,
  );
  const [chosen, choose] = useInAddress({ reference: fastest.key });
  const reference = lanes.find(({ key }) => key === chosen.reference) ?? fastest;
  const streams = useStreamsOf(efforts);
  const panes = useMemo(
    () => comparedPanes(lanes, { reference, streams }),
    [lanes, reference, streams, language.value],
  );
  const marks = useMemo(() => marksOf(line.gates), [line, language.value]);
  const bends = useMemo(() => line.gates.map(({ along }) => along), [line]);
  const windows = windowsOf(line);
  const window = windows.find((each) => each >= 500) ?? windows[0];
  return (
    <>
      <Numbers
        lanes={lanes}
        reference={reference}
        onReference={(key) => choose({ reference: key })}
        onRemove={onRemove}
      />
      {lanes.length === 1 && <p class="soft">{words.comparison.few}</p>}
      {add}
      <section aria-labelledby="along">
        <div class="section-head">
          <h2 id="along">{words.charts.title}</h2>
        </div>
        {line.profile && window !== undefined && (
          <LazyProfile
            profile={line.profile}
            length={line.length}
            marks={marks}
            window={window}
            cursor={cursor}
            height={190}
          />
        )}
        {panes.length > 0 && (
          <LazyCharts
            panes={panes}
            length={line.length}
            marks={bends}
            cursor={cursor}
            filename="comparison"
          />
        )}
      </section>
      <Legs lanes={lanes} line={line} cursor={cursor} />
      <p class="small soft">
        {words.comparison.onlyShared} {line.attribution}
      </p>
    </>
  );
}
