import type { InferRequestType, InferResponseType } from 'hono/client';
import { client, read, until } from './client.ts';

export type Person = InferResponseType<typeof client.people.$get, 200>['people'][number];
export type Role = Person['role'];
export type PersonChange = InferRequestType<(typeof client.people)[':id']['$patch']>['json'];
export type AuditPage = InferResponseType<typeof client.audit.$get, 200>;

/** From what most people are to what few are. */
export const ROLES = ['rider', 'coach', 'analyst', 'admin'] as const satisfies Role[];

export const adminApi = {
  people: (signal?: AbortSignal) => read(client.people.$get({}, until(signal))),
  changePerson: (id: string, json: PersonChange) =>
    client.people[':id'].$patch({ param: { id }, json }),
  passwordLink: (id: string) =>
    read(client.people[':id']['password-link'].$post({ param: { id } })),
  resetFactor: (id: string) => client.people[':id']['two-factor'].$delete({ param: { id } }),
  /** The entries before that one; null: the newest. */
  audit: (before: number | null, signal?: AbortSignal) =>
    read(
      client.audit.$get(
        { query: before === null ? {} : { before: String(before) } },
        until(signal),
      ),
    ),
};
