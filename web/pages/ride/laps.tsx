import type { MetricId } from '../../../src/core/metrics/index.ts';
import type { Ride } from '../../api.ts';
import { showPart, type View } from '../../charts/view.ts';
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

/** The laps of the device; pressing one brings it into sight on map and profile. */
export function Laps({ ride, view }: { ride: Ride; view: View }) {
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
          columns={lapColumns(ride, view)}
          rows={ride.laps}
          rowId={(lap) => String(lap.start)}
        />
      )}
    </section>
  );
}

function lapColumns({ seconds, analysisVersion: version }: Ride, view: View): Column<Lap>[] {
  return [
    {
      id: 'lap',
      head: t().ride.lap,
      cell: (lap, index) => (
        <button
          type="button"
          class="link"
          title={t().ride.show(t().ride.lapNumber(index + 1))}
          onClick={() => showPart(view, lap, seconds)}
        >
          {index + 1}
        </button>
      ),
    },
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
