import { useState } from 'preact/hooks';
import { api, type PeriodPowerCurve, type Ride, type RidePowerCurve } from '../../api.ts';
import { csvOf } from '../../charts/csv.ts';
import { RuleButton } from '../../components/figure.tsx';
import { DownloadIcon } from '../../components/icons.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { saveText } from '../../components/save-text.ts';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { shortDate } from '../../format/date.ts';
import { spoken } from '../../format/duration.ts';
import { t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { lazyPage } from '../../lazy-page.tsx';
import { useResource } from '../../resource.ts';
import { useReason } from '../../shared.ts';

const LazyCurve = lazyPage(() => import('../../charts/power-curve.tsx'));

const DAY = 86_400_000;
const PERIODS = [42, 90, 365];

/** The highest mean power over every duration, and the best of the days up to the ride behind it. */
export function Curve({ ride }: { ride: Ride }) {
  const [days, setDays] = useState(90);
  const [tabled, setTabled] = useState(false);
  const own = useResource(`curve ${ride.id}`, (signal) => api.powerCurve(ride.id, signal));
  const period = useResource(`curve ${ride.riderId} ${ride.start} ${days}`, (signal) =>
    api.powerCurveOf(daysUpTo(ride, days), signal),
  );
  const best = period.resource.state === 'ready' ? period.resource.value : null;
  const none = useReason(['power'], t().charts.noPower);
  const { curve, curveRule } = t().charts;
  const rule = { title: curve, paragraphs: [curveRule, t().rules.version(ride.analysisVersion)] };
  const { resource } = own;
  const known = resource.state === 'ready' && resource.value.durations.length > 0;
  return (
    <section aria-labelledby="curve">
      <div class="section-head">
        <h2 id="curve">
          <RuleButton label={curve} rule={rule} />
        </h2>
        {known && (
          <div class="curve-tools">
            <select
              aria-label={t().charts.period}
              value={days}
              onChange={(change) => setDays(Number(change.currentTarget.value))}
            >
              {PERIODS.map((each) => (
                <option key={each} value={each}>
                  {t().charts.days(each)}
                </option>
              ))}
            </select>
            <button
              type="button"
              class="button"
              aria-expanded={tabled}
              onClick={() => setTabled(!tabled)}
            >
              {tabled ? t().charts.hideData : t().charts.data}
            </button>
          </div>
        )}
      </div>
      {resource.state === 'loading' && <Loading />}
      {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={own.reload} />}
      {resource.state === 'ready' && !known && <p class="soft">{none}</p>}
      {resource.state === 'ready' && known && (
        <>
          {period.resource.state === 'failed' && (
            <ErrorMessage code={period.resource.code} onRetry={period.reload} />
          )}
          <LazyCurve ride={resource.value} best={best} days={days} />
          {tabled && <CurveTable ride={resource.value} best={best} days={days} />}
        </>
      )}
    </section>
  );
}

/** Up to the end of the day of the ride, which is one of the days. */
function daysUpTo({ riderId, start }: Ride, days: number) {
  const end = Math.floor(Date.parse(start) / DAY) * DAY + DAY;
  return {
    rider: riderId,
    from: new Date(end - days * DAY).toISOString(),
    to: new Date(end).toISOString(),
  };
}

interface CurveTableProps {
  ride: RidePowerCurve;
  best: PeriodPowerCurve | null;
  days: number;
}

/** Both curves at the durations that riders speak of; all others are in the file. */
function CurveTable({ ride, best, days }: CurveTableProps) {
  const rows = ride.durations.flatMap((duration, index) => (SPOKEN.has(duration) ? [index] : []));
  const held = (index: number) => best?.durations.indexOf(ride.durations[index]) ?? -1;
  const columns: Column<number>[] = [
    { id: 'duration', head: t().charts.duration, cell: (index) => spoken(ride.durations[index]) },
    {
      id: 'ride',
      numeric: true,
      head: t().charts.thisRide,
      cell: (index) => <Quantity value={ride.watts[index]} unit="W" />,
    },
    {
      id: 'best',
      numeric: true,
      head: t().charts.best(days),
      cell: (index) => <Quantity value={best?.watts[held(index)] ?? null} unit="W" />,
    },
    {
      id: 'on',
      head: t().charts.bestOn,
      cell: (index) => {
        const holder = best?.rides[held(index)];
        return (
          holder && <a href={`/rides/${holder.id}`}>{shortDate(holder.start, language.value)}</a>
        );
      },
    },
  ];
  const save = () => {
    const lines = ride.durations.map((duration, index) => [
      duration,
      ride.watts[index],
      best?.watts[held(index)] ?? null,
      best?.rides[held(index)]?.start ?? null,
    ]);
    saveText(csvOf(['duration_s', 'ride_W', 'best_W', 'best_start'], lines), {
      name: 'power-curve.csv',
      type: 'text/csv',
    });
  };
  return (
    <div class="chart-data stack">
      <Table caption={t().charts.curve} columns={columns} rows={rows} rowId={String} />
      <button type="button" class="button" onClick={save}>
        <DownloadIcon />
        {t().charts.csvFile}
      </button>
    </div>
  );
}

const MINUTE = 60;
const SPOKEN = new Set([
  ...[1, 5, 10, 15, 30],
  ...[1, 2, 3, 5, 8, 10, 12, 20, 30, 45, 60, 90, 120, 180, 240, 300].map((each) => each * MINUTE),
]);
