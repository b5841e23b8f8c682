import { type BikeClass, isUnassisted } from '../bike-class.ts';
import { averageCadence } from '../metrics/cadence.ts';
import { averageHeartRate } from '../metrics/heart-rate.ts';
import { type MetricInput, metricInput, type Rider } from '../metrics/metric.ts';
import { averagePower, work } from '../metrics/power.ts';
import { powerTally } from '../metrics/statistics.ts';
import { averageTemperature } from '../metrics/temperature.ts';
import { weightedPower } from '../metrics/weighted-power.ts';
import { LAPSE } from '../physics.ts';
import type { Column } from '../recording.ts';
import type { Ride } from '../ride.ts';
import { setupOf } from './assumptions.ts';
import { estimatedPower } from './estimated-power.ts';
import { normalisedElapsed } from './normalise.ts';
import type { Ascent, Split } from './splits.ts';
import type { Variant } from './territory.ts';

/** One ascent of a climb's variant, timed from gate to gate. NaN = unknown. */
export interface Effort {
  territory: string;
  climb: string;
  variant: string;
  /** Which of the ride's efforts on this variant it is, from 1, in riding order. */
  number: number;
  /** Of the pack that it was matched with; see `packVersion`. */
  packVersion: string;
  /** Seconds since the ride's start. */
  start: number;
  end: number;
  /** The official time: pauses count. */
  elapsed: number;
  /** 95 %, in seconds: of `elapsed`, and of the two crossings that it lies between. */
  uncertainty: number;
  startUncertainty: number;
  endUncertainty: number;
  /** Metres ridden from the ride's start to each gate, by the ride's own count. */
  startDistance: number;
  endDistance: number;
  moving: number;
  averagePower: number;
  weightedPower: number;
  averageHeartRate: number;
  averageCadence: number;
  averageTemperature: number;
  wattsPerKilogram: number;
  work: number;
  /** J above the rider's threshold, Σ max(0, P − threshold): known only with a meter and a threshold. */
  wPrimeSpent: number;
  /** Metres climbed an hour, of elapsed and of moving time, from the variant's reference height. */
  vam: number;
  vamMoving: number;
  /**
   * Mean power at the pedals that the ascent took by the physics of a bicycle, W ± 10 %: only where
   * there is no meter and no motor, the rider's weight is known and the road is steep. Estimated: in
   * no power curve and no load.
   */
  estimatedPower: number;
  /** Seconds it would have taken in standard air, beside the official time; see `normalisedElapsed`. */
  normalisedElapsed: number;
  splits: Split[];
  /** Seconds from the start gate to every 100 m of the line, and to its end. */
  mesh: Float64Array;
}

/** A rate of climbing means something on these climbs only (analysis-rules B9): metres, and ratios. */
const VAM_HEIGHT = 100;
const VAM_GRADIENT = [0.04, 0.13];

/** The numbers of an ascent, the `number`th of this variant in the ride. */
export function effortOf(
  variant: Variant,
  { start, end, splits, mesh }: Ascent,
  { ride, rider, number }: { ride: Ride; rider: Rider; number: number },
): Effort {
  const elapsed = end.time - start.time;
  const moving = movingBetween(ride, start.time, end.time);
  const input = metricInput(ride, rider, {
    start: Math.round(start.time),
    end: Math.min(ride.seconds, Math.round(end.time)),
  });
  const power = input.of(averagePower);
  const strain = strainOf(input, rider.threshold ?? Number.NaN);
  const temperature = input.of(averageTemperature);
  const height = hasVam(variant) ? variant.height : Number.NaN;
  return {
    territory: variant.territory,
    climb: variant.climb,
    variant: variant.variant,
    number,
    packVersion: variant.packVersion,
    start: start.time,
    end: end.time,
    elapsed,
    uncertainty: Math.hypot(start.uncertainty, end.uncertainty),
    startUncertainty: start.uncertainty,
    endUncertainty: end.uncertainty,
    startDistance: distanceAt(ride, start.time),
    endDistance: distanceAt(ride, end.time),
    moving,
    averagePower: power,
    weightedPower: input.of(weightedPower),
    averageHeartRate: input.of(averageHeartRate),
    averageCadence: input.of(averageCadence),
    averageTemperature: temperature,
    wattsPerKilogram: rider.weight === null ? Number.NaN : power / rider.weight,
    work: input.of(work),
    wPrimeSpent: rider.threshold === null ? Number.NaN : strain.above,
    vam: (3600 * height) / elapsed,
    vamMoving: (3600 * height) / moving,
    ...byPhysics(
      variant,
      { elapsed, moving, temperature, mesh, measured: strain.moving },
      rider.weight,
      ride.bikeClass,
    ),
    splits,
    mesh,
  };
}

