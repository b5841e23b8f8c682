import type { InferRequestType, InferResponseType } from 'hono/client';
import type { createProfile } from '../../src/api/profile.ts';
import { connect, read, until } from './client.ts';

const values = connect<typeof createProfile>().profile;

export type ProfileAnswer = InferResponseType<typeof values.$get, 200>;
export type DatedValue = ProfileAnswer['values'][number];
export type KindFacts = ProfileAnswer['kinds'][number];
export type NewValue = InferRequestType<typeof values.$post>['json'];

/** What gives the rider's numbers their meaning, dated. Every call throws ApiError. */
export const profile = {
  list: (signal?: AbortSignal) => read(values.$get({}, until(signal))),
  add: (json: NewValue) => read(values.$post({ json })),
  edit: (id: string, json: InferRequestType<(typeof values)[':id']['$patch']>['json']) =>
    read(values[':id'].$patch({ param: { id }, json })),
  remove: (id: string) => values[':id'].$delete({ param: { id } }),
};
