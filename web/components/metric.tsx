import { METRICS, type MetricId } from '../../src/core/metrics/index.ts';
import type { Metric } from '../../src/core/metrics/metric.ts';
import { inLanguage, t } from '../i18n/index.ts';
import type { numbersEn } from '../i18n/numbers.en.ts';
import { useReason } from '../shared.ts';
import type { Explanation } from './explanation.tsx';
import { Figure, RuleButton } from './figure.tsx';
import { Duration, Quantity } from './quantity.tsx';

/** Values by metric id as the API gives them; null or absent is unknown. */
export type MetricValues = Record<string, number | null>;

const BY_ID = new Map<string, Metric<MetricId>>(METRICS.map((metric) => [metric.id, metric]));

/** Why a metric is unknown, where more can be said than "the file does not hold it". */
const REASON: Partial<Record<MetricId, keyof typeof numbersEn.unknown>> = {
  distance: 'distance',
  moving: 'speed',
  averageSpeed: 'speed',
  maximumSpeed: 'speed',
  ascent: 'altitude',
  descent: 'altitude',
  maximumAltitude: 'altitude',
  averagePower: 'power',
  weightedPower: 'power',
  maximumPower: 'power',
  variability: 'power',
  work: 'power',
  energy: 'power',
  energyLow: 'power',
  energyHigh: 'power',
  intensity: 'threshold',
  trainingLoad: 'threshold',
  averageHeartRate: 'heartRate',
  maximumHeartRate: 'heartRate',
  averageCadence: 'cadence',
  averageTemperature: 'temperature',
  efficiency: 'powerAndHeartRate',
  decoupling: 'powerAndHeartRate',
  leftBalance: 'balance',
};

export function metricById(id: MetricId): Metric<MetricId> {
  const metric = BY_ID.get(id);
  if (metric === undefined) throw new Error(`No metric is called ${id}.`);
  return metric;
}

/** Its name, or a shorter one where there is too little room for it. */
export function shortName({ id, label }: Metric<MetricId>): string {
  const names: Partial<Record<MetricId, string>> = t().short;
  return names[id] ?? inLanguage(label);
}

/** The head of a column of this metric, its rule behind it. */
export function MetricHead({ id, version }: { id: MetricId; version?: string }) {
  const metric = metricById(id);
  return <RuleButton label={shortName(metric)} rule={metricRule(metric, version)} />;
}

/** The rule behind a metric, for the explanation dialog. */
export function metricRule(metric: Metric<MetricId>, version: string | undefined): Explanation {
  const paragraphs = [inLanguage(metric.rule)];
  if (version !== undefined) paragraphs.push(t().rules.version(version));
  return { title: inLanguage(metric.label), paragraphs };
}

interface MetricValueProps {
  id: MetricId;
  values: MetricValues;
  /** Durations as `1 h 29 min` instead of `1:29:11`. */
  inText?: boolean;
}

/** A metric's value with its unit. */
export function MetricValue({ id, values, inText = false }: MetricValueProps) {
  const { unit, digits, reveals } = metricById(id);
  const value = values[id] ?? null;
  const reason = useReason(reveals, t().unknown[REASON[id] ?? 'general']);
  if (unit === 's' && inText) return <Duration seconds={value} reason={reason} />;
  const shownUnit = id === 'distance' ? 'km' : unit;
  return <Quantity value={value} unit={shownUnit} digits={digits} reason={reason} />;
}

/** A metric of a summary: label, value, and its rule one click away. */
export function MetricFigure({ id, values, version }: MetricValueProps & { version: string }) {
  const metric = metricById(id);
  return (
    <Figure label={inLanguage(metric.label)} rule={metricRule(metric, version)}>
      <MetricValue id={id} values={values} inText />
    </Figure>
  );
}
