import type { BikeClass } from '../core/bike-class.ts';
import type { Look } from '../core/look.ts';
import type { Disc, Offset } from '../core/privacy-zones.ts';
import type { DatedProfile } from '../core/profile.ts';
import type { StreamChannel } from '../core/streams.ts';
import type { StreamFormat } from '../core/streams-text.ts';
import type { RideResult } from '../warehouse/result.ts';

/** A file to be analysed for the service: every ride in it, cycling only. */
export interface AnalyseRequest {
  /** Its path; the thread reads it when its turn comes. */
  file: string;
  /** Seconds since 1970 UTC; a file from the future is refused. */
  now: number;
  profile: DatedProfile;
  /** What the rider says about single rides of the file. */
  declared: { part: number; bikeClass: BikeClass }[];
  /** The rider's privacy zones: with any, results come for both views. */
  zones: readonly (Disc & Offset)[];
}

/** Some channels of one ride of a file, second by second or coarser. */
export interface StreamsRequest {
  /** Its path; the thread reads it when its turn comes. */
  file: string;
  now: number;
  part: number;
  /** What holds on the day of the ride tells how much W′ is left. */
  profile: DatedProfile;
  channels: readonly StreamChannel[];
  /** At most so many values a channel. */
  points: number;
  /** Seconds of the ride, half-open; default the whole. */
  from?: number;
  to?: number;
  /** The zones that hide parts of the ride from who asks; null for who may see all of it. */
  zones: readonly (Disc & Offset)[] | null;
  format: StreamFormat;
}

/** A file whose rider is not known yet. */
export interface LookRequest {
  /** Its path; the thread reads it when its turn comes. */
  file: string;
  now: number;
}

/** Where files are decoded and analysed, off the thread that serves. */
export interface Runner {
  /** How many files at a time. */
  readonly size: number;
  /**
   * Settles when work can begin: a job that is claimed before would count as attempted, should the
   * process be killed, without having been tried.
   */
  ready(): Promise<void>;
  /**
   * Throws LabError: what is wrong with the file, `not-found`, `time-budget` or `worker-lost` where it was too
   * much for its worker, `internal` where the analysis itself failed.
   */
  analyse(request: AnalyseRequest): Promise<RideResult[]>;
  /** As `analyse`. */
  look(request: LookRequest): Promise<Look>;
  /**
   * The text of the streams (see `streamsText`). As `analyse`; goes before all waiting analyses. Null
   * where zones hide the whole ride.
   */
  streams(request: StreamsRequest): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * Files that no thread has begun, and those that come from now on, are refused as `unavailable`;
   * streams are still made.
   */
  stopFiles(): void;
  /** What still runs is broken off. */
  close(): Promise<void>;
}

/** What goes to a worker and comes back; the worker says `ready` once, before the first task. */
export type Task =
  | { kind: 'analyse'; request: AnalyseRequest }
  | { kind: 'look'; request: LookRequest }
  | { kind: 'streams'; request: StreamsRequest };

export type Reply =
  | { kind: 'ready' }
  | { kind: 'result'; result: unknown }
  | { kind: 'error'; code: string; message: string };
