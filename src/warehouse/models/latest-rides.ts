import type { BikeClass } from '../../core/bike-class.ts';
import type { StoredRide, UploadResult } from '../result.ts';
import { isForView } from '../source.ts';

/** What its row tells of one ride, packed as it is there. */
export interface RawRide {
  analysisVersion: string;
  title: string | null;
  start: number;
  bikeClass: BikeClass;
  partial: boolean;
  detail: string;
  riderId: string;
}

export interface LatestRide {
  row: RawRide;
  /** The details of its efforts. */
  efforts: string[];
}

/** Each some kilobytes. */
const MOST = 32;

/**
 * Keeps the rides that were written last, as their rows tell them to those who may see all: whoever
 * uploads a ride looks at it at once, and would wait for two questions. The others are asked for.
 */
export function keepLatestRides(analysisVersion: string) {
  const rides = new Map<string, LatestRide>();

  function keep({ riderId }: UploadResult, { rideId, title, result }: StoredRide): void {
    const { start, bikeClass, partial, detail } = result;
    const said = { analysisVersion, title: title ?? result.title };
    rides.set(rideId, {
      row: { ...said, start, bikeClass, partial, detail, riderId },
      efforts: result.efforts.map((effort) => effort.detail),
    });
    const [oldest] = rides.keys();
    if (rides.size > MOST && oldest !== undefined) rides.delete(oldest);
  }

  return {
    of: (rideId: string): LatestRide | undefined => rides.get(rideId),

    /** A write touched these riders. */
    forget(riderIds: readonly string[]): void {
      const touched = new Set(riderIds);
      for (const [id, { row }] of rides) if (touched.has(row.riderId)) rides.delete(id);
    },

    /** They are in the warehouse now. */
    add(uploads: readonly UploadResult[]): void {
      for (const upload of uploads) {
        for (const ride of upload.rides) {
          if (isForView('whole', ride.result.view)) keep(upload, ride);
        }
      }
    },
  };
}
