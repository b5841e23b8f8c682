import type { Range } from '../../src/core/series.ts';
import { api, type Streams } from '../api.ts';
import { DownloadIcon } from '../components/icons.tsx';
import { Quantity } from '../components/quantity.tsx';
import { type Column, Table } from '../components/table.tsx';
import { clock, spoken } from '../format/duration.ts';
import type { ShownUnit } from '../format/quantity.ts';
import { t } from '../i18n/index.ts';
import { type Pane, SHOWN_CHANNELS } from './panes.ts';
import { type SlopesInSight, sampleAt } from './samples.ts';
import { clockStep, multiplesOf } from './ticks.ts';
import type { View } from './view.ts';

interface StreamTableProps {
  rideId: string;
  streams: Streams;
  panes: readonly Pane[];
  slopes: SlopesInSight | null;
  range: Range;
  view: View;
}

/** Few enough to read. */
const ROWS = 60;

/** The charts in figures: the part in sight in even steps; the row of the cursor is marked. */
export function StreamTable({ rideId, streams, panes, slopes, range, view }: StreamTableProps) {
  const step = clockStep(range.end - range.start, ROWS);
  const rows = multiplesOf(step, range.start, range.end);
  const cursor = view.cursor.value;
  return (
    <div class="chart-data stack">
      <Table
        caption={t().charts.table(spoken(step))}
        columns={columnsOf({ streams, panes, slopes, view })}
        rows={rows}
        rowId={String}
        isCurrent={(row) => cursor !== null && cursor >= row && cursor < row + step}
      />
      <a
        class="button"
        href={api.streamsCsvOf(rideId, {
          channels: SHOWN_CHANNELS.filter((name) => streams.channels[name]),
          points: streams.seconds,
          range: view.range.value,
        })}
        download
      >
        <DownloadIcon />
        {t().charts.csv}
      </a>
    </div>
  );
}

type Measured = Pick<StreamTableProps, 'streams' | 'panes' | 'slopes' | 'view'>;

function columnsOf({ streams, panes, slopes, view }: Measured): Column<number>[] {
  const measured = (
    id: string,
    head: string,
    unit: ShownUnit,
    values: Float64Array | undefined,
    digits = 0,
  ): Column<number>[] => [
    {
      id,
      head,
      numeric: true,
      cell: (moment) => {
        const value = values?.[sampleAt(streams, moment)] ?? Number.NaN;
        return Number.isNaN(value) ? '–' : <Quantity value={value} unit={unit} digits={digits} />;
      },
    },
  ];
  return [
    {
      id: 'time',
      head: t().charts.time,
      cell: (moment) => (
        <button
          type="button"
          class="link tabular"
          onClick={() => {
            view.cursor.value = moment;
          }}
        >
          {clock(moment)}
        </button>
      ),
    },
    ...measured('distance', t().charts.distance, 'km', streams.channels.distance),
    ...panes.flatMap((pane) =>
      measured(
        pane.channel,
        t().charts.channels[pane.channel],
        pane.unit,
        streams.channels[pane.channel],
        pane.digits,
      ),
    ),
    ...measured('slope', t().charts.slope, '%', slopes?.values, 1),
  ];
}
