import type { RideDetail } from '../src/api/ride.ts';
import type { RideSummary } from '../src/api/rides.ts';
import type { Upload } from '../src/api/uploads.ts';
import { ERROR_CODES, type ErrorCode } from '../src/core/errors.ts';
import type { ShownError } from './i18n/errors.en.ts';

export type { RideDetail, RideSummary, Upload };

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

export interface TimedLine {
  climb: string;
  variant: string;
  names: { climb: Names; variant: Names };
}

interface Names {
  fr: string;
  en: string;
}

export interface RideFilter {
  rider?: string;
  from?: string;
  to?: string;
  bikeClass?: string;
  climb?: string;
  q?: string;
  limit?: string;
  cursor?: string;
}

export type RideEdit = Partial<Pick<RideDetail, 'title' | 'bikeClass' | 'bikeNote'>>;

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
  addRider: (rider: Omit<Rider, 'id'>) => send<Rider>('POST', '/api/riders', rider),
  editRider: (id: string, rider: Partial<Omit<Rider, 'id'>>) =>
    send<Rider>('PATCH', `/api/riders/${id}`, rider),

  rides: (filter: RideFilter, signal?: AbortSignal) =>
    get<{ rides: RideSummary[]; nextCursor: string | null }>(`/api/rides${query(filter)}`, signal),
  ride: (id: string, signal?: AbortSignal) => get<RideDetail>(`/api/rides/${id}`, signal),
  editRide: (id: string, edit: RideEdit) => send<unknown>('PATCH', `/api/rides/${id}`, edit),
  deleteRide: (id: string) => send<unknown>('DELETE', `/api/rides/${id}`),
  originalOf: (id: string) => `/api/rides/${id}/original`,

  climbs: (signal?: AbortSignal) => get<{ climbs: TimedLine[] }>('/api/climbs', signal),
  uploads: (limit: number) => get<{ uploads: Upload[] }>(`/api/uploads?limit=${limit}`),
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
