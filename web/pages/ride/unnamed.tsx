import type { Ride } from '../../api.ts';
import type { ClimbBand } from '../../charts/climb-bands.ts';
import { SlopeChip } from '../../charts/slope-chip.tsx';
import { showPart, type View } from '../../charts/view.ts';
import { RuleButton } from '../../components/figure.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { inLanguage, t } from '../../i18n/index.ts';

interface UnnamedProps {
  ride: Ride;
  climbs: readonly ClimbBand[];
  view: View;
}

type UnnamedClimb = Ride['unnamedClimbs'][number];

/** Climbs that no pack knows, found in the altitude of the ride; pressing one brings it into sight. */
export function Unnamed({ ride, climbs, view }: UnnamedProps) {
  if (ride.unnamedClimbs.length === 0) return null;
  const words = t().ride;
  return (
    <div class="climb">
      <h3>
        <RuleButton
          label={words.unnamed}
          rule={{
            title: words.unnamed,
            paragraphs: [words.unnamedRule, t().rules.version(ride.analysisVersion)],
          }}
        />
      </h3>
      <Table
        caption={words.unnamed}
        columns={columnsOf({ ride, climbs, view })}
        rows={ride.unnamedClimbs}
        rowId={({ start }) => String(start)}
      />
    </div>
  );
}

function columnsOf({ ride, climbs, view }: UnnamedProps): Column<UnnamedClimb>[] {
  const words = t().ride;
  return [
    {
      id: 'climb',
      head: words.climb,
      cell: ({ start }) => {
        const band = climbs.find((each) => each.climb === null && each.start === start);
        if (!band) return null;
        const name = inLanguage(band.names);
        return (
          <span class="nowrap">
            <span class="climb-number">{band.number}</span>
            <button
              type="button"
              class="link"
              title={words.show(name)}
              onClick={() => showPart(view, band, ride.seconds)}
            >
              {name}
            </button>
          </span>
        );
      },
    },
    {
      id: 'time',
      head: words.time,
      numeric: true,
      cell: ({ start, end }) => <Quantity value={end - start} unit="s" />,
    },
    {
      id: 'length',
      head: t().charts.distance,
      numeric: true,
      cell: ({ length }) => <Quantity value={length} unit="km" />,
    },
    {
      id: 'height',
      head: t().short.ascent,
      numeric: true,
      cell: ({ height }) => <Quantity value={height} unit="m" />,
    },
    {
      id: 'slope',
      head: t().charts.slope,
      numeric: true,
      cell: ({ length, height }) => <SlopeChip slope={(100 * height) / length} />,
    },
  ];
}
