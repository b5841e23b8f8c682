import { averageCadence } from '../metrics/cadence.ts';
import { averageHeartRate } from '../metrics/heart-rate.ts';
import { metricInput, type Rider } from '../metrics/metric.ts';
import { averagePower, work } from '../metrics/power.ts';
import { averageTemperature } from '../metrics/temperature.ts';
import { weightedPower } from '../metrics/weighted-power.ts';
import { powerAt } from '../physics.ts';
import type { Ride } from '../ride.ts';
import { isMotorless, setupOf } from './assumptions.ts';
import { conditionsOn } from './pacing.ts';
import { stretchesOf } from './profile.ts';
import { type Ascent, MESH, type Split } from './splits.ts';
import type { Variant } from './territory.ts';

/** One ascent of a climb's variant, timed from gate to gate. NaN = unknown. */
export interface Effort {
  territory: string;
  climb: string;
  variant: string;
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
  /** Metres climbed an hour, of elapsed and of moving time, from the variant's reference height. */
  vam: number;
  vamMoving: number;
  /**
   * Mean power at the pedals that the ascent took by the physics of a bicycle, W ± 10 %: only where
   * there is no meter and no motor, the rider's weight is known and the road is steep. Estimated: in
   * no power curve and no load.
   */
  estimatedPower: number;
  splits: Split[];
  /** Seconds from the start gate to every 100 m of the line, and to its end. */
  mesh: Float64Array;
}

/** A rate of climbing means something on these climbs only (analysis-rules B9): metres, and ratios. */
const VAM_HEIGHT = 100;
const VAM_GRADIENT = [0.04, 0.13];

/** Power is reckoned from speed only where gravity takes most of it (analysis-rules B10). */
const ESTIMATE_GRADIENT = 0.03;
const ESTIMATE_SPEED = 25 / 3.6;

/** The numbers of an ascent. */
export function effortOf(
  variant: Variant,
  { start, end, splits, mesh }: Ascent,
  ride: Ride,
  rider: Rider,
): Effort {
  const elapsed = end.time - start.time;
  const moving = movingBetween(ride, start.time, end.time);
  const input = metricInput(ride, rider, {
    start: Math.round(start.time),
    end: Math.min(ride.seconds, Math.round(end.time)),
  });
  const power = input.of(averagePower);
  const temperature = input.of(averageTemperature);
  const height = hasVam(variant) ? variant.height : Number.NaN;
  return {
    territory: variant.territory,
    climb: variant.climb,
    variant: variant.variant,
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
    vam: (3600 * height) / elapsed,
    vamMoving: (3600 * height) / moving,
    estimatedPower: Number.isNaN(power)
      ? estimatedPower(variant, mesh, { ride, rider, moving, temperature })
      : Number.NaN,
    splits,
    mesh,
  };
}

/** Work on each 100 m by its own speed and the slope of the reference profile, over the time moving. */
function estimatedPower(
  variant: Variant,
  mesh: Float64Array,
  known: { ride: Ride; rider: Rider; moving: number; temperature: number },
): number {
  const { ride, rider, moving, temperature } = known;
  const isSteep = variant.height >= ESTIMATE_GRADIENT * variant.length;
  const isSlow = variant.length <= ESTIMATE_SPEED * moving;
  if (rider.weight === null || !isMotorless(ride.bikeClass) || !isSteep || !isSlow) {
    return Number.NaN;
  }
  const setup = setupOf(rider.weight, ride.bikeClass, temperature);
  const stretches = stretchesOf(variant, MESH);
  let energy = 0;
  stretches.forEach((stretch, i) => {
    // where a last crumb went with the piece before, the mesh has one time more
    const reached = i === stretches.length - 1 ? mesh.at(-1) : mesh[i];
    const seconds = (reached ?? Number.NaN) - (i === 0 ? 0 : mesh[i - 1]);
    const speed = stretch.length / seconds;
    energy += powerAt(speed, stretch.slope, conditionsOn(stretch, stretches, setup)) * seconds;
  });
  return energy / moving;
}

function hasVam({ height, length }: Variant): boolean {
  const gradient = height / length;
  return height >= VAM_HEIGHT && gradient >= VAM_GRADIENT[0] && gradient <= VAM_GRADIENT[1];
}

/** Seconds moving between two times, the first and last grid second in part; NaN where nothing tells. */
function movingBetween(ride: Ride, start: number, end: number): number {
  if (Number.isNaN(ride.movingTime)) return Number.NaN;
  let moving = 0;
  for (let second = Math.floor(start); second < Math.min(end, ride.seconds); second++) {
    if (ride.moving[second] === 1) {
      moving += Math.min(end, second + 1) - Math.max(start, second);
    }
  }
  return moving;
}

/** Metres at a time, between the two grid seconds around it; NaN where the ride counts none. */
function distanceAt({ grid, seconds }: Ride, time: number): number {
  if (!grid.distance) return Number.NaN;
  const second = Math.min(Math.floor(time), seconds - 1);
  const next = Math.min(second + 1, seconds - 1);
  return grid.distance[second] + (time - second) * (grid.distance[next] - grid.distance[second]);
}
