import { FIELD_GROUPS, type FieldGroup } from '../core/field-groups.ts';
import { METRICS } from '../core/metrics/index.ts';
import type { Rider } from '../core/metrics/metric.ts';

type Fields = ReadonlySet<FieldGroup>;

const REVEALED = new Map<string, readonly FieldGroup[]>(
  METRICS.map(({ id, reveals }) => [id, reveals]),
);

/** What the value of a metric tells about the rider; of an unknown metric, everything. */
export function revealedBy(metricId: string): readonly FieldGroup[] {
  return REVEALED.get(metricId) ?? FIELD_GROUPS;
}

/** The values by metric id, null where the rider does not share what they reveal. */
export function sharedMetrics(
  metrics: Readonly<Record<string, number | null>>,
  fields: Fields,
): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(metrics).map(([id, value]) => {
      return [id, revealedBy(id).every((field) => fields.has(field)) ? value : null];
    }),
  );
}

/** Weight is what watts per kilogram tell; it goes with the power. */
const PROFILE_REVEALS: Readonly<Record<keyof Rider, FieldGroup>> = {
  threshold: 'power',
  weight: 'power',
  wPrime: 'power',
  powerZones: 'power',
  maximumHeartRate: 'heartRate',
  thresholdHeartRate: 'heartRate',
  restHeartRate: 'heartRate',
  heartRateZones: 'heartRate',
};

/** What a rider says of themselves, null where they do not share what it is about. */
export function sharedProfile(rider: Rider, fields: Fields): Rider {
  const entries = Object.entries(rider).map(([kind, value]) => {
    return [kind, fields.has(PROFILE_REVEALS[kind as keyof Rider]) ? value : null];
  });
  return Object.fromEntries(entries) as Rider;
}
