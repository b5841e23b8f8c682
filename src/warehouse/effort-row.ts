import type { BikeClass } from '../core/bike-class.ts';
import { type EffortDetail, unpackedEffort } from './effort-detail.ts';

/** One climb of one ride. */
export interface EffortRow extends EffortDetail {
  rideId: string;
  riderId: string;
  bikeClass: BikeClass;
  /** When the effort began, seconds since 1970 UTC. */
  beganAt: number;
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
