import type { ClimbLine, History, PastEffort } from '../../api/climbs.ts';
import { Quantity } from '../../components/quantity.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { shortDate } from '../../format/date.ts';
import { climbPageWords } from '../../i18n/climb.ts';
import { inLanguage, t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';

type Leg = History['bestSplits'][number];

interface BestLegsProps {
  line: ClimbLine;
  legs: readonly Leg[];
  efforts: readonly PastEffort[];
}

/** The fastest leg to each gate, whichever effort has it. */
export function BestLegs({ line, legs, efforts }: BestLegsProps) {
  const words = climbPageWords().history;
  return (
    <details class="best-legs">
      <summary>{words.bestLegs}</summary>
      <Table
        caption={words.bestLegs}
        columns={columnsOf(line, efforts)}
        rows={[...legs]}
        rowId={({ gate }) => gate}
      />
    </details>
  );
}

function columnsOf(line: ClimbLine, efforts: readonly PastEffort[]): Column<Leg>[] {
  const names = new Map(line.gates.map(({ id, names }) => [id, names]));
  return [
    {
      id: 'gate',
      head: t().ride.gate,
      cell: ({ gate }) => {
        const known = names.get(gate);
        return known ? inLanguage(known) : gate;
      },
    },
    {
      id: 'leg',
      head: t().ride.leg,
      numeric: true,
      cell: ({ leg }) => <Quantity value={leg} unit="s" />,
    },
    {
      id: 'on',
      head: t().rides.date,
      cell: ({ ride, number }) => {
        const effort = efforts.find((each) => each.ride === ride && each.number === number);
        return (
          effort && (
            <a href={`/efforts/${ride}/${line.climb}/${line.variant}/${number}`}>
              {shortDate(effort.beganAt, language.value)}
            </a>
          )
        );
      },
    },
  ];
}
