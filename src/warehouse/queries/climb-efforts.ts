import { asEffortRow, EFFORT_COLUMNS, type EffortRow, type RawEffortRow } from '../effort-row.ts';
import {
  conditions,
  parametersOf,
  type Readable,
  readableParameters,
  readableRows,
  type Source,
} from '../source.ts';

export interface ClimbEffortsRequest {
  readable: Readable;
  climb: string;
  variant?: string;
  riderId?: string;
  bikeClass?: string;
  /** Seconds since 1970, half-open: from ≤ beginning of the effort < to. */
  from?: number;
  to?: number;
  limit: number;
}

/** Who climbed this, how fast? Fastest first; rides saved from damaged files don't count. */
export async function climbEfforts(
  source: Source,
  { readable, limit, ...filter }: ClimbEffortsRequest,
): Promise<EffortRow[]> {
  const rows = await source.rows<RawEffortRow>(
    `SELECT ${EFFORT_COLUMNS} FROM ${readableRows('effort')}
     WHERE NOT partial AND ${conditions(
       { ...filter },
       {
         climb: 'climb = $climb',
         variant: 'variant = $variant',
         riderId: 'rider_id = $riderId',
         bikeClass: 'bike_class = $bikeClass',
         from: 'began_at >= $from',
         to: 'began_at < $to',
       },
     )}
     ORDER BY elapsed, began_at, ride_id LIMIT ${Number(limit)}`,
    { ...parametersOf(filter), ...(await readableParameters(source, readable)) },
  );
  return rows.map(asEffortRow);
}
