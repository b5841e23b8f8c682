import type { InferResponseType } from 'hono/client';
import type { createComparison } from '../../src/api/comparison.ts';
import type { createEfforts } from '../../src/api/efforts.ts';
import { connect, read, until } from './client.ts';

const one = connect<typeof createEfforts>().efforts[':ride'][':climb'][':variant'][':number'];
const compared = connect<typeof createComparison>().climbs[':climb'][':variant'].comparison;

export type EffortDetail = InferResponseType<typeof one.$get, 200>;
export type References = EffortDetail['references'];
export type EffortLink = NonNullable<EffortDetail['best']>;
export type ComparedEffort = InferResponseType<typeof compared.$get, 200>['efforts'][number];

/** Where an effort stands in the addresses of pages and of the API. */
export interface EffortPath {
  ride: string;
  climb: string;
  variant: string;
  number: string;
}

/** Efforts on climbs. Every call throws ApiError. */
export const effortsApi = {
  effort: (param: EffortPath, signal?: AbortSignal) => read(one.$get({ param }, until(signal))),
  /** As RIDE:NUMBER. */
  compare: (
    line: { climb: string; variant: string },
    efforts: readonly string[],
    signal?: AbortSignal,
  ) => read(compared.$get({ param: line, query: { efforts: efforts.join() } }, until(signal))),
};

/** The page of an effort. */
export function effortPage(
  ride: string,
  { climb, variant, number }: { climb: string; variant: string; number: number },
): string {
  return `/efforts/${ride}/${climb}/${variant}/${number}`;
}

/** The page that shows efforts, each as RIDE:NUMBER, side by side; beside `reference`, or the fastest. */
export function comparisonPage(
  { climb, variant }: { climb: string; variant: string },
  efforts: readonly string[],
  reference?: string,
): string {
  const page = `/climbs/${climb}/${variant}/compare?efforts=${efforts.join()}`;
  return reference === undefined ? page : `${page}&reference=${reference}`;
}
