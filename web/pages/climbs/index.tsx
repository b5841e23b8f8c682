import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { climbs, type Mine } from '../../api/climbs.ts';
import type { ClimbBook } from '../../api.ts';
import { useClimbBook } from '../../climbs.ts';
import { EmptyState, ErrorMessage, Loading } from '../../components/states.tsx';
import { climbWords } from '../../i18n/climbs.ts';
import { inLanguage, t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { useTitle } from '../../page.ts';
import { useResource } from '../../resource.ts';
import './climbs.css';
import { entriesOf, groupsOf, isShown } from './entries.ts';
import { Filters, filterOf } from './filters.tsx';
import { List } from './list.tsx';
import { MapOfClimbs } from './map.tsx';

/** All climbs of the territory on a map and in a list; the filter stands in the address. */
export default function ClimbsPage() {
  const words = climbWords().list;
  useTitle(words.title);
  const { resource, reload } = useClimbBook();
  return (
    <div class="page climbs-page">
      <h1>{words.title}</h1>
      {resource.state === 'loading' && <Loading />}
      {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
      {resource.state === 'ready' && <Climbs book={resource.value} />}
    </div>
  );
}

function Climbs({ book }: { book: ClimbBook }) {
  const words = climbWords().list;
  const filter = filterOf(useLocation().query);
  const pointed = useSignal<string | null>(null);
  const mine = useMine();
  const all = useMemo(() => entriesOf(book, mine ?? NOTHING), [book, mine]);
  const key = JSON.stringify(filter);
  const entries = useMemo(() => all.filter((entry) => isShown(entry, filter)), [all, key]);
  const groups = useMemo(
    () => groupsOf(entries, { sort: filter.sort, language: language.value }),
    [entries, filter.sort, language.value],
  );
  if (all.length === 0) {
    return (
      <EmptyState title={words.noneTitle}>
        <p class="soft">{words.noneText}</p>
      </EmptyState>
    );
  }
  const timed = entries.filter(({ line }) => line !== null).length;
  return (
    <>
      <MapOfClimbs groups={groups} pointed={pointed} />
      <Filters filter={filter} mineKnown={mine !== null} />
      <p class="soft small" role="status">
        {words.shown(timed, entries.length - timed)}
      </p>
      {groups.length === 0 ? (
        <EmptyState title={words.noMatchTitle}>
          <p class="soft">{words.noMatchText}</p>
          <p>
            <a href="/climbs">{t().rides.reset}</a>
          </p>
        </EmptyState>
      ) : (
        <List groups={groups} pointed={pointed} />
      )}
      <Sources book={book} />
    </>
  );
}

const NOTHING: ReadonlyMap<string, Mine> = new Map();

/** What the reader rode, by `climb/variant`; null while it is not known, which keeps nobody from the climbs. */
function useMine(): ReadonlyMap<string, Mine> | null {
  const { resource } = useResource('my climbs', climbs.mine);
  return useMemo(
    () =>
      resource.state === 'ready'
        ? new Map(resource.value.climbs.map((each) => [`${each.climb}/${each.variant}`, each]))
        : null,
    [resource],
  );
}

/** Whose lines they are, and how more come in. */
function Sources({ book }: { book: ClimbBook }) {
  const words = climbWords().list;
  return (
    <footer class="small soft measure stack">
      {book.catalogue.length > 0 && (
        <p>
          {words.catalogueHow} <code>cycling-lab territory add-line</code>.
        </p>
      )}
      {book.territories.map(({ id, names, attribution, licence }) => (
        <p key={id}>
          {inLanguage(names)}: {attribution}, <a href={licence.url}>{licence.id}</a>.
        </p>
      ))}
    </footer>
  );
}
