import type { ComponentChildren } from 'preact';
import type { MetricId } from '../../src/core/metrics/index.ts';
import type { RideSummary, TimedLine } from '../api.ts';
import { useClimbs } from '../climbs.ts';
import { shortDate } from '../format/date.ts';
import { clock } from '../format/duration.ts';
import { inLanguage, t } from '../i18n/index.ts';
import { language } from '../i18n/language.ts';
import { narrow } from '../narrow.ts';
import { rideTitle } from '../ride-title.ts';
import { Shared } from '../shared.ts';
import { MetricHead, MetricValue } from './metric.tsx';
import './ride-list.css';
import { type Column, Table } from './table.tsx';

const METRICS_SHOWN: MetricId[] = ['distance', 'moving', 'ascent', 'averagePower', 'trainingLoad'];

interface RideListProps {
  rides: RideSummary[];
  label: string;
  /** Buttons at the end of each ride. */
  actions?: ((ride: RideSummary) => ComponentChildren) | undefined;
}

/** Rides as a table, on a phone as one short card each. */
export function RideList({ rides, label, actions }: RideListProps) {
  if (!narrow.value) return <RideTable rides={rides} label={label} actions={actions} />;
  return (
    <ul class="ride-cards" aria-label={label}>
      {rides.map((ride) => (
        <RideCard key={ride.id} ride={ride}>
          {actions?.(ride)}
        </RideCard>
      ))}
    </ul>
  );
}

function RideTable({ rides, label, actions }: RideListProps) {
  const several = new Set(rides.map((ride) => ride.riderId)).size > 1;
  const columns: Column<RideSummary>[] = [
    { id: 'name', head: t().rides.name, cell: (ride) => <RideName ride={ride} /> },
    {
      id: 'date',
      head: t().rides.date,
      cell: (ride) => <span class="nowrap">{shortDate(ride.start, language.value)}</span>,
    },
    ...(several
      ? [
          {
            id: 'rider',
            head: t().rides.rider,
            cell: (ride: RideSummary) => <span class="ride-rider">{ride.riderName}</span>,
          },
        ]
      : []),
    {
      id: 'bike',
      head: t().rides.bike,
      cell: (ride) => <span class="nowrap">{t().bike[ride.bikeClass]}</span>,
    },
    ...METRICS_SHOWN.map(metricColumn),
  ];
  if (actions) {
    const head = <span class="visually-hidden">{t().rides.actions}</span>;
    columns.push({ id: 'actions', head, cell: actions });
  }
  return <Table caption={label} columns={columns} rows={rides} rowId={(ride) => ride.id} />;
}

function metricColumn(id: MetricId): Column<RideSummary> {
  return {
    id,
    numeric: true,
    head: <MetricHead id={id} />,
    cell: (ride) => (
      <Shared.Provider value={ride.shared}>
        <MetricValue id={id} values={ride.metrics} />
      </Shared.Provider>
    ),
  };
}

function RideCard({ ride, children }: { ride: RideSummary; children: ComponentChildren }) {
  return (
    <li class="ride-card">
      <RideName ride={ride} />
      <div class="ride-card-actions">{children}</div>
      <p class="soft small">
        {shortDate(ride.start, language.value)} · {ride.riderName} · {t().bike[ride.bikeClass]}
      </p>
      <p class="ride-card-numbers">
        <Shared.Provider value={ride.shared}>
          <MetricValue id="distance" values={ride.metrics} />
          <MetricValue id="moving" values={ride.metrics} inText />
          <MetricValue id="ascent" values={ride.metrics} />
          {ride.metrics.averagePower != null && (
            <MetricValue id="averagePower" values={ride.metrics} />
          )}
        </Shared.Provider>
      </p>
    </li>
  );
}

function RideName({ ride }: { ride: RideSummary }) {
  return (
    <div class="ride-name">
      <a href={`/rides/${ride.id}`}>{rideTitle(ride)}</a>
      {ride.partial && <span class="tag warning">{t().rides.partial}</span>}
      {ride.climbs.length > 0 && <ClimbTimes climbs={ride.climbs} />}
    </div>
  );
}

/** `Alpe d’Huez 1:02:11`: of each climb the best time over its longest line ridden. */
function ClimbTimes({ climbs }: Pick<RideSummary, 'climbs'>) {
  const lines = useClimbs();
  const known = lines.state === 'ready' ? lines.value : [];
  return (
    <span class="climb-times">
      {bestOfLongest(climbs, known).map(({ climb, elapsed }) => {
        const line = known.find((one) => one.climb === climb);
        return (
          <span key={climb}>
            {line ? inLanguage(line.names.climb) : climb}{' '}
            <span class="quantity">{clock(elapsed)}</span>
          </span>
        );
      })}
    </span>
  );
}

function bestOfLongest(climbs: RideSummary['climbs'], lines: TimedLine[]): RideSummary['climbs'] {
  const lengths = new Map(lines.map((line) => [`${line.climb}/${line.variant}`, line.length]));
  const lengthOf = (one: { climb: string; variant: string }) =>
    lengths.get(`${one.climb}/${one.variant}`) ?? 0;
  const best = new Map<string, RideSummary['climbs'][number]>();
  for (const one of climbs) {
    const before = best.get(one.climb);
    const longer = before ? lengthOf(one) - lengthOf(before) : 1;
    if (longer > 0 || (before && longer === 0 && one.elapsed < before.elapsed)) {
      best.set(one.climb, one);
    }
  }
  return [...best.values()];
}
