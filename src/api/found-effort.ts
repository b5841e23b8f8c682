import type { z } from '@hono/zod-openapi';
import { courseOf } from '../core/climbs/course.ts';
import type { Variant } from '../core/climbs/territory.ts';
import { type Access, accessTo, disclose, nothing, type Sight } from '../disclosure/disclosure.ts';
import { sharedRide } from '../disclosure/shared-ride.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { EffortRow } from '../warehouse/effort-row.ts';
import type { FullRide } from '../warehouse/queries/ride.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { ClimbNames } from './climb-names.ts';
import { type ComparedEffort, courseTold } from './effort-schemas.ts';
import { notThere } from './ride.ts';
import { effortOf } from './ride-detail.ts';
import { summaryOf } from './rides.ts';

/** Which effort on a line: of a ride, from 1 in riding order. */
export interface EffortKey {
  ride: string;
  number: number;
}

/** An effort as the viewer may know it, with what is around it. */
export interface FoundEffort {
  effort: EffortRow;
  ride: FullRide;
  title: string | null;
  riderName: string;
  access: Access;
}

/**
 * Finds efforts on a line. An unknown one, a foreign one and one that a privacy zone hides are the
 * same `not-found`.
 */
export function effortFinder(parts: { ledger: Ledger; warehouse: () => Warehouse }) {
  const { ledger, warehouse } = parts;
  return async (sight: Sight, line: Variant, key: EffortKey): Promise<FoundEffort> => {
    const said = disclose(sight, 'read', await ledger.rides.get(key.ride));
    const access = accessTo(sight, said);
    const [computed, rider] = await Promise.all([
      warehouse().ride(said.id, access.view),
      ledger.riders.get(said.riderId),
    ]);
    if (!computed) throw notThere(access);
    const ride = sharedRide(computed, access);
    const effort = ride.efforts.find(
      ({ climb, variant, number }) =>
        climb === line.climb && variant === line.variant && number === key.number,
    );
    if (!effort) throw nothing();
    const title = said.title ?? ride.title;
    return { effort, ride, title, riderName: rider?.name ?? '', access };
  };
}

/** What is told of an effort wherever it stands. */
export function comparedOf(
  { effort, ride, title, riderName, access }: FoundEffort,
  line: Variant,
  names: ClimbNames,
): z.infer<typeof ComparedEffort> {
  const { start, elapsed } = effort;
  const {
    metrics: _,
    climbs: __,
    notes: ___,
    sport: ____,
    ...summary
  } = summaryOf(ride, riderName, access);
  return {
    ...effortOf(effort, names),
    ride: { ...summary, title },
    beganAt: new Date(effort.beganAt * 1000).toISOString(),
    course: courseTold(courseOf(effort, line)),
    pauses: ride.pauses
      .map((pause) => ({
        start: Math.max(0, pause.start - start),
        end: Math.min(elapsed, pause.end - start),
      }))
      .filter((pause) => pause.end > pause.start),
    analysisVersion: ride.analysisVersion,
  };
}
