import {
  conditions,
  parametersOf,
  type Readable,
  readableParameters,
  readableRows,
  type Source,
} from '../source.ts';

export interface Period {
  readable: Readable;
  riderId?: string;
  /** Seconds since 1970, half-open: from ≤ start < to. */
  from?: number;
  to?: number;
  bikeClass?: string;
}

/** Best mean power of a period for each duration that any of its rides is long enough for. */
export interface PeriodCurve {
  /** Seconds, ascending. */
  durations: number[];
  watts: number[];
  /** The ride that holds each best, the earliest of equals; `start` in seconds since 1970 UTC. */
  rides: { id: string; start: number }[];
}

interface Row {
  place: number;
  watts: number;
  start: number;
  ride_id: string;
}

/** What is the best of these rides for each duration? Rides saved from damaged files don't count. */
export async function periodCurve(
  source: Source,
  { readable, ...period }: Period,
): Promise<PeriodCurve> {
  const rows = await source.rows<Row>(
    `WITH value AS (
       SELECT unnest(curve) AS watts, generate_subscripts(curve, 1) AS place, start, ride_id
       FROM ${readableRows('ride')}
       WHERE curve IS NOT NULL AND NOT partial AND ${conditions(period, {
         riderId: 'rider_id = $riderId',
         from: 'start >= $from',
         to: 'start < $to',
         bikeClass: 'bike_class = $bikeClass',
       })}
     ),
     best AS (
       SELECT place, max({watts: watts, earliness: -start, ride_id: ride_id}) AS best
       FROM value WHERE watts IS NOT NULL GROUP BY place
     )
     SELECT place::INTEGER AS place, best.watts AS watts, -best.earliness AS start,
       best.ride_id AS ride_id
     FROM best ORDER BY place`,
    { ...parametersOf(period), ...(await readableParameters(source, readable)) },
  );
  return {
    durations: rows.map((row) => source.curveGrid[row.place - 1] as number),
    watts: rows.map((row) => row.watts),
    rides: rows.map((row) => ({ id: row.ride_id, start: row.start })),
  };
}
