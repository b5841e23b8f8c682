import type { BikeClass } from '../core/bike-class.ts';
import type { PackedSummary } from './pack.ts';
import type { Layout } from './source.ts';

/** A ride as lists show it. */
export interface RideRow extends PackedSummary {
  id: string;
  riderId: string;
  title: string | null;
  /** Seconds since 1970 UTC. */
  start: number;
  bikeClass: BikeClass;
  partial: boolean;
  /** By metric id; null = unknown. */
  metrics: Record<string, number | null>;
}

/** The columns of RawRideRow. */
export const RIDE_COLUMNS = `ride_id AS id, rider_id AS "riderId", title, start,
  bike_class AS "bikeClass", partial, metrics, summary`;

export type RawRideRow = Omit<RideRow, keyof PackedSummary | 'metrics'> & {
  metrics: (number | null)[];
  summary: string;
};

export function asRideRow(layout: Layout, row: RawRideRow): RideRow {
  const { id, riderId, title, start, bikeClass, partial, metrics, summary } = row;
  const told: PackedSummary = JSON.parse(summary);
  return {
    ...{ id, riderId, title, start, bikeClass, partial },
    metrics: byMetric(layout, metrics),
    ...told,
  };
}

export function byMetric(
  { metricIds }: Layout,
  values: readonly (number | null)[],
): Record<string, number | null> {
  return Object.fromEntries(metricIds.map((id, place) => [id, values[place] ?? null]));
}
