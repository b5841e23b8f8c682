import type { Signal } from '@preact/signals';
import { altitudeAt, type Profiled } from '../../../src/core/climbs/profile.ts';
import type { ClimbLine } from '../../api/climbs.ts';
import { SlopeChip } from '../../charts/slope-chip.tsx';
import { RuleButton } from '../../components/figure.tsx';
import { Quantity, Unknown } from '../../components/quantity.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { climbPageWords } from '../../i18n/climb.ts';
import { inLanguage, t } from '../../i18n/index.ts';
import { slopeOf } from '../effort/cuts.ts';

interface BendsProps {
  line: ClimbLine;
  road: Profiled | null;
  cursor: Signal<number | null>;
}

/** A bend, and the road from the one before it. */
interface Leg {
  name: string;
  along: number;
  altitude: number | null;
  /** Metres of road. */
  length: number;
  /** Per cent; null where unknown, or where the altitudes are too rough for so short a leg. */
  slope: number | null;
}

/** The inner gates in riding order; pressing one moves the cursor to it. */
export function Bends({ line, road, cursor }: BendsProps) {
  const words = climbPageWords().bends;
  const here = cursor.value;
  const legs = legsOf(line, road);
  const current = here === null ? undefined : legs.findLast(({ along }) => along <= here);
  return (
    <section aria-labelledby="bends">
      <div class="section-head">
        <h2 id="bends">{words.title}</h2>
      </div>
      <div class="bends-table">
        <Table
          caption={words.title}
          columns={columnsOf(cursor)}
          rows={legs}
          rowId={({ along }) => String(along)}
          isCurrent={(leg) => leg === current}
        />
      </div>
    </section>
  );
}

function columnsOf(cursor: Signal<number | null>): Column<Leg>[] {
  const words = climbPageWords().bends;
  return [
    {
      id: 'name',
      head: words.bend,
      cell: ({ name, along }) => (
        <button
          type="button"
          class="link"
          onClick={() => {
            cursor.value = along;
          }}
        >
          {name}
        </button>
      ),
    },
    {
      id: 'along',
      head: t().charts.distance,
      numeric: true,
      cell: ({ along }) => <Quantity value={along} unit="km" />,
    },
    {
      id: 'altitude',
      head: t().charts.channels.altitude,
      numeric: true,
      cell: ({ altitude }) => <Quantity value={altitude} unit="m" reason={words.noAltitude} />,
    },
    {
      id: 'leg',
      head: words.leg,
      numeric: true,
      cell: ({ length }) => <Quantity value={length} unit="m" />,
    },
    {
      id: 'slope',
      head: (
        <RuleButton label={words.slope} rule={{ title: words.slope, paragraphs: [words.rule] }} />
      ),
      numeric: true,
      cell: ({ slope }) =>
        slope === null ? <Unknown reason={words.noSlope} /> : <SlopeChip slope={slope} />,
    },
  ];
}

function legsOf(line: ClimbLine, road: Profiled | null): Leg[] {
  const { gates } = line;
  return gates.map(({ names, along, altitude }, index) => {
    const from = gates[index - 1]?.along ?? 0;
    const slope = slopeOf({ start: from, end: along }, line);
    return {
      name: inLanguage(names),
      along,
      altitude: road === null ? altitude : altitudeAt(road, along),
      length: along - from,
      slope: Number.isNaN(slope) ? null : slope,
    };
  });
}
