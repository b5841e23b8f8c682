import type { InferResponseType } from 'hono/client';
import type { createClimbs } from '../../src/api/climbs.ts';
import { connect, read, until } from './client.ts';

const routes = connect<typeof createClimbs>().climbs;

export type ClimbLine = InferResponseType<(typeof routes)[':climb'][':variant']['$get'], 200>;

export type ClimbLines = InferResponseType<(typeof routes)['lines']['$get'], 200>;

/** The climbs of the territories. Every call throws ApiError. */
export const climbs = {
  lines: (signal?: AbortSignal) => read(routes.lines.$get({}, until(signal))),
  line: (climb: string, variant: string, signal?: AbortSignal) =>
    read(routes[':climb'][':variant'].$get({ param: { climb, variant } }, until(signal))),
};
