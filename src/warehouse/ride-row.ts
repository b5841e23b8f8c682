import type { BikeClass, BikeClassFrom } from '../core/bike-class.ts';
import type { Format, Sport } from '../core/recording.ts';
import type { Layout } from './source.ts';

export interface RideRow {
  id: string;
  uploadId: string;
  riderId: string;
  analysisVersion: string;
  filename: string;
  /** Session inside the file, from 1; 0 where the file holds one. */
  part: number;
  /** Seconds since 1970 UTC. */
  start: number;
  /** Seconds that local time is ahead of UTC; null where the file does not tell. */
  utcOffset: number | null;
  /** Length on the 1 Hz axis. */
  seconds: number;
  format: Format;
  sport: Sport;
  subSport: string | null;
  bikeClass: BikeClass;
  bikeClassFrom: BikeClassFrom;
  bikeNote: string | null;
  title: string | null;
  creator: string | null;
  partial: boolean;
  records: number;
  altitudeSource: string | null;
  /** By metric id; null = unknown. */
  metrics: Record<string, number | null>;
  climbs: { climb: string; variant: string; elapsed: number }[];
  noteCount: number;
}

/** The columns of RawRideRow. */
export const RIDE_COLUMNS = `ride_id, upload_id, rider_id, analysis_version, filename, part, start,
  utc_offset, seconds, format, sport, sub_sport, bike_class, bike_class_from, bike_note, title, creator, partial,
  records, altitude_source, metrics, climbs, note_count`;

export interface RawRideRow {
  ride_id: string;
  upload_id: string;
  rider_id: string;
  analysis_version: string;
  filename: string;
  part: number;
  start: number;
  utc_offset: number | null;
  seconds: number;
  format: Format;
  sport: Sport;
  sub_sport: string | null;
  bike_class: BikeClass;
  bike_class_from: BikeClassFrom;
  bike_note: string | null;
  title: string | null;
  creator: string | null;
  partial: boolean;
  records: number;
  altitude_source: string | null;
  metrics: (number | null)[];
  climbs: string;
  note_count: number;
}

export function asRideRow({ metricIds }: Layout, row: RawRideRow): RideRow {
  return {
    id: row.ride_id,
    uploadId: row.upload_id,
    riderId: row.rider_id,
    analysisVersion: row.analysis_version,
    filename: row.filename,
    part: row.part,
    start: row.start,
    utcOffset: row.utc_offset,
    seconds: row.seconds,
    format: row.format,
    sport: row.sport,
    subSport: row.sub_sport,
    bikeClass: row.bike_class,
    bikeClassFrom: row.bike_class_from,
    bikeNote: row.bike_note,
    title: row.title,
    creator: row.creator,
    partial: row.partial,
    records: row.records,
    altitudeSource: row.altitude_source,
    metrics: Object.fromEntries(metricIds.map((id, place) => [id, row.metrics[place] ?? null])),
    climbs: JSON.parse(row.climbs),
    noteCount: row.note_count,
  };
}
