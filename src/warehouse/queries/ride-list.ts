import { LabError } from '../../core/errors.ts';
import { asRideRow, type RawRideRow, RIDE_COLUMNS, type RideRow } from '../ride-row.ts';
import {
  conditions,
  idList,
  parametersOf,
  type Readable,
  readableParameters,
  readableRows,
  type Source,
} from '../source.ts';

export interface RideFilter {
  riderId?: string;
  /** Seconds since 1970, half-open: from ≤ start < to. */
  from?: number;
  to?: number;
  bikeClass?: string;
  /** `climb` or `climb/variant`. */
  climb?: string;
  /** Part of the title, or of the file name where it may be told; case and accents do not matter. */
  text?: string;
}

export interface RideListRequest extends RideFilter {
  readable: Readable;
  /** The riders whose file names `text` may find; default nobody. */
  filenamesOf?: readonly string[];
  /**
   * The riders whose values of the metric that sorts may be told; default all that are readable. The
   * rides of others stand with those whose value is missing.
   */
  comparable?: Readable;
  /** `start` or a metric id; default start. Missing values come last. */
  sort?: string;
  /** Default: the latest or greatest first. */
  ascending?: boolean;
  limit: number;
  /** `next` of the page before. */
  cursor?: string;
}

export interface RideList {
  rides: RideRow[];
  /** Cursor of the next page; null on the last. */
  next: string | null;
}

/** Which rides fit the filter? One page, in a stable order. Throws `bad-request`. */
export async function rideList(source: Source, request: RideListRequest): Promise<RideList> {
  const { readable, comparable = readable, filenamesOf = [], ...wanted } = request;
  const { sort = 'start', ascending = false, limit, cursor, ...filter } = wanted;
  const key = sortKey(source, sort, ascending);
  const after = cursor === undefined ? {} : readCursor(cursor);
  const direction = ascending ? 'ASC' : 'DESC';
  // the wide columns are read of the page's rows alone
  const rows = await source.rows<RawRideRow & { sort_key: number }>(
    `WITH page AS MATERIALIZED (
       SELECT place, start, ${key} AS sort_key FROM ${readableRows('ride')}
       WHERE ${rideConditions(filter)}
         AND ${conditions(after, {
           afterKey: `${key} ${ascending ? '>' : '<'} $afterKey
                      OR (${key} = $afterKey AND ride_id > $afterId)`,
         })}
       ORDER BY ${key} ${direction}, ride_id
       LIMIT ${Number(limit) + 1}
     )
     SELECT ${RIDE_COLUMNS}, sort_key
     FROM page JOIN (SELECT * EXCLUDE (start), rowid AS place FROM ride) USING (place)
     ORDER BY sort_key ${direction}, ride_id`,
    {
      ...parametersOf(filter),
      ...parametersOf(after),
      ...(await readableParameters(source, readable)),
      ...(sort === 'start' ? {} : { comparable: idList(Object.values(comparable).flat()) }),
      ...(filter.text === undefined ? {} : { filenamesOf: idList(filenamesOf) }),
    },
  );
  const last = rows[limit - 1];
  const next = rows.length > limit && last ? writeCursor(last.sort_key, last.id) : null;
  return { rides: rows.slice(0, limit).map((row) => asRideRow(source, row)), next };
}

function rideConditions(filter: RideFilter): string {
  return conditions(
    { ...filter },
    {
      riderId: 'rider_id = $riderId',
      from: 'start >= $from',
      to: 'start < $to',
      bikeClass: 'bike_class = $bikeClass',
      climb: `ride_id IN (SELECT ride_id FROM ${readableRows('effort')}
            WHERE climb = $climb OR climb || '/' || variant = $climb)`,
      text: `contains(strip_accents(lower(coalesce(title, ''))), strip_accents(lower($text)))
           OR (list_contains($filenamesOf, rider_id)
             AND contains(strip_accents(lower(filename)), strip_accents(lower($text))))`,
    },
  );
}

/** A number that is never NULL, so that a page can begin after any row. */
function sortKey({ metricIds }: Source, sort: string, ascending: boolean): string {
  if (sort === 'start') return 'start';
  const place = metricIds.indexOf(sort);
  if (place < 0) throw new LabError('bad-request', `rides cannot be sorted by '${sort}'`);
  const value = `CASE WHEN list_contains($comparable, rider_id) THEN metrics[${place + 1}] END`;
  return `coalesce(${value}, '${ascending ? '' : '-'}infinity'::FLOAT)::DOUBLE`;
}

function writeCursor(key: number, id: string): string {
  return Buffer.from(JSON.stringify([String(key), id])).toString('base64url');
}

function readCursor(cursor: string): { afterKey: number; afterId: string } {
  try {
    const [key, afterId] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const afterKey = Number(key);
    if (typeof afterId === 'string' && !Number.isNaN(afterKey)) return { afterKey, afterId };
  } catch (error) {
    throw new LabError('bad-request', `'${cursor}' is not a cursor`, { cause: error });
  }
  throw new LabError('bad-request', `'${cursor}' is not a cursor`);
}
