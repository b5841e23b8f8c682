import { type Measured, metricInput, type Rider } from './metrics/metric.ts';
import { recorded } from './metrics/statistics.ts';

/** Time in one zone; pauses and seconds without a measurement belong to none. */
export interface ZoneTime {
  /** From 1. */
  zone: number;
  /** First value inside, W or beats/min, not rounded. */
  from: number;
  /** First value outside; Infinity for the highest zone. */
  to: number;
  seconds: number;
}

export interface Zones {
  power: ZoneTime[] | null;
  heartRate: ZoneTime[] | null;
}

/** Lower bounds in per cent of the threshold power (Coggan). */
export const POWER_BOUNDS = [0, 55, 75, 90, 105, 120, 150];

/** Lower bounds in per cent of the heart rate at the threshold (Coggan). */
export const HEART_RATE_BOUNDS = [0, 68, 83, 94, 105];

/** Null where the rider's threshold is unknown or nothing was measured. */
export function zones(ride: Measured, rider: Rider): Zones {
  const input = metricInput(ride, rider);
  const power = recorded(input, 'power', 0);
  const heartRate = recorded(input, 'heartRate', Number.MIN_VALUE);
  return {
    power: timeInZones(power, rider.threshold, rider.powerZones ?? POWER_BOUNDS),
    heartRate: timeInZones(
      heartRate,
      rider.thresholdHeartRate,
      rider.heartRateZones ?? HEART_RATE_BOUNDS,
    ),
  };
}

/** Colours and tables end there. */
const MOST_ZONES = 7;

/** Whether a rider may have these zones: the first begins at 0, each next one higher. */
export function areZoneBounds(percents: readonly number[]): boolean {
  const rising = percents.every((bound, i) => i === 0 || bound > (percents[i - 1] as number));
  return rising && percents[0] === 0 && percents.length >= 2 && percents.length <= MOST_ZONES;
}

function timeInZones(
  values: Float64Array,
  threshold: number | null,
  percents: readonly number[],
): ZoneTime[] | null {
  if (threshold === null || values.length === 0) return null;
  // per cent × threshold first: 0.55 × 200 is a little more than 110
  const bounds = percents.map((percent) => (percent * threshold) / 100);
  const seconds = bounds.map(() => 0);
  for (const value of values) {
    let zone = bounds.length - 1;
    while (value < bounds[zone]) zone--;
    seconds[zone]++;
  }
  return bounds.map((from, i) => ({
    zone: i + 1,
    from,
    to: bounds[i + 1] ?? Number.POSITIVE_INFINITY,
    seconds: seconds[i],
  }));
}
