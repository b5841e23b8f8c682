import { useLocation } from 'preact-iso';
import { SelectField, TextField } from '../../components/fields.tsx';
import { climbWords } from '../../i18n/climbs.ts';
import { t } from '../../i18n/index.ts';
import { narrow } from '../../narrow.ts';
import { type Filter, SORTS } from './entries.ts';

const NAMES = ['q', 'done', 'kind', 'bike', 'sort'] as const;
const BIKES = ['road', 'gravel', 'mtb', 'e-bike', 'e-mtb'] as const;

export function filterOf(query: Record<string, string>): Filter {
  const filter: Filter = {};
  for (const name of NAMES) if (query[name]) filter[name] = query[name];
  return filter;
}

interface FiltersProps {
  filter: Filter;
  /** Whether it is known what the reader rode. */
  mineKnown: boolean;
}

/** What to show of the climbs; it stands in the address. */
export function Filters({ filter, mineKnown }: FiltersProps) {
  const { route } = useLocation();
  const words = climbWords().filters;
  const set = (name: keyof Filter) => (value: string) => {
    const next = new URLSearchParams({ ...filter, [name]: value });
    if (value === '') next.delete(name);
    route(next.size > 0 ? `/climbs?${next}` : '/climbs', true);
  };
  const select = (name: keyof Filter, label: string, options: [string, string][]) => (
    <SelectField
      label={label}
      value={filter[name] ?? ''}
      onValue={set(name)}
      options={options.map(([value, text]) => ({ value, label: text }))}
    />
  );
  const search = (
    <TextField label={words.search} type="search" value={filter.q ?? ''} onValue={set('q')} />
  );
  const others = (
    <>
      {mineKnown &&
        select('done', words.mine, [
          ['', words.all],
          ['done', words.done],
          ['open', words.open],
        ])}
      {select('kind', words.kind, [
        ['', words.allLines],
        ['timed', words.timed],
        ['catalogue', words.catalogue],
      ])}
      {select('bike', t().rides.bike, [
        ['', t().rides.anyBike],
        ...BIKES.map((bike): [string, string] => [bike, t().bike[bike]]),
      ])}
      {select(
        'sort',
        t().rides.sort,
        SORTS.map((sort): [string, string] => [sort === 'name' ? '' : sort, words.sorts[sort]]),
      )}
      {Object.keys(filter).length > 0 && (
        <a href="/climbs" class="filters-reset">
          {t().rides.reset}
        </a>
      )}
    </>
  );
  if (!narrow.value) {
    return (
      <search class="climb-filters" aria-label={words.title}>
        {search}
        {others}
      </search>
    );
  }
  return (
    <search aria-label={words.title}>
      {search}
      <details class="more-filters" open={Object.keys(filter).some((name) => name !== 'q')}>
        <summary>{t().rides.moreFilters}</summary>
        <div class="climb-filters">{others}</div>
      </details>
    </search>
  );
}
