import type { Note } from '../notes.ts';
import { averageCadence } from './cadence.ts';
import { elapsed, moving, timer } from './clocks.ts';
import { decoupling } from './decoupling.ts';
import { distance } from './distance.ts';
import { efficiency } from './efficiency.ts';
import { ascent, descent, maximumAltitude } from './elevation.ts';
import { energy, energyHigh, energyLow } from './energy.ts';
import { averageHeartRate, maximumHeartRate } from './heart-rate.ts';
import { leftBalance } from './left-balance.ts';
import type { Metric, MetricInput } from './metric.ts';
import { averagePower, maximumPower, work } from './power.ts';
import { averageSpeed, maximumSpeed } from './speed.ts';
import { averageTemperature } from './temperature.ts';
import { intensity, trainingLoad } from './training-load.ts';
import { variability, weightedPower } from './weighted-power.ts';

const TABLE = [
  distance,
  elapsed,
  timer,
  moving,
  ascent,
  descent,
  maximumAltitude,
  averageSpeed,
  maximumSpeed,
  averagePower,
  weightedPower,
  maximumPower,
  variability,
  work,
  intensity,
  trainingLoad,
  averageHeartRate,
  maximumHeartRate,
  averageCadence,
  averageTemperature,
  efficiency,
  decoupling,
  energyLow,
  energy,
  energyHigh,
  leftBalance,
] as const;

export type MetricId = (typeof TABLE)[number]['id'];

/** Every number we know how to tell about a ride. The warehouse stores values in this order. */
export const METRICS: readonly Metric<MetricId>[] = TABLE;

/** NaN = unknown. */
export type Metrics = Record<MetricId, number>;

/** Every metric of a ride or a part of it. */
export function measure(input: MetricInput): Metrics {
  return Object.fromEntries(METRICS.map((metric) => [metric.id, input.of(metric)])) as Metrics;
}

/** What a reader should know about these values. */
export function remarks(input: MetricInput): Note[] {
  return METRICS.flatMap((metric) => metric.remark?.(input) ?? []);
}
