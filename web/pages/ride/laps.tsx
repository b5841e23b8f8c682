import type { MetricId } from '../../../src/core/metrics/index.ts';
import type { Ride } from '../../api.ts';
import { MetricHead, MetricValue } from '../../components/metric.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { t } from '../../i18n/index.ts';

type Lap = Ride['laps'][number];

const METRICS_SHOWN: MetricId[] = [
  'timer',
  'distance',
  'ascent',
  'averageSpeed',
  'averagePower',
  'weightedPower',
  'averageHeartRate',
  'averageCadence',
];

export function Laps({ ride }: { ride: Ride }) {
  return (
    <section aria-labelledby="laps">
      <div class="section-head">
        <h2 id="laps">{t().ride.laps}</h2>
      </div>
      {ride.laps.length === 0 ? (
        <p class="soft">{t().ride.noLaps}</p>
      ) : (
        <Table
          caption={t().ride.laps}
          columns={lapColumns(ride.analysisVersion)}
          rows={ride.laps}
          rowId={(lap) => String(lap.start)}
        />
      )}
    </section>
  );
}

function lapColumns(version: string): Column<Lap>[] {
  return [
    { id: 'lap', head: t().ride.lap, cell: (_lap, index) => index + 1 },
    ...METRICS_SHOWN.map((id): Column<Lap> => {
      return {
        id,
        numeric: true,
        head: <MetricHead id={id} version={version} />,
        cell: (lap) => <MetricValue id={id} values={lap.metrics} />,
      };
    }),
  ];
}
