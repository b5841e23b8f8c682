import { type Metrics, measure } from './metrics/index.ts';
import { metricInput, type Rider } from './metrics/metric.ts';
import type { Lap, Ride } from './ride.ts';

/** A lap and its numbers; NaN = unknown. */
export interface LapSummary extends Lap {
  metrics: Metrics;
}

/** The laps of a ride, each measured like a ride of its own. */
export function lapSummaries(ride: Ride, rider: Rider): LapSummary[] {
  return ride.laps.map((lap) => ({ ...lap, metrics: measure(metricInput(ride, rider, lap)) }));
}
