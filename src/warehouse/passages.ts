import type { BikeClass } from '../core/bike-class.ts';
import type { View } from './result.ts';
import { ROUNDED, type Source } from './source.ts';

/** Whose row a passage is, whom it is for, and the privacy zones it was computed for. */
export interface Author {
  riderId: string;
  view: View;
  zoneKey: string;
}

/**
 * All passages of one variant as columns, fastest first, of equals the earliest. Rides saved from
 * damaged files are left out, and those on a road that was not there. Missing = null.
 */
export interface Passages {
  count: number;
  authors: readonly Author[];
  bikeClasses: readonly BikeClass[];
  /** YYYY-MM, where the climb is. */
  months: readonly string[];
  /** Places in these three lists. */
  author: Int32Array;
  bikeClass: Int32Array;
  month: Int32Array;
  /** Seconds. */
  elapsed: Float64Array;
  /** Seconds since 1970 UTC, as if the ride had begun on the quarter hour before. */
  beganAt: Float64Array;
  rideId: readonly string[];
  number: readonly number[];
  uncertainty: readonly (number | null)[];
  vam: readonly (number | null)[];
}

export interface LineKey {
  climb: string;
  variant: string;
}

/** The month (YYYY-MM) of a moment, seconds since 1970 UTC, where the climb is. */
export type MonthOf = (seconds: number) => string;

/** How many variants are kept; of half a million passages in all that is some 50 MB at most. */
const MOST_LINES = 32;

/**
 * Keeps the passages of the variants that boards were asked about last. A board looks at every
 * passage of its variant: over half a million efforts that is milliseconds here, tens of them in SQL.
 * Who may be told what is asked anew each time; nothing of it is kept.
 */
export function keepPassages() {
  const kept = new Map<string, Promise<Passages>>();
  return {
    of(source: Source, line: LineKey, monthOf: MonthOf): Promise<Passages> {
      const key = keyOf(line);
      const passages = kept.get(key) ?? load(source, line, monthOf);
      kept.delete(key);
      kept.set(key, passages);
      passages.catch(() => {
        if (kept.get(key) === passages) kept.delete(key);
      });
      for (const oldest of kept.keys()) if (kept.size > MOST_LINES) kept.delete(oldest);
      return passages;
    },

    /** Rows of these variants have changed; without them, of any. */
    forget(lines?: readonly LineKey[]): void {
      if (!lines) kept.clear();
      for (const line of lines ?? []) kept.delete(keyOf(line));
    },
  };
}

function keyOf({ climb, variant }: LineKey): string {
  return `${climb}/${variant}`;
}

type Columns = [
  keys: string[],
  rideId: string[],
  bikeClass: BikeClass[],
  number: number[],
  elapsed: number[],
  uncertainty: (number | null)[],
  vam: (number | null)[],
  beganAt: number[],
];

async function load(
  source: Source,
  { climb, variant }: LineKey,
  monthOf: MonthOf,
): Promise<Passages> {
  const [keys, rideId, bikeClass, number, elapsed, uncertainty, vam, beganAt] =
    await source.columns<Columns>(
      `SELECT view || ' ' || zone_key || ' ' || rider_id, ride_id, bike_class, number, elapsed,
         uncertainty, vam, ${ROUNDED.effort} AS began
       FROM effort
       WHERE climb = $climb AND variant = $variant
         AND NOT partial AND bike_class NOT IN ('indoor', 'virtual')
       ORDER BY elapsed, began, ride_id, number`,
      { climb, variant },
    );
  const author = numbered(keys);
  const bikes = numbered(bikeClass);
  const month = numbered(beganAt.map(monthOf));
  return {
    count: keys.length,
    authors: author.values.map(authorOf),
    author: author.places,
    bikeClasses: bikes.values,
    bikeClass: bikes.places,
    months: month.values,
    month: month.places,
    elapsed: Float64Array.from(elapsed),
    beganAt: Float64Array.from(beganAt),
    rideId,
    number,
    uncertainty,
    vam,
  };
}

/** Each value once, and which of them stands at each place. */
function numbered<Value>(all: readonly Value[]): { values: Value[]; places: Int32Array } {
  const numbers = new Map<Value, number>();
  const places = Int32Array.from(all, (value) => {
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
  return { values: [...numbers.keys()], places };
}

function authorOf(key: string): Author {
  const [view, zoneKey = '', ...rest] = key.split(' ');
  return { riderId: rest.join(' '), view: view as View, zoneKey };
}
