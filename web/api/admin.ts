import type { InferRequestType, InferResponseType } from 'hono/client';
import type { createErasure } from '../../src/api/account/erasure.ts';
import type { createAudit } from '../../src/api/admin/audit.ts';
import type { createPeople } from '../../src/api/admin/people.ts';
import { connect, read, until } from './client.ts';

const { people } = connect<typeof createPeople>();
const erasure = connect<typeof createErasure>();
const { audit } = connect<typeof createAudit>();

export type Person = InferResponseType<typeof people.$get, 200>['people'][number];
export type Role = Person['role'];
export type PersonChange = InferRequestType<(typeof people)[':id']['$patch']>['json'];
export type AuditPage = InferResponseType<typeof audit.$get, 200>;

/** From what most people are to what few are. */
export const ROLES = ['rider', 'coach', 'analyst', 'admin'] as const satisfies Role[];

export const adminApi = {
  people: (signal?: AbortSignal) => read(people.$get({}, until(signal))),
  changePerson: (id: string, json: PersonChange) => people[':id'].$patch({ param: { id }, json }),
  passwordLink: (id: string) => read(people[':id']['password-link'].$post({ param: { id } })),
  resetFactor: (id: string) => people[':id']['two-factor'].$delete({ param: { id } }),
  erase: (id: string) => erasure.people[':id'].$delete({ param: { id } }),
  /** The entries before that one; null: the newest. */
  audit: (before: number | null, signal?: AbortSignal) =>
    read(audit.$get({ query: before === null ? {} : { before: String(before) } }, until(signal))),
};