/** What only a model of rider, bicycle and air tells: nothing with a motor, indoors, or without the weight. */
function byPhysics(
  variant: Variant,
  ridden: {
    elapsed: number;
    moving: number;
    temperature: number;
    mesh: Float64Array;
    measured: number;
  },
  weight: number | null,
  bikeClass: BikeClass,
): Pick<Effort, 'estimatedPower' | 'normalisedElapsed'> {
  const { elapsed, moving, temperature, mesh, measured } = ridden;
  if (weight === null || !isUnassisted(bikeClass)) {
    return { estimatedPower: Number.NaN, normalisedElapsed: Number.NaN };
  }
  // the mean of an ascent was measured half way up
  const setup = setupOf(weight, bikeClass, temperature + (LAPSE * variant.height) / 2);
  const estimated = Number.isNaN(measured)
    ? estimatedPower(variant, mesh, moving, setup)
    : Number.NaN;
  const power = Number.isNaN(measured) ? estimated : measured;
  return {
    estimatedPower: estimated,
    normalisedElapsed: normalisedElapsed(variant, { elapsed, moving, power, temperature }, setup),
  };
}

/** What each second's power says beside its mean. */
interface Strain {
  /** J above a threshold while the timer ran; NaN without power. */
  above: number;
  /** Mean of the seconds in which the bicycle moved, W. */
  moving: number;
}

function strainOf(input: MetricInput, threshold: number): Strain {
  const power = input.column('power');
  if (power === null) return { above: Number.NaN, moving: Number.NaN };
  const { above, moving } = strainOver(power, input, threshold);
  return { above: powerTally(input).seconds > 0 ? above : Number.NaN, moving };
}

function strainOver(
  power: Column,
  { ride, range, running }: MetricInput,
  threshold: number,
): Strain {
  const moving = ride.moving.subarray(range.start, range.end);
  let above = 0;
  let joules = 0;
  let seconds = 0;
  for (let i = 0; i < power.length; i++) {
    const watts = power[i];
    if (watts > threshold && running[i] === 1) above += watts - threshold;
    if (moving[i] !== 1 || Number.isNaN(watts)) continue;
    joules += watts;
    seconds++;
  }
  return { above, moving: joules / seconds };
}

function hasVam({ height, length }: Variant): boolean {
  const gradient = height / length;
  return height >= VAM_HEIGHT && gradient >= VAM_GRADIENT[0] && gradient <= VAM_GRADIENT[1];
}

/** Seconds moving between two times, the first and last grid second in part; NaN where nothing tells. */
function movingBetween(ride: Ride, start: number, end: number): number {
  if (Number.isNaN(ride.movingTime)) return Number.NaN;
  const { moving, seconds } = ride;
  const first = Math.floor(start);
  const last = Math.min(Math.ceil(end), seconds) - 1;
  if (last < first) return 0;
  let time = moving[first] === 1 ? Math.min(end, first + 1) - start : 0;
  for (let second = first + 1; second < last; second++) time += moving[second];
  if (last > first && moving[last] === 1) time += Math.min(end, last + 1) - last;
  return time;
}

/** Metres at a time, between the two grid seconds around it; NaN where the ride counts none. */
function distanceAt({ grid, seconds }: Ride, time: number): number {
  if (!grid.distance) return Number.NaN;
  const second = Math.min(Math.floor(time), seconds - 1);
  const next = Math.min(second + 1, seconds - 1);
  return grid.distance[second] + (time - second) * (grid.distance[next] - grid.distance[second]);
}
