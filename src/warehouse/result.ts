import type { Bests } from '../core/bests.ts';
import type { BikeClass, BikeClassFrom } from '../core/bike-class.ts';
import type { DetectedClimb } from '../core/climbs/detect.ts';
import type { Effort } from '../core/climbs/effort.ts';
import type { LapSummary } from '../core/laps.ts';
import type { Note } from '../core/notes.ts';
import type { Device, DeviceTotals, Format, Sport } from '../core/recording.ts';
import type { Ride } from '../core/ride.ts';
import type { Range } from '../core/series.ts';
import type { Zones } from '../core/zones.ts';

/**
 * Whom a row is for: everybody, where the rider has no privacy zones; otherwise those who may see all,
 * or those who see what the zones leave visible. A ride of which they leave nothing has no such row.
 */
export type View = 'all' | RideView;
/** How somebody sees a ride. */
export type RideView = 'whole' | 'visible';

/** Seconds: to this the start of a ride is rounded down for those who don't see it whole. */
export const START_STEP = 900;

/** One ride as a worker computed it. Missing = NaN. */
export interface ComputedRide {
  /** Session inside the file, from 1; 0 where the file holds one. */
  part: number;
  view: View;
  format: Format;
  sport: Sport;
  subSport: string | null;
  bikeClass: BikeClass;
  bikeClassFrom: BikeClassFrom;
  title: string | null;
  creator: string | null;
  /** Seconds since 1970 UTC. */
  start: number;
  /** Seconds that local time is ahead of UTC; null where the file does not tell. */
  utcOffset: number | null;
  /** Length on the 1 Hz axis. */
  seconds: number;
  records: number;
  partial: boolean;
  altitudeSource: Ride['altitudeSource'];
  /** In the order of the warehouse's metric ids. */
  metrics: Float32Array;
  /** Best mean watts for the durations of the warehouse's grid, NaN past the ride's end. */
  curve: Float32Array | null;
  /** When those windows begin, seconds since the start of the ride. */
  curveStarts: Int32Array | null;
  efforts: Effort[];
  /** Of the packs that efforts were looked for in; '' where in none. */
  packsVersion: string;
  /** Climbs of its altitude profile that no pack knows. */
  unnamedClimbs: DetectedClimb[];
  notes: Note[];
  laps: LapSummary[];
  zones: Zones;
  bests: Bests;
  /** Half-open, in seconds of the ride. */
  pauses: Range[];
  totals: DeviceTotals | null;
  devices: Device[];
}

/**
 * The same as rows want it, made by `packed`: what questions look at by itself, all else in text and
 * bytes. It crosses threads, and whoever stores it has nothing left to convert. Missing = NaN.
 */
export interface RideResult
  extends Pick<
    ComputedRide,
    'part' | 'view' | 'start' | 'bikeClass' | 'partial' | 'title' | 'packsVersion' | 'notes'
  > {
  /** See `pack.ts` for what is in these. */
  metrics: string;
  curve: Uint8Array | null;
  summary: string;
  detail: string;
  efforts: EffortResult[];
}

export interface EffortResult
  extends Pick<
    Effort,
    'climb' | 'variant' | 'number' | 'packVersion' | 'start' | 'elapsed' | 'uncertainty' | 'vam'
  > {
  detail: string;
}

/** The rides of one upload under their ids, with what their rider says over the file. */
export interface UploadResult {
  uploadId: string;
  riderId: string;
  filename: string;
  /** Tells the privacy zones that the results were computed for from any others; '' where none. */
  zoneKey: string;
  rides: StoredRide[];
}

export interface StoredRide {
  rideId: string;
  title: string | null;
  result: RideResult;
}
