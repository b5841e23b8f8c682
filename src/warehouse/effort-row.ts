import type { BikeClass } from '../core/bike-class.ts';

/** One climb of one ride. Missing = null; vam in metres an hour. */
export interface EffortRow {
  rideId: string;
  riderId: string;
  bikeClass: BikeClass;
  climb: string;
  variant: string;
  territory: string;
  /** Which of the ride's efforts on this variant, from 1, in riding order. */
  number: number;
  packVersion: string;
  /** When the effort began, seconds since 1970 UTC. */
  beganAt: number;
  /** Seconds since the start of the ride. */
  start: number;
  end: number;
  elapsed: number;
  uncertainty: number | null;
  startUncertainty: number | null;
  endUncertainty: number | null;
  startDistance: number | null;
  endDistance: number | null;
  moving: number | null;
  averagePower: number | null;
  weightedPower: number | null;
  averageHeartRate: number | null;
  averageCadence: number | null;
  averageTemperature: number | null;
  vam: number | null;
  vamMoving: number | null;
  wattsPerKilogram: number | null;
  work: number | null;
  wPrimeSpent: number | null;
  estimatedPower: number | null;
  normalisedElapsed: number | null;
  splits: { gate: string; elapsed: number; leg: number | null; uncertainty: number | null }[];
  /** Seconds from the start gate to every 100 m of the line, and to its end; null = not shared. */
  mesh: number[] | null;
}

/** `snake_case AS "camelCase"` for the columns of an EffortRow, but for the mesh, which is the longest. */
export const EFFORT_FACTS = `
  ride_id AS "rideId", rider_id AS "riderId", bike_class AS "bikeClass", climb, variant, territory,
  number, pack_version AS "packVersion",
  began_at AS "beganAt", start_second AS "start", end_second AS "end", elapsed, uncertainty,
  start_uncertainty AS "startUncertainty", end_uncertainty AS "endUncertainty",
  start_distance AS "startDistance", end_distance AS "endDistance", moving,
  average_power AS "averagePower", weighted_power AS "weightedPower",
  average_heart_rate AS "averageHeartRate", average_cadence AS "averageCadence",
  average_temperature AS "averageTemperature", vam, vam_moving AS "vamMoving",
  watts_per_kilogram AS "wattsPerKilogram", work,
  w_prime_spent AS "wPrimeSpent", estimated_power AS "estimatedPower",
  normalised_elapsed AS "normalisedElapsed", splits`;

export const EFFORT_COLUMNS = `${EFFORT_FACTS}, mesh`;

export type RawEffortRow = Omit<EffortRow, 'splits'> & { splits: string };

export function asEffortRow(row: RawEffortRow): EffortRow {
  return { ...row, splits: JSON.parse(row.splits) };
}
