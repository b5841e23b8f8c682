import type { InferRequestType, InferResponseType } from 'hono/client';
import type { Channel, Column, Columns } from '../src/core/recording.ts';
import type { Range } from '../src/core/series.ts';
import { ask, client, read, until } from './api/client.ts';

export type Me = InferResponseType<typeof client.me.$get, 200>;
export type Rider = InferResponseType<typeof client.riders.$get, 200>['riders'][number];

export type TimedLine = InferResponseType<typeof client.climbs.$get, 200>['climbs'][number];
export type Names = TimedLine['names']['climb'];
export type Upload = InferResponseType<(typeof client.uploads)[':id']['$get'], 200>;

export type RidePage = InferResponseType<typeof client.rides.$get, 200>;
export type RideSummary = RidePage['rides'][number];
export type RideFilter = InferRequestType<typeof client.rides.$get>['query'];
export type Ride = InferResponseType<(typeof client.rides)[':id']['$get'], 200>;
export type RideEdit = InferRequestType<(typeof client.rides)[':id']['$patch']>['json'];
export type Effort = Ride['efforts'][number];
export type Zone = NonNullable<Ride['zones']['power']>[number];

export type RidePowerCurve = InferResponseType<
  (typeof client.rides)[':id']['power-curve']['$get'],
  200
>;
export type PeriodPowerCurve = InferResponseType<(typeof client)['power-curve']['$get'], 200>;

/** Channels of a ride on an even axis. Missing = NaN, as in the core. */
export interface Streams {
  /** Length of the ride, s. */
  seconds: number;
  /** Seconds that one value stands for. */
  step: number;
  /** Seconds since the start of the ride. */
  time: Column;
  channels: Columns;
  pauses: Range[];
}

/** The route also answers in CSV, so its own type does not tell what the JSON is. */
interface SentStreams extends Omit<Streams, 'time' | 'channels'> {
  time: number[];
  channels: Partial<Record<Channel, (number | null)[]>>;
}

export interface StreamsWanted {
  channels: readonly Channel[];
  /** At most so many values a channel. */
  points: number;
  /** Part of the ride in seconds; null is the whole. */
  range: Range | null;
}

/** The API as the pages use it. Every call throws ApiError. */
export const api = {
  me: () => read(client.me.$get()),
  setUp: (json: InferRequestType<typeof client.setup.$post>['json']) =>
    read(client.setup.$post({ json })),
  signIn: (json: InferRequestType<typeof client.session.$post>['json']) =>
    read(client.session.$post({ json })),
  signOut: () => client.session.$delete(),

  riders: (signal?: AbortSignal) => read(client.riders.$get({}, until(signal))),

  rides: (query: RideFilter, signal?: AbortSignal) =>
    read(client.rides.$get({ query }, until(signal))),
  ride: (id: string, signal?: AbortSignal) =>
    read(client.rides[':id'].$get({ param: { id } }, until(signal))),
  editRide: (id: string, json: RideEdit) =>
    read(client.rides[':id'].$patch({ param: { id }, json })),
  deleteRide: (id: string) => client.rides[':id'].$delete({ param: { id } }),
  originalOf: (id: string) => client.rides[':id'].original.$path({ param: { id } }),

  streams: async (id: string, wanted: StreamsWanted, signal?: AbortSignal) => {
    const path = client.rides[':id'].streams.$path({ param: { id }, query: spelt(wanted) });
    return streamsOf(await (await ask(path, until(signal).init)).json());
  },
  streamsCsvOf: (id: string, wanted: StreamsWanted) =>
    client.rides[':id'].streams.$path({
      param: { id },
      query: { ...spelt(wanted), format: 'csv' },
    }),
  powerCurve: (id: string, signal?: AbortSignal) =>
    read(client.rides[':id']['power-curve'].$get({ param: { id } }, until(signal))),
  powerCurveOf: (period: { rider: string; from: string; to: string }, signal?: AbortSignal) =>
    read(client['power-curve'].$get({ query: period }, until(signal))),

  climbLine: (climb: string, variant: string) =>
    read(client.climbs[':climb'][':variant'].$get({ param: { climb, variant } })),
  climbs: (signal?: AbortSignal) => read(client.climbs.$get({}, until(signal))),

  upload: (id: string) => read(client.uploads[':id'].$get({ param: { id } })),
  uploads: (limit: number) => read(client.uploads.$get({ query: { limit: String(limit) } })),
  uploadTo: (rider: string, filename: string) =>
    client.uploads.$path({ query: { rider, filename } }),
  events: client.events.$path(),
};

function spelt({ channels, points, range }: StreamsWanted) {
  const part = range && {
    from: String(Math.floor(range.start)),
    to: String(Math.ceil(range.end)),
  };
  return { channels: channels.join(), points: String(points), ...part };
}

/** null becomes NaN: the one place where streams cross from JSON into columns. */
export function streamsOf(sent: SentStreams): Streams {
  const channels: Columns = {};
  for (const [name, values] of Object.entries(sent.channels)) {
    channels[name as Channel] = Float64Array.from(values, (value) => value ?? Number.NaN);
  }
  return { ...sent, time: Float64Array.from(sent.time), channels };
}
