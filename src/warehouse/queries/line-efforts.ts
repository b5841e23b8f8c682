import { asEffortRow, EFFORT_COLUMNS, type EffortRow, type RawEffortRow } from '../effort-row.ts';
import { type Readable, readableParameters, readableRows, type Source } from '../source.ts';

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

export interface Line {
  readable: Readable;
  climb: string;
  variant: string;
}

const ON_LINE = 'climb = $climb AND variant = $variant';
const COUNTS = `NOT partial AND bike_class NOT IN ('indoor', 'virtual')`;
const HAS_MOTOR = `bike_class IN ('e-bike', 'e-mtb')`;

/** All efforts of a rider on a line, in the order of time. */
export async function lineEfforts(
  source: Source,
  { readable, climb, variant, riderId }: Line & { riderId: string },
): Promise<LineEffort[]> {
  return source.rows<LineEffort>(
    `SELECT ride_id AS "rideId", number, began_at AS "beganAt", elapsed, partial,
       (${COUNTS}) AS counts, ${HAS_MOTOR} AS motor
     FROM ${readableRows('effort')} WHERE ${ON_LINE} AND rider_id = $riderId
     ORDER BY began_at, ride_id, number`,
    { climb, variant, riderId, ...(await readableParameters(source, readable)) },
  );
}

/**
 * The fastest effort of each rider on a line, of those with a motor or of those without, which do not
 * compare; rides indoors and those saved from damaged files don't count.
 */
export async function fastestEfforts(
  source: Source,
  { readable, climb, variant, motor }: Line & { motor: boolean },
): Promise<EffortRow[]> {
  const rows = await source.rows<RawEffortRow>(
    `SELECT ${EFFORT_COLUMNS} FROM ${readableRows('effort')}
     WHERE ${ON_LINE} AND ${COUNTS} AND ${HAS_MOTOR} = $motor
     QUALIFY row_number() OVER (PARTITION BY rider_id ORDER BY elapsed, began_at, ride_id) = 1`,
    { climb, variant, motor, ...(await readableParameters(source, readable)) },
  );
  return rows.map(asEffortRow);
}
