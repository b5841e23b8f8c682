import type { Analysis } from './analyse.ts';
import type { DetectedClimb } from './climbs/detect.ts';
import type { Effort } from './climbs/effort.ts';
import type { LabError } from './errors.ts';

/** Durations of the power curve in a report, unless all are asked for; seconds. */
const CURVE = [1, 5, 60, 300, 1200, 3600];

/**
 * What the command line and the edge print of one ride: a public contract. Names carry their units,
 * what is unknown is null, times are ISO 8601 in UTC.
 *
 * @param options.curve `all` gives every duration of the power curve, in whole seconds.
 */
export function reportOf(file: string, analysis: Analysis, options: { curve?: 'all' } = {}) {
  const { ride, metrics, part } = analysis;
  return {
    file,
    ...(part === null ? {} : { part }),
    format: ride.format,
    ok: true as const,
    sport: ride.sport,
    bikeClass: ride.bikeClass,
    start: isoTime(ride.start),
    elapsed_s: known(metrics.elapsed),
    timer_s: known(metrics.timer),
    moving_s: known(metrics.moving),
    distance_m: known(metrics.distance),
    ascent_m: known(metrics.ascent),
    descent_m: known(metrics.descent),
    averagePower_W: known(metrics.averagePower),
    weightedPower_W: known(metrics.weightedPower),
    maxPower_W: known(metrics.maximumPower),
    work_J: known(metrics.work),
    intensity: known(metrics.intensity),
    trainingLoad: known(metrics.trainingLoad),
    averageHeartRate: known(metrics.averageHeartRate),
    maxHeartRate: known(metrics.maximumHeartRate),
    averageCadence: known(metrics.averageCadence),
    records: ride.records,
    powerCurve_W: curveOf(analysis, options.curve === 'all'),
    laps: analysis.laps.length,
    efforts: analysis.efforts.map((effort) => reportEffort(effort, ride.start)),
    unnamedClimbs: analysis.unnamedClimbs.map((climb) => reportUnnamed(climb, ride.start)),
    notes: analysis.notes,
  };
}

/** What stands in the place of a report for a file that was refused. */
export function refusalOf(file: string, error: LabError) {
  return { file, ok: false as const, code: error.code, message: error.message };
}

function curveOf({ powerCurve }: Analysis, all: boolean): Record<string, number | null> {
  const watts = powerCurve?.watts ?? new Float64Array(0);
  const durations = all ? Array.from(watts, (_, i) => i + 1) : CURVE;
  return Object.fromEntries(
    durations.map((duration) => [String(duration), known(watts[duration - 1])]),
  );
}

function reportEffort(effort: Effort, rideStart: number) {
  return {
    climb: effort.climb,
    variant: effort.variant,
    number: effort.number,
    start: isoTime(rideStart + effort.start),
    elapsed_s: known(effort.elapsed),
    uncertainty_s: known(effort.uncertainty),
    moving_s: known(effort.moving),
    averagePower_W: known(effort.averagePower),
    estimatedPower_W: known(effort.estimatedPower),
    wPrimeSpent_J: known(effort.wPrimeSpent),
    normalisedElapsed_s: known(effort.normalisedElapsed),
    vam_mh: known(effort.vam),
    splits: effort.splits.map(({ gate, elapsed, leg }) => ({
      gate,
      elapsed_s: known(elapsed),
      leg_s: known(leg),
    })),
  };
}

function reportUnnamed({ start, startDistance, length, height }: DetectedClimb, rideStart: number) {
  return {
    start: isoTime(rideStart + start),
    startDistance_m: known(startDistance),
    length_m: known(length),
    height_m: known(height),
  };
}

/** Missing becomes null; a thousandth is finer than anything that was measured. */
function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : Math.round(value * 1000) / 1000;
}

/** Seconds since 1970 UTC; milliseconds only where there are any. */
function isoTime(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().replace('.000Z', 'Z');
}
