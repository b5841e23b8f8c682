import type { Note } from './notes.ts';

/** One channel, one value a sample. Missing = NaN, never 0. */
export type Column = Float64Array;

/** SI units: degrees, metres, m/s, watts; beats/min, revolutions/min, °C; left share of power 0–1; GPS accuracy in metres. */
export const CHANNELS = [
  'latitude',
  'longitude',
  'altitude',
  'distance',
  'speed',
  'power',
  'heartRate',
  'cadence',
  'temperature',
  'leftBalance',
  'accuracy',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** Only channels with at least one value are present. */
export type Columns = Partial<Record<Channel, Column>>;

export type Format = 'fit' | 'gpx' | 'tcx';

export const SPORTS = [
  'cycling',
  'running',
  'walking',
  'hiking',
  'swimming',
  'transition',
  'multisport',
  'other',
  'unknown',
] as const;
export type Sport = (typeof SPORTS)[number];

/** Timer of the device going on or off; seconds since 1970 UTC. */
export interface TimerEvent {
  time: number;
  kind: 'start' | 'stop';
}

/** What a lap message or element says; totals are the device's own, null where it said nothing. */
export interface LapMark {
  start: number;
  end: number;
  trigger: string | null;
  timer: number | null;
  distance: number | null;
}

/** The device's own totals for this session (SI units), null where it said nothing. */
export interface DeviceTotals {
  elapsed: number | null;
  timer: number | null;
  distance: number | null;
  ascent: number | null;
  descent: number | null;
  averagePower: number | null;
  maximumPower: number | null;
  weightedPower: number | null;
  trainingLoad: number | null;
  intensity: number | null;
  threshold: number | null;
  work: number | null;
  averageHeartRate: number | null;
  maximumHeartRate: number | null;
  averageCadence: number | null;
}

export interface Device {
  /** 'head-unit', 'power', 'heart-rate', 'cadence', 'speed', 'barometer', 'other' … */
  kind: string;
  manufacturer: string | null;
  product: string | null;
  serial: string | null;
}

/**
 * What the file said: samples in file order, nothing repaired except single fields that cannot be
 * true (nulled and counted in `notes`). One Recording a session: a triathlon file gives several.
 */
export interface Recording {
  format: Format;
  sport: Sport;
  /** The file's own finer word in lower case with '_' (FIT sub-sport, GPX type): 'road', 'mountain', 'gravel_cycling', 'e_bike_fitness', 'indoor_cycling', 'virtual_activity' …; null when silent. */
  subSport: string | null;
  title: string | null;
  /** Program or device that wrote the file, as display text. */
  creator: string | null;
  /** Whom the file says that it is of, as display text. */
  athlete: string | null;
  /** How far the device's clock was east of UTC, seconds; null where the file does not tell. */
  utcOffset: number | null;
  /** Seconds since 1970 UTC, fractions allowed, NaN where a sample has no time. Same length as each column. */
  time: Column;
  columns: Columns;
  /** Indices of samples that open a new segment (GPX trkseg, TCX Track), never 0. */
  breaks: number[];
  timer: TimerEvent[];
  laps: LapMark[];
  totals: DeviceTotals | null;
  devices: Device[];
  /** The file was damaged and these samples are what could be saved. */
  partial: boolean;
  notes: Note[];
}

/** Bounds on what a file may ask of us (reliability-privacy.md). */
export interface Limits {
  fitBytes: number;
  xmlBytes: number;
  xmlDepth: number;
  xmlAttributes: number;
  samples: number;
  fitParts: number;
  fitEmptyMessages: number;
}

export const LIMITS: Limits = {
  fitBytes: 32 * 2 ** 20,
  xmlBytes: 128 * 2 ** 20,
  xmlDepth: 32,
  xmlAttributes: 64,
  samples: 1_000_000,
  fitParts: 16,
  fitEmptyMessages: 1_000,
};
