import type { BikeClass } from '../../core/bike-class.ts';
import type { View } from '../result.ts';

/** Once up a line. Missing = null. */
export interface Passage {
  /** Seconds. */
  elapsed: number;
  /** Seconds since 1970 UTC, as if the ride had begun on the quarter hour before. */
  beganAt: number;
  /** YYYY-MM, where the climb is. */
  month: string;
  rideId: string;
  number: number;
  uncertainty: number | null;
  vam: number | null;
}

/** What one did on one kind of bike in one calendar year, as rows for one view and set of zones tell it. */
export interface Season {
  view: View;
  zoneKey: string;
  bikeClass: BikeClass;
  year: number;
  /** Fastest first, of equals the earliest. */
  passages: Passage[];
}
