import type { Signal } from '@preact/signals';
import { type ClimbLine, climbs, type PlaceAlong } from '../../api/climbs.ts';
import { Quantity } from '../../components/quantity.tsx';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { calendarDay, monthName } from '../../format/date.ts';
import { climbPageWords } from '../../i18n/climb.ts';
import { inLanguage, t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { useResource } from '../../resource.ts';

interface PlacesProps {
  line: ClimbLine;
  cursor: Signal<number | null>;
}

/** Water, repair, hazards and the like along the road, each with who says so. */
export function Places({ line, cursor }: PlacesProps) {
  const words = climbPageWords().places;
  const { resource, reload } = useResource(`places ${line.climb}/${line.variant}`, (signal) =>
    climbs.places(line, signal),
  );
  return (
    <section aria-labelledby="places" class="stack">
      <h2 id="places">{words.title}</h2>
      {resource.state === 'loading' && <Loading />}
      {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
      {resource.state === 'ready' &&
        (resource.value.places.length === 0 ? (
          <p class="soft measure">
            {words.none} <code>cycling-lab territory import-places</code>.
          </p>
        ) : (
          <Table
            caption={words.title}
            columns={columnsOf(cursor)}
            rows={resource.value.places}
            rowId={({ along, names }) => `${along} ${names.fr}`}
          />
        ))}
    </section>
  );
}

function columnsOf(cursor: Signal<number | null>): Column<PlaceAlong>[] {
  const words = climbPageWords().places;
  return [
    {
      id: 'name',
      head: words.place,
      cell: ({ names, along }) => (
        <button
          type="button"
          class="link"
          onClick={() => {
            cursor.value = along;
          }}
        >
          {inLanguage(names)}
        </button>
      ),
    },
    { id: 'kind', head: words.kind, cell: ({ kind }) => words.kinds[kind] },
    {
      id: 'along',
      head: t().charts.distance,
      numeric: true,
      cell: ({ along }) => <Quantity value={along} unit="km" />,
    },
    {
      id: 'offset',
      head: words.offset,
      numeric: true,
      cell: ({ offset }) => <Quantity value={Math.round(offset / 10) * 10} unit="m" />,
    },
    { id: 'season', head: words.season, cell: ({ season }) => seasonText(season) },
    {
      id: 'source',
      head: words.source,
      cell: ({ source, checked }) =>
        checked === null
          ? source
          : `${source}, ${words.checked(calendarDay(checked, language.value))}`,
    },
  ];
}

function seasonText(season: PlaceAlong['season']): string {
  const words = climbPageWords().places;
  if (season === null) return words.notSaid;
  const [from, to] = [season.from, season.to].map((month) => monthName(month, language.value));
  return words.months(from ?? '', to ?? '');
}
