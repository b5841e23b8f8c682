import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { MetricId } from '../../../src/core/metrics/index.ts';
import { api, type Ride } from '../../api.ts';
import { Figure } from '../../components/figure.tsx';
import { DownloadIcon } from '../../components/icons.tsx';
import { MetricFigure, MetricValue, metricById, metricRule } from '../../components/metric.tsx';
import { SharedFields } from '../../components/shared-fields.tsx';
import { longDate } from '../../format/date.ts';
import { spoken } from '../../format/duration.ts';
import { inLanguage, t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { rideTitle } from '../../ride-title.ts';
import { person } from '../../session.ts';
import { DeleteRide } from '../rides/delete-ride.tsx';
import { EditRide } from '../rides/edit-ride.tsx';

const BESIDE_THE_CLOCKS: MetricId[] = [
  'ascent',
  'averagePower',
  'weightedPower',
  'averageHeartRate',
  'trainingLoad',
];

/** What the ride is, its main numbers, and what can be done with it. */
export function RideHead({ ride, onChanged }: { ride: Ride; onChanged: () => void }) {
  const version = ride.analysisVersion;
  return (
    <header class="stack">
      <div class="page-head">
        <div>
          <h1>{rideTitle(ride)}</h1>
          <p class="soft">
            {longDate(ride.start, language.value)} · {ride.riderName} ·{' '}
            <span title={t().bikeFrom[ride.bikeClassFrom]}>{t().bike[ride.bikeClass]}</span>
            {ride.partial && <span class="tag warning">{t().rides.partial}</span>}
          </p>
        </div>
        <Actions ride={ride} onChanged={onChanged} />
      </div>
      {!isOwn(ride) && <WhatIsShared ride={ride} />}
      <dl class="figures">
        <MetricFigure id="distance" values={ride.metrics} version={version} />
        <MovingTime ride={ride} />
        {BESIDE_THE_CLOCKS.map((id) => (
          <MetricFigure key={id} id={id} values={ride.metrics} version={version} />
        ))}
      </dl>
      {ride.notes.length > 0 && (
        <p>
          <a href="#remarks">{t().ride.notes(ride.notes.length)}</a>
        </p>
      )}
    </header>
  );
}

function isOwn({ riderId }: Ride): boolean {
  return riderId === person.value?.riderId;
}

/** Whoever looks at another's ride knows at once why something may be missing. */
function WhatIsShared({ ride }: { ride: Ride }) {
  const { fields } = t();
  return (
    <div class="what-is-shared">
      <SharedFields shared={ride.shared} label={fields.shownBy(ride.riderName)} />
      {ride.startRounded && <span class="small soft">{t().ride.startRounded}</span>}
    </div>
  );
}

/** Moving time, with the elapsed time below where stops make a difference. */
function MovingTime({ ride: { metrics, analysisVersion } }: { ride: Ride }) {
  const { elapsed, moving } = metrics;
  const stopped = elapsed != null && moving != null && elapsed - moving >= 60;
  const metric = metricById('moving');
  return (
    <Figure
      label={inLanguage(metric.label)}
      rule={metricRule(metric, analysisVersion)}
      aside={stopped ? t().ride.withStops(spoken(elapsed)) : undefined}
    >
      <MetricValue id="moving" values={metrics} inText />
    </Figure>
  );
}

function Actions({ ride, onChanged }: { ride: Ride; onChanged: () => void }) {
  const { route } = useLocation();
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const close = () => setOpen(null);
  return (
    <div class="ride-actions">
      {ride.originalHash !== null && (
        <a class="button" href={api.originalOf(ride.id)} download>
          <DownloadIcon />
          {t().ride.original}
        </a>
      )}
      {isOwn(ride) && (
        <>
          <button type="button" class="button" onClick={() => setOpen('edit')}>
            {t().rides.edit}
          </button>
          <button type="button" class="button" onClick={() => setOpen('delete')}>
            {t().rides.delete}
          </button>
        </>
      )}
      {open === 'edit' && <EditRide ride={ride} onClose={close} onSaved={onChanged} />}
      {open === 'delete' && (
        <DeleteRide ride={ride} onClose={close} onDeleted={() => route('/rides', true)} />
      )}
    </div>
  );
}
