import type { Effort, Ride } from '../../api.ts';
import { showPart, type View } from '../../charts/view.ts';
import { RuleButton } from '../../components/figure.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { inLanguage, t } from '../../i18n/index.ts';

type Split = Effort['splits'][number];

interface SplitsProps {
  effort: Effort;
  ride: Ride;
  view: View;
}

/** Times at the gates of a climb; pressing one brings the leg up to it into sight. */
export function Splits({ effort, ride, view }: SplitsProps) {
  const { climb, variant } = effort.names;
  return (
    <Table
      caption={t().ride.splits(`${inLanguage(climb)}, ${inLanguage(variant)}`)}
      columns={columnsOf({ effort, ride, view })}
      rows={effort.splits}
      rowId={(split) => split.gate}
    />
  );
}

function columnsOf({ effort, ride, view }: SplitsProps): Column<Split>[] {
  const { rules } = t();
  const ruled = (label: string, ...paragraphs: string[]) => (
    <RuleButton
      label={label}
      rule={{ title: label, paragraphs: [...paragraphs, rules.version(ride.analysisVersion)] }}
    />
  );
  return [
    {
      id: 'gate',
      head: t().ride.gate,
      cell: (split) => <Gate split={split} effort={effort} ride={ride} view={view} />,
    },
    {
      id: 'time',
      numeric: true,
      head: ruled(t().ride.splitTime, rules.effortTime),
      cell: ({ elapsed }) => <Quantity value={elapsed} unit="s" reason={t().unknown.gate} />,
    },
    {
      id: 'leg',
      numeric: true,
      head: ruled(t().ride.leg, rules.leg, rules.uncertainty),
      cell: ({ leg, uncertainty }) => (
        <Quantity value={leg} unit="s" uncertainty={uncertainty} reason={t().unknown.gate} />
      ),
    },
  ];
}

function Gate({ split, effort, ride, view }: SplitsProps & { split: Split }) {
  const { elapsed, leg } = split;
  const name = inLanguage(split.names);
  if (elapsed === null || leg === null) return name;
  const end = effort.start + elapsed;
  return (
    <button
      type="button"
      class="link"
      title={t().ride.show(name)}
      onClick={() => showPart(view, { start: end - leg, end }, ride.seconds)}
    >
      {name}
    </button>
  );
}
