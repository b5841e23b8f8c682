import type { UploadResult } from '../result.ts';
import type { Source } from '../source.ts';
import { keepCurves } from './curves.ts';
import { keepLatestRides } from './latest-rides.ts';
import { keepPassages, type Touched } from './passages.ts';

/**
 * What pages need at once, in memory: facts out of the warehouse's rows by rider, view and zone key.
 * They are read when they are asked for, but for the rides that were written last; a write forgets the
 * riders that it touches: the rows are the truth. Whom they may be told is decided elsewhere, anew each time.
 */
export function keepModels(source: Source, analysisVersion: string) {
  const passages = keepPassages(source);
  const curves = keepCurves(source);
  const latest = keepLatestRides(analysisVersion);
  return {
    standingsOf: passages.of,
    fillStandings: passages.fill,
    curvesOf: curves.of,
    latestRide: latest.of,
    /** `written` is what the write put there. */
    forget(touched: readonly Touched[], written: readonly UploadResult[] = []): void {
      const riderIds = touched.map(({ riderId }) => riderId);
      passages.forget(touched);
      curves.forget(riderIds);
      latest.forget(riderIds);
      latest.add(written);
    },
  };
}
