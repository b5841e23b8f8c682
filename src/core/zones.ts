import { kernelsAt } from './lent-memory.ts';
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
  const values = grid[channel];
  if (values === undefined) return null;
  const ends = [...bounds.slice(1), Number.POSITIVE_INFINITY];
  const reached = bounds.map((bound) => secondsFrom(values, running, Math.max(bound, floor)));
  if (reached[0] === 0) return null;
  return bounds.map((from, i) => {
    const seconds = reached[i] - (reached[i + 1] ?? 0);
    return { zone: i + 1, from, to: ends[i], seconds };
  });
}

/** How many seconds the timer ran with at least so much. */
function secondsFrom(values: Column, running: Uint8Array, least: number): number {
  const kernels = kernelsAt(values, running);
  if (!kernels) return countAtLeast(values, running, least);
  return kernels.countAtLeast(values.byteOffset, running.byteOffset, values.length, least);
}

function countAtLeast(values: Column, running: Uint8Array, least: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] >= least) count += running[i];
  return count;
}
