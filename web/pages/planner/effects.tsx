import { type Column, Table } from '../../components/table.tsx';
import { spoken } from '../../format/duration.ts';
import { THIN_SPACE } from '../../format/quantity.ts';
import { plannerWords } from '../../i18n/planner.ts';
import type { Planned } from './plan-of.ts';
import type { Shown } from './shown.ts';

type Effect = Planned['effects'][number];

/** What one change would do to the time. Nobody under 18 is told what weighing less would bring. */
export function Effects({ planned, isAdult }: Shown) {
  const words = plannerWords().effects;
  const rows = planned.effects.filter(
    ({ change }) => isAdult || (change !== 'lighter' && change !== 'heavier'),
  );
  const columns: Column<Effect>[] = [
    { id: 'change', head: words.change, cell: ({ change }) => words.changes[change] },
    {
      id: 'effect',
      head: words.effect,
      numeric: true,
      cell: ({ seconds }) => (
        <span class="quantity nowrap">
          {seconds < 0 ? '−' : '+'}
          {THIN_SPACE}
          {spoken(Math.abs(seconds))}
        </span>
      ),
    },
  ];
  return (
    <section class="planner-effects" aria-labelledby="planner-effects">
      <div class="section-head">
        <h2 id="planner-effects">{words.title}</h2>
      </div>
      <Table caption={words.caption} columns={columns} rows={rows} rowId={({ change }) => change} />
    </section>
  );
}
