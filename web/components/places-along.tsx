import { climbs, type PlaceAlong } from '../api/climbs.ts';
import { calendarDay } from '../format/date.ts';
import { inLanguage } from '../i18n/index.ts';
import { language } from '../i18n/language.ts';
import { placeWords } from '../i18n/places.ts';
import { useResource } from '../resource.ts';
import { Quantity } from './quantity.tsx';
import { ErrorMessage, Loading } from './states.tsx';
import { type Column, Table } from './table.tsx';

interface PlacesAlongProps {
  climb: string;
  variant: string;
  /** A column more, as the time of passing. */
  more?: readonly Column<PlaceAlong>[];
}

/** Water, repair, hosts and hazards beside a climb, in riding order, each with who says so. */
export function PlacesAlong({ climb, variant, more = [] }: PlacesAlongProps) {
  const { resource, reload } = useResource(`places ${climb}/${variant}`, (signal) =>
    climbs.places({ climb, variant }, signal),
  );
  const words = placeWords();
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  const { places } = resource.value;
  if (places.length === 0) return <p class="soft">{words.none}</p>;
  const columns: Column<PlaceAlong>[] = [
    { id: 'name', head: words.place, cell: ({ names }) => inLanguage(names) },
    { id: 'kind', head: words.kind, cell: ({ kind }) => words.kinds[kind] },
    {
      id: 'along',
      head: words.at,
      numeric: true,
      cell: ({ along }) => <Quantity value={along} unit="km" />,
    },
    ...more,
    { id: 'source', head: words.source, cell: sourceOf },
  ];
  return (
    <Table
      caption={words.caption}
      columns={columns}
      rows={places}
      rowId={({ longitude, latitude, kind }) => `${kind} ${longitude} ${latitude}`}
    />
  );
}

function sourceOf({ source, checked }: PlaceAlong): string {
  if (checked === null) return source;
  return `${source}, ${placeWords().checked(calendarDay(checked, language.value))}`;
}
