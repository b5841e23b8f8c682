import type { Measured, Rider } from './metrics/metric.ts';
import type { Column } from './recording.ts';

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
  const { threshold, thresholdHeartRate, powerZones, heartRateZones } = rider;
  const power = inPerCent(powerZones ?? POWER_BOUNDS, threshold);
  const heartRate = inPerCent(heartRateZones ?? HEART_RATE_BOUNDS, thresholdHeartRate);
  return {
    power: power && timeInZones(ride, 'power', 0, power),
    heartRate: heartRate && timeInZones(ride, 'heartRate', Number.MIN_VALUE, heartRate),
  };
}

/** Colours and tables end there. */
const MOST_ZONES = 7;

/** Whether a rider may have these zones: the first begins at 0, each next one higher. */
export function areZoneBounds(percents: readonly number[]): boolean {
  const rising = percents.every((bound, i) => i === 0 || bound > (percents[i - 1] as number));
  return rising && percents[0] === 0 && percents.length >= 2 && percents.length <= MOST_ZONES;
}

function inPerCent(percents: readonly number[], threshold: number | null): number[] | null {
  // per cent × threshold first: 0.55 × 200 is a little more than 110
  return threshold === null ? null : percents.map((percent) => (percent * threshold) / 100);
}

function timeInZones(
  { grid, running }: Measured,
  channel: 'power' | 'heartRate',
  floor: number,
  bounds: readonly number[],
): ZoneTime[] | null {
  const values = grid[channel] ?? new Float64Array(0);
  const ends = [...bounds.slice(1), Number.POSITIVE_INFINITY];
  const seconds = new Int32Array(bounds.length);
  countSeconds(seconds, values, running, floor, bounds, ends);
  if (seconds.every((none) => none === 0)) return null;
  return bounds.map((from, i) => ({ zone: i + 1, from, to: ends[i], seconds: seconds[i] }));
}

function countSeconds(
  seconds: Int32Array,
  values: Column,
  running: Uint8Array,
  floor: number,
  bounds: readonly number[],
  ends: readonly number[],
): void {
  let zone = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (running[i] === 0 || !(value >= floor)) continue;
    // most seconds are in the zone of the one before
    while (value < bounds[zone]) zone--;
    while (value >= ends[zone]) zone++;
    seconds[zone]++;
  }
}
