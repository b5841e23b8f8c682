import type { LineKey } from '../models/line.ts';
import { idList, rowsIn, type Source } from '../source.ts';

/** What a rider has done on one variant. Missing = null. */
export interface RiddenClimb extends LineKey {
  efforts: number;
  /** Seconds; rides saved from damaged files don't count. */
  best: number | null;
  /** The best was with a motor, as there is none without. */
  assisted: boolean;
  /** When the latest began, seconds since 1970 UTC. */
  latest: number;
}

/** Which climbs has this rider ridden, all of whose rows the asker may see? Latest first. */
export async function riddenClimbs(
  source: Source,
  {
    riderId,
    packVersions,
  }: {
    riderId: string;
    /** Of the packs as they are now; efforts on lines of other editions are computed again. */
    packVersions: readonly string[];
  },
): Promise<RiddenClimb[]> {
  return source.rows<RiddenClimb>(
    `WITH best AS (
       SELECT climb, variant, count(*)::INTEGER AS efforts, max(began_at) AS latest,
         min(elapsed) FILTER (NOT partial AND bike_class NOT IN ('e-bike', 'e-mtb')) AS unassisted,
         min(elapsed) FILTER (NOT partial) AS best
       FROM ${rowsIn('effort', 'whole')}
       WHERE rider_id = $riderId AND list_contains($packVersions, pack_version)
         AND bike_class NOT IN ('indoor', 'virtual')
       GROUP BY climb, variant
     )
     SELECT climb, variant, efforts, coalesce(unassisted, best) AS best,
       unassisted IS NULL AND best IS NOT NULL AS assisted, latest
     FROM best ORDER BY latest DESC, climb, variant`,
    { riderId, packVersions: idList(packVersions) },
  );
}
