import type { InferRequestType, InferResponseType } from 'hono/client';
import type { createZones } from '../../src/api/zones.ts';
import { connect, read, until } from './client.ts';

const places = connect<typeof createZones>().zones;

export type Zone = InferResponseType<typeof places.$get, 200>['zones'][number];
export type ZoneFacts = InferRequestType<typeof places.$post>['json'];

/** One's own privacy zones. Every call throws ApiError. */
export const zones = {
  list: (signal?: AbortSignal) => read(places.$get({}, until(signal))),
  add: (json: ZoneFacts) => read(places.$post({ json })),
  edit: (id: string, json: ZoneFacts) => read(places[':id'].$patch({ param: { id }, json })),
  remove: (id: string) => places[':id'].$delete({ param: { id } }),
};
