import type { BikeClass } from '../src/core/bike-class.ts';
import { ERROR_CODES, type ErrorCode } from '../src/core/errors.ts';
import type { NoteCode } from '../src/core/notes.ts';
import type { ShownError } from './i18n/errors.en.ts';

export interface Person {
  id: string;
  name: string;
  role: string;
}

export interface Me {
  person: Person | null;
  setupNeeded: boolean;
}

/** Watts, kilograms, beats a minute; null where nobody entered it. */
export interface Rider {
  id: string;
  name: string;
  threshold: number | null;
  weight: number | null;
  maximumHeartRate: number | null;
  thresholdHeartRate: number | null;
}

export interface Names {
  fr: string;
  en: string;
}

export interface TimedLine {
  climb: string;
  variant: string;
  names: { climb: Names; variant: Names };
  /** Metres. */
  length: number;
}

export interface Upload {
  id: string;
  filename: string;
  size: number;
  riderId: string;
  kind: 'file' | 'archive';
  state: 'queued' | 'running' | 'done' | 'duplicate' | 'failed' | 'dead';
  progress: number;
  duplicateOf: string | null;
  rideIds: string[];
  error: { code: ErrorCode; message: string } | null;
  notes: Note[];
  entries: { total: number; done: number; failed: number; skipped: number } | null;
  children: string[];
  createdAt: string;
}

export interface Note {
  code: NoteCode;
  count: number;
  detail: string;
}

/** Values by metric id, SI; null is unknown. */
type Metrics = Record<string, number | null>;

export interface RideSummary {
  id: string;
  riderId: string;
  riderName: string;
  title: string | null;
  start: string;
  bikeClass: BikeClass;
  partial: boolean;
  metrics: Metrics;
  climbs: { climb: string; variant: string; elapsed: number }[];
  notes: number;
}

export interface Zone {
  zone: number;
  from: number | null;
  to: number | null;
  seconds: number;
}

export interface Effort {
  climb: string;
  variant: string;
  names: { climb: Names; variant: Names };
  /** Seconds since the start of the ride. */
  start: number;
  elapsed: number;
  uncertainty: number | null;
  startDistance: number | null;
  endDistance: number | null;
  moving: number | null;
  averagePower: number | null;
  averageHeartRate: number | null;
  wattsPerKilogram: number | null;
  vam: number | null;
  splits: {
    gate: string;
    names: Names;
    elapsed: number | null;
    leg: number | null;
    uncertainty: number | null;
  }[];
}

export interface Ride extends Omit<RideSummary, 'notes'> {
  bikeClassFrom: 'declared' | 'file' | 'title' | 'position' | 'none';
  bikeNote: string | null;
  format: 'fit' | 'gpx' | 'tcx';
  filename: string;
  originalHash: string;
  creator: string | null;
  devices: { kind: string; manufacturer: string | null; product: string | null }[];
  records: number;
  laps: { start: number; end: number; trigger: string | null; metrics: Metrics }[];
  zones: { power: Zone[] | null; heartRate: Zone[] | null };
  efforts: Effort[];
  notes: Note[];
  analysisVersion: string;
}

export interface RideFilter {
  rider?: string;
  from?: string;
  to?: string;
  bikeClass?: string;
  climb?: string;
  q?: string;
  sort?: string;
  limit?: string;
  cursor?: string;
}

/** null: what the file says counts again. */
export interface RideEdit {
  title?: string | null;
  bikeClass?: BikeClass | null;
  bikeNote?: string | null;
}

/** A refusal of the service, or its silence (`offline`). */
export class ApiError extends Error {
  readonly code: ShownError;

  constructor(code: ShownError, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ApiError';
    this.code = code;
  }
}

/** The API as the pages use it. Every call throws ApiError. */
export const api = {
  me: () => get<Me>('/api/me'),
  setUp: (account: { token: string; name: string; email: string; password: string }) =>
    send<unknown>('POST', '/api/setup', account),
  signIn: (account: { email: string; password: string }) =>
    send<unknown>('POST', '/api/session', account),
  signOut: () => send<unknown>('DELETE', '/api/session'),

  riders: (signal?: AbortSignal) => get<{ riders: Rider[] }>('/api/riders', signal),
  addRider: (rider: Pick<Rider, 'name'> & Partial<Rider>) =>
    send<Rider>('POST', '/api/riders', rider),
  editRider: (id: string, rider: Partial<Omit<Rider, 'id'>>) =>
    send<Rider>('PATCH', `/api/riders/${id}`, rider),

  rides: (filter: RideFilter, signal?: AbortSignal) =>
    get<{ rides: RideSummary[]; nextCursor: string | null }>(`/api/rides${query(filter)}`, signal),
  ride: (id: string, signal?: AbortSignal) => get<Ride>(`/api/rides/${id}`, signal),
  editRide: (id: string, edit: RideEdit) => send<Ride>('PATCH', `/api/rides/${id}`, edit),
  deleteRide: (id: string) => send<unknown>('DELETE', `/api/rides/${id}`),
  originalOf: (id: string) => `/api/rides/${id}/original`,

  climbs: (signal?: AbortSignal) => get<{ climbs: TimedLine[] }>('/api/climbs', signal),
  uploads: (limit: number) => get<{ uploads: Upload[] }>(`/api/uploads?limit=${limit}`),
  uploadTo: (riderId: string, filename: string) =>
    `/api/uploads?${new URLSearchParams({ rider: riderId, filename })}`,
  events: '/api/events',
};

function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return request<T>(path, { ...(signal ? { signal } : {}) });
}

function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  return request<T>(path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause;
    throw new ApiError('offline', `No answer from ${path}.`, { cause });
  });
  if (!response.ok) throw problemOf(response.status, await response.text());
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** What a refused request says; a refusal without a known code comes from something in between. */
export function problemOf(status: number, body: string): ApiError {
  const problem = parsedProblem(body);
  if (problem !== null) return new ApiError(problem.code, problem.detail);
  const code = status >= 502 && status <= 504 ? 'offline' : 'internal';
  return new ApiError(code, `HTTP status ${status}.`);
}

function parsedProblem(body: string): { code: ErrorCode; detail: string } | null {
  if (!body.startsWith('{')) return null;
  const { code, detail } = JSON.parse(body) as { code?: string; detail?: string };
  const known = ERROR_CODES.find((each) => each === code);
  return known ? { code: known, detail: String(detail) } : null;
}

function query(parameters: RideFilter): string {
  const given = Object.entries<string | undefined>({ ...parameters }).filter(
    (entry): entry is [string, string] => Boolean(entry[1]),
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
