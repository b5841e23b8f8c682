import type { BikeClass } from '../core/bike-class.ts';
import { unpackedEffort } from './effort-detail.ts';

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

/** The columns of a RawEffortRow. */
export const EFFORT_COLUMNS = `ride_id AS "rideId", rider_id AS "riderId", bike_class AS "bikeClass",
  began_at AS "beganAt", detail`;

export type RawEffortRow = Pick<EffortRow, 'rideId' | 'riderId' | 'bikeClass' | 'beganAt'> & {
  detail: string;
};

export function asEffortRow({ detail, ...of }: RawEffortRow): EffortRow {
  return { ...of, ...unpackedEffort(detail) };
}
