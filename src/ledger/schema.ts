import type { Generated } from 'kysely';
import type { BikeClass } from '../core/bike-class.ts';
import type { PeopleTables } from './people-schema.ts';

/** Times are seconds since 1970 UTC; ids are random texts; switches are 0 or 1. */
export interface Tables extends PeopleTables {
  rider: RiderTable;
  upload: UploadTable;
  ride: RideTable;
  job: JobTable;
  audit: AuditTable;
}

interface RiderTable {
  id: string;
  name: string;
  /** Whose account the profile belongs to. */
  personId: string | null;
  /** Older rides are removed by themselves; null keeps them all. */
  keepYears: number | null;
  createdAt: number;
}

interface UploadTable {
  id: string;
  /** Files dropped together. */
  batch: string | null;
  /** The archive that the file came in. */
  parent: string | null;
  kind: 'file' | 'archive';
  filename: string;
  size: number;
  hash: string;
  riderId: string;
  uploadedBy: string;
  /** What an export that the file came in calls the ride; goes before the file's own title. */
  title: string | null;
  state: 'queued' | 'running' | 'done' | 'duplicate' | 'failed' | 'dead';
  duplicateOf: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  /** The notes of its rides as JSON, kept here so that a list of uploads asks one store. */
  notes: string | null;
  /** Archives: entries seen, those passed over because they are no rides, those unreadable. */
  entries: number | null;
  skipped: number | null;
  broken: number | null;
  createdAt: number;
  deletedAt: number | null;
}

interface RideTable {
  id: string;
  uploadId: string;
  riderId: string;
  hash: string;
  /** Session inside the file, from 1; 0 where the file holds one. */
  part: number;
  /** What the rider says, over what the file says; null = the file's word counts. */
  title: string | null;
  bikeClass: BikeClass | null;
  bikeNote: string | null;
  createdAt: number;
  /** The tombstone: the ride is gone for everybody and is never made again from its original. */
  deletedAt: number | null;
}

interface JobTable {
  id: Generated<number>;
  kind: 'analyse' | 'expand';
  uploadId: string;
  /**
   * storing: analysed, on its way into the warehouse; held: until the rider agrees again that files
   * are analysed.
   */
  state: 'queued' | 'running' | 'storing' | 'held' | 'dead';
  attempts: number;
  availableAt: number;
  lastError: string | null;
  createdAt: number;
}

interface AuditTable {
  id: Generated<number>;
  at: number;
  actor: string;
  action: string;
  subject: string;
}
