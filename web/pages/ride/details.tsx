import type { ComponentChildren } from 'preact';
import { METRICS } from '../../../src/core/metrics/index.ts';
import type { Ride } from '../../api.ts';
import { RuleButton } from '../../components/figure.tsx';
import { MetricValue, metricRule } from '../../components/metric.tsx';
import { Notes } from '../../components/notes.tsx';
import { formatNumber } from '../../format/quantity.ts';
import { inLanguage, t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';

/** Of somebody else's ride some remarks may be kept back, so nobody is told that there are none. */
function Remarks({ ride: { notes, filename } }: { ride: Ride }) {
  const isOwn = filename !== null;
  if (notes.length === 0 && !isOwn) return null;
  return (
    <div>
      <h3 id="remarks">{t().ride.notes(notes.length)}</h3>
      {notes.length > 0 ? <Notes notes={notes} /> : <p class="soft">{t().ride.noNotes}</p>}
    </div>
  );
}

/** Where the numbers come from: remarks, every metric with its rule, the file and its devices. */
export function Details({ ride }: { ride: Ride }) {
  return (
    <section class="details" aria-labelledby="details">
      <h2 id="details">{t().ride.details}</h2>
      <div class="stack">
        <Remarks ride={ride} />
        <div>
          <h3>{t().ride.file}</h3>
          <dl class="facts">
            <Fact name={t().ride.file}>
              {ride.filename === null
                ? ride.format.toUpperCase()
                : `${ride.filename} (${ride.format.toUpperCase()})`}
            </Fact>
            <Fact name={t().ride.bike}>
              {t().bike[ride.bikeClass]}, {t().bikeFrom[ride.bikeClassFrom]}
              {ride.bikeNote && <span class="bike-note small soft">{ride.bikeNote}</span>}
            </Fact>
            {ride.creator && <Fact name={t().ride.device}>{ride.creator}</Fact>}
            {ride.devices.length > 0 && (
              <Fact name={t().ride.devices}>{ride.devices.map(deviceName).join(', ')}</Fact>
            )}
            <Fact name={t().ride.records}>
              {formatNumber(ride.records, { language: language.value, digits: 0 })}
            </Fact>
            <Fact name={t().ride.analysis}>{ride.analysisVersion}</Fact>
            {ride.originalHash && (
              <Fact name={t().ride.fingerprint}>
                <code class="fingerprint">{ride.originalHash}</code>
              </Fact>
            )}
          </dl>
        </div>
      </div>
      <div>
        <h3>{t().ride.allMetrics}</h3>
        <dl class="facts">
          {METRICS.map((metric) => (
            <Fact
              key={metric.id}
              name={
                <RuleButton
                  label={inLanguage(metric.label)}
                  rule={metricRule(metric, ride.analysisVersion)}
                />
              }
            >
              <MetricValue id={metric.id} values={ride.metrics} />
            </Fact>
          ))}
        </dl>
      </div>
    </section>
  );
}

function Fact({ name, children }: { name: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What it measures, and who made it where the file says so. */
function deviceName({ kind, manufacturer, product }: Ride['devices'][number]): string {
  const kinds: Partial<Record<string, string>> = t().device;
  const maker = [manufacturer, product].filter(Boolean).join(' ');
  const name = kinds[kind] ?? t().device.other;
  return maker === '' ? name : `${name} (${maker})`;
}
