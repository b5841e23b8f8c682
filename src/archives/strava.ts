import { sportOf } from '../core/decode/sport.ts';
import type { Sport } from '../core/recording.ts';
import { parseCsv } from './csv.ts';

/** What an export says about one of its files. */
export interface EntryMetadata {
  title: string | null;
  sport: Sport;
  subSport: string | null;
  /** When the activity began, seconds since 1970 UTC; null where the export's date is in words of another language. */
  start: number | null;
}

/** Places of the columns: their names are translated, their order is not. */
const DATE = 1;
const NAME = 2;
const TYPE = 3;
const RIDE_FILE = /^activities\/[^/]+\.(fit|gpx|tcx)(\.gz)?$/i;

/** The table of a Strava export (`activities.csv`) by the path of the activity's file. */
export function stravaActivities(csv: string): Map<string, EntryMetadata> {
  const activities = new Map<string, EntryMetadata>();
  for (const row of parseCsv(csv)) {
    const file = row.find((cell) => RIDE_FILE.test(cell));
    if (file === undefined) continue;
    const start = Date.parse(`${row[DATE]} UTC`) / 1000;
    activities.set(file, {
      title: row[NAME]?.trim() || null,
      ...sportOf(row[TYPE] ?? null),
      start: Number.isNaN(start) ? null : start,
    });
  }
  return activities;
}
