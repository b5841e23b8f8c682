import type { InferResponseType } from 'hono/client';
import type { createJobsAdministration } from '../../src/api/admin/jobs.ts';
import type { createPacks } from '../../src/api/admin/packs.ts';
import type { createStorage } from '../../src/api/admin/storage.ts';
import { connect, read, until } from './client.ts';

const { jobs } = connect<typeof createJobsAdministration>();
const { storage } = connect<typeof createStorage>();
const { packs } = connect<typeof createPacks>();

export type Jobs = InferResponseType<typeof jobs.$get, 200>;
export type DeadLetter = Jobs['dead'][number];
export type Storage = InferResponseType<typeof storage.$get, 200>;
export type Pack = InferResponseType<typeof packs.$get, 200>['packs'][number];

/** How the service fares, for admins. */
export const serviceApi = {
  jobs: (signal?: AbortSignal) => read(jobs.$get({}, until(signal))),
  revive: (id: string) => jobs[':id'].revive.$post({ param: { id } }),
  storage: (signal?: AbortSignal) => read(storage.$get({}, until(signal))),
  packs: (signal?: AbortSignal) => read(packs.$get({}, until(signal))),
};
