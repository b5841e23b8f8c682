import type { InferRequestType, InferResponseType } from 'hono/client';
import type { createBoards } from '../../src/api/boards.ts';
import type { createClimbHistory } from '../../src/api/climb-history.ts';
import type { createClimbPlaces } from '../../src/api/climb-places.ts';
import type { createClimbs } from '../../src/api/climbs.ts';
import { addressOf, connect, read, until } from './client.ts';

const routes = connect<typeof createClimbs>().climbs;
const beside = connect<typeof createClimbPlaces>().climbs[':climb'][':variant'].places;
const ridden = connect<typeof createClimbHistory>().climbs;
const boards = connect<typeof createBoards>().climbs[':climb'][':variant'].board;

export type ClimbLine = InferResponseType<(typeof routes)[':climb'][':variant']['$get'], 200>;
export type ClimbLines = InferResponseType<(typeof routes)['lines']['$get'], 200>;
export type PlaceAlong = InferResponseType<typeof beside.$get, 200>['places'][number];
export type Mine = InferResponseType<(typeof ridden)['mine']['$get'], 200>['climbs'][number];
export type History = InferResponseType<
  (typeof ridden)[':climb'][':variant']['history']['$get'],
  200
>;
export type PastEffort = History['efforts'][number];
export type Board = InferResponseType<typeof boards.$get, 200>;
export type BoardRow = Board['rows'][number];
export type BoardChoice = InferRequestType<typeof boards.$get>['query'];

/** A line of a climb. */
interface LineId {
  climb: string;
  variant: string;
}

/** The climbs of the territories, and who rode them. Every call throws ApiError. */
export const climbs = {
  lines: (signal?: AbortSignal) => read(routes.lines.$get({}, until(signal))),
  line: ({ climb, variant }: LineId, signal?: AbortSignal) =>
    read(routes[':climb'][':variant'].$get({ param: { climb, variant } }, until(signal))),
  places: ({ climb, variant }: LineId, signal?: AbortSignal) =>
    read(beside.$get({ param: { climb, variant } }, until(signal))),
  mine: (signal?: AbortSignal) => read(ridden.mine.$get({}, until(signal))),
  history: ({ climb, variant }: LineId, signal?: AbortSignal) =>
    read(
      ridden[':climb'][':variant'].history.$get(
        { param: { climb, variant }, query: {} },
        until(signal),
      ),
    ),
  board: ({ climb, variant }: LineId, query: BoardChoice, signal?: AbortSignal) =>
    read(boards.$get({ param: { climb, variant }, query }, until(signal))),
  fileOf: ({ climb, variant }: LineId, file: string) =>
    addressOf(`/climbs/${climb}/${variant}/${file}`),
};
