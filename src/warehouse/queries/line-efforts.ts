import type { BikeClass } from '../../core/bike-class.ts';
import { asEffortRow, EFFORT_COLUMNS, type EffortRow, type RawEffortRow } from '../effort-row.ts';
import type { LineEdition, TimedLine } from '../models/line.ts';
import type { Standings } from '../models/standings.ts';
import type { RideView } from '../result.ts';
import {
  idList,
  type Readable,
  readableParameters,
  readableRows,
  rowsOfRider,
  type Source,
} from '../source.ts';
import { type Contender, fastestOfEach } from './bests.ts';

/** An effort as others point to it. */
export interface LineEffort {
  rideId: string;
  number: number;
  /** Seconds since 1970 UTC. */
  beganAt: number;
  elapsed: number;
  /** Of a ride saved from a damaged file. */
  partial: boolean;
  /** Ridden on the road, and not saved from a damaged file: others are no best and no reference. */
  counts: boolean;
  /** The bike had a motor. */
  motor: boolean;
}

/** All efforts of a rider on a line, in the order of time. */
export async function lineEfforts(
  source: Source,
  { climb, variant, packVersion, ...whose }: LineEdition & { riderId: string; readable: Readable },
): Promise<LineEffort[]> {
  const rows = await rowsOfRider(source, 'effort', whose);
  if (!rows) return [];
  return source.rows<LineEffort>(
    `SELECT ride_id AS "rideId", number, began_at AS "beganAt", elapsed, partial,
       NOT partial AND bike_class NOT IN ('indoor', 'virtual') AS counts,
       bike_class IN ('e-bike', 'e-mtb') AS motor
     FROM ${rows.from}
     WHERE climb = $climb AND variant = $variant AND pack_version = $packVersion
     ORDER BY began_at, ride_id, number`,
    { climb, variant, packVersion, ...rows.parameters },
  );
}

export interface FastestRequest extends TimedLine {
  readable: Readable;
  bikeClasses: readonly BikeClass[];
}

/** The fastest effort of each rider on a line, of those that stand on boards. */
export async function fastestEfforts(
  source: Source,
  standings: Standings,
  { readable, bikeClasses, ...line }: FastestRequest,
): Promise<EffortRow[]> {
  const fastest = await fastestOfEach(source, standings, {
    contenders: [
      ...contenders(readable.whole, 'whole'),
      ...contenders(readable.visible, 'visible'),
    ],
    bikeClasses,
  });
  if (fastest.length === 0) return [];
  const rows = await source.rows<RawEffortRow>(
    `SELECT ${EFFORT_COLUMNS} FROM ${readableRows('effort')}
     WHERE climb = $climb AND variant = $variant
       AND ride_id || ' ' || number IN (SELECT unnest($efforts))`,
    {
      climb: line.climb,
      variant: line.variant,
      efforts: idList(fastest.map(({ rideId, number }) => `${rideId} ${number}`)),
      ...(await readableParameters(source, readable)),
    },
  );
  return rows.map(asEffortRow);
}

function contenders(riderIds: readonly string[], view: RideView): Contender[] {
  return riderIds.map((riderId) => {
    return {
      ...{ riderId, view },
      ...{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
    };
  });
}
