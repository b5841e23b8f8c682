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
  /** Place in `authors`. */
  author: Int32Array;
  /** Seconds. */
  elapsed: Float64Array;
  /** Seconds since 1970 UTC, as if the ride had begun on the quarter hour before. */
  beganAt: Float64Array;
  /** YYYY-MM of that moment where the climb is, and its year. */
  month: readonly string[];
  year: Int16Array;
  bikeClass: readonly BikeClass[];
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
      passages.catch(() => kept.delete(key));
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
  const places = new Map<string, number>();
  const author = Int32Array.from(keys, (key) => {
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  const month = beganAt.map(monthOf);
  return {
    count: keys.length,
    authors: [...places.keys()].map(authorOf),
    author,
    elapsed: Float64Array.from(elapsed),
    beganAt: Float64Array.from(beganAt),
    month,
    year: Int16Array.from(month, (one) => Number(one.slice(0, 4))),
    bikeClass,
    rideId,
    number,
    uncertainty,
    vam,
  };
}

function authorOf(key: string): Author {
  const [view, zoneKey = '', ...rest] = key.split(' ');
  return { riderId: rest.join(' '), view: view as View, zoneKey };
}
