import { climbs, type PlaceAlong } from '../../api/climbs.ts';
import { Quantity } from '../../components/quantity.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { climbPageWords } from '../../i18n/climb.ts';
import { inLanguage, t } from '../../i18n/index.ts';
import { plannerWords } from '../../i18n/planner.ts';
import { useResource } from '../../resource.ts';
import { clockOf } from './clock.ts';
import { type Planned, timeAtPlace } from './plan-of.ts';
import type { Shown } from './shown.ts';

/** What lies beside the road, with the time of passing; nothing where nobody knows of anything. */
export function Places({ line, settings, planned }: Shown) {
  const { resource, reload } = useResource(`places ${line.climb}/${line.variant}`, (signal) =>
    climbs.places(line, signal),
  );
  const words = climbPageWords().places;
  if (resource.state === 'loading') return null;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  if (resource.value.places.length === 0) return null;
  return (
    <section class="planner-places" aria-labelledby="planner-places">
      <div class="section-head">
        <h2 id="planner-places">{words.title}</h2>
      </div>
      <Table
        caption={words.title}
        columns={columnsOf(planned, settings.start)}
        rows={resource.value.places}
        rowId={({ along, names }) => `${along} ${names.fr}`}
      />
    </section>
  );
}

function columnsOf(planned: Planned, start: number): Column<PlaceAlong>[] {
  const words = climbPageWords().places;
  const sections = plannerWords().sections;
  const columns: Column<PlaceAlong>[] = [
    { id: 'name', head: words.place, cell: ({ names }) => inLanguage(names) },
    { id: 'kind', head: words.kind, cell: ({ kind }) => words.kinds[kind] },
    {
      id: 'along',
      head: t().charts.distance,
      numeric: true,
      cell: ({ along }) => <Quantity value={along} unit="km" />,
    },
    {
      id: 'passed',
      head: sections.passed,
      numeric: true,
      cell: ({ along }) => <Quantity value={timeAtPlace(planned, along)} unit="s" />,
    },
  ];
  if (Number.isNaN(start)) return columns;
  const clock: Column<PlaceAlong> = {
    id: 'clock',
    head: sections.clock,
    numeric: true,
    cell: ({ along }) => clockOf(start * 3600 + timeAtPlace(planned, along)),
  };
  return [...columns, clock];
}
