import { useLocation } from 'preact-iso';
import { BIKE_CLASSES } from '../../../src/core/bike-class.ts';
import { METRICS } from '../../../src/core/metrics/index.ts';
import { api, type RideFilter } from '../../api.ts';
import { useClimbs } from '../../climbs.ts';
import { SelectField, TextField } from '../../components/fields.tsx';
import { inLanguage, t } from '../../i18n/index.ts';
import { narrow } from '../../narrow.ts';
import { useResource } from '../../resource.ts';

const NAMES = ['rider', 'from', 'to', 'bikeClass', 'climb', 'q', 'sort'] as const;

/** As it stands in the address: dates are days of the reader, the last one included. */
export type AddressFilter = Partial<Record<(typeof NAMES)[number], string>>;

/** What rides can be sorted by, besides their date: what people compare. */
const SORTABLE = ['distance', 'moving', 'ascent', 'averagePower', 'trainingLoad'];

export function filterOf(query: Record<string, string>): AddressFilter {
  const filter: AddressFilter = {};
  for (const name of NAMES) if (query[name]) filter[name] = query[name];
  return filter;
}

/** The same question as the API understands it: moments, `to` no longer included. */
export function asRequest({ from, to, bikeClass, ...filter }: AddressFilter): RideFilter {
  const request: RideFilter = { ...filter };
  const known = BIKE_CLASSES.find((each) => each === bikeClass);
  if (known) request.bikeClass = known;
  if (from) request.from = new Date(`${from}T00:00`).toISOString();
  if (to) {
    const end = new Date(`${to}T00:00`);
    end.setDate(end.getDate() + 1);
    request.to = end.toISOString();
  }
  return request;
}

export function Filters({ filter }: { filter: AddressFilter }) {
  const { route } = useLocation();
  const { resource } = useResource('riders', api.riders);
  const riders = resource.state === 'ready' ? resource.value.riders : [];
  const climbs = useClimbs();
  const set = (name: keyof AddressFilter) => (value: string) => {
    const next = new URLSearchParams({ ...filter, [name]: value });
    if (value === '') next.delete(name);
    route(next.size > 0 ? `/rides?${next}` : '/rides', true);
  };
  const any = (label: string) => ({ value: '', label });
  const search = (
    <TextField label={t().rides.search} type="search" value={filter.q ?? ''} onValue={set('q')} />
  );
  const others = (
    <>
      {riders.length > 1 && (
        <SelectField
          label={t().rides.rider}
          value={filter.rider ?? ''}
          onValue={set('rider')}
          options={[
            any(t().rides.everyone),
            ...riders.map(({ id, name, self }) => {
              return { value: id, label: self ? t().rides.myself : name };
            }),
          ]}
        />
      )}
      <SelectField
        label={t().rides.climb}
        value={filter.climb ?? ''}
        onValue={set('climb')}
        options={[
          any(t().rides.anyClimb),
          ...climbOptions(climbs.state === 'ready' ? climbs.value : []),
        ]}
      />
      <SelectField
        label={t().rides.bike}
        value={filter.bikeClass ?? ''}
        onValue={set('bikeClass')}
        options={[
          any(t().rides.anyBike),
          ...BIKE_CLASSES.map((bike) => ({ value: bike, label: t().bike[bike] })),
        ]}
      />
      <TextField
        label={t().rides.from}
        type="date"
        value={filter.from ?? ''}
        onValue={set('from')}
      />
      <TextField label={t().rides.to} type="date" value={filter.to ?? ''} onValue={set('to')} />
      <SelectField
        label={t().rides.sort}
        value={filter.sort ?? ''}
        onValue={set('sort')}
        options={[
          any(t().rides.date),
          ...METRICS.filter(({ id }) => SORTABLE.includes(id)).map(({ id, label }) => ({
            value: id,
            label: inLanguage(label),
          })),
        ]}
      />
      {Object.keys(filter).length > 0 && (
        <a href="/rides" class="filters-reset">
          {t().rides.reset}
        </a>
      )}
    </>
  );
  if (!narrow.value) {
    return (
      <search class="filters" aria-label={t().rides.filters}>
        {search}
        {others}
      </search>
    );
  }
  return (
    <search aria-label={t().rides.filters}>
      {search}
      <details class="more-filters" open={Object.keys(filter).some((name) => name !== 'q')}>
        <summary>{t().rides.moreFilters}</summary>
        <div class="filters">{others}</div>
      </details>
    </search>
  );
}

/** One entry a climb, whatever its variants, by name. */
function climbOptions(lines: { climb: string; names: { climb: { fr: string; en: string } } }[]) {
  const names = new Map(lines.map((line) => [line.climb, inLanguage(line.names.climb)]));
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
