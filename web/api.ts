import type { InferRequestType, InferResponseType } from 'hono/client';
import type { createMe } from '../src/api/account/me.ts';
import type { createSession } from '../src/api/account/session.ts';
import type { createClimbs } from '../src/api/climbs.ts';
import type { createEvents } from '../src/api/events.ts';
import type { createPowerCurves } from '../src/api/power-curve.ts';
import type { createRide } from '../src/api/ride.ts';
import type { createRiders } from '../src/api/riders.ts';
import type { createRides } from '../src/api/rides.ts';
import type { createStreams } from '../src/api/streams.ts';
import type { createUploads } from '../src/api/uploads.ts';
import type { Column } from '../src/core/recording.ts';
import type { Range } from '../src/core/series.ts';
import type { StreamChannel, StreamColumns } from '../src/core/streams.ts';
import { addressOf, ask, connect, read, until } from './api/client.ts';

const { me } = connect<typeof createMe>();
const { session } = connect<typeof createSession>();
const { riders } = connect<typeof createRiders>();
const { uploads } = connect<typeof createUploads>();
const { events } = connect<typeof createEvents>();
const { rides } = connect<typeof createRides>();
const ride = connect<typeof createRide>().rides[':id'];
const streams = connect<typeof createStreams>().rides[':id'].streams;
const curves = connect<typeof createPowerCurves>();
const { climbs } = connect<typeof createClimbs>();

export type Me = InferResponseType<typeof me.$get, 200>;
export type Person = NonNullable<Me['person']>;
export type Rider = InferResponseType<typeof riders.$get, 200>['riders'][number];

export type ClimbBook = InferResponseType<typeof climbs.$get, 200>;
export type TimedLine = ClimbBook['climbs'][number];
export type Names = TimedLine['names']['climb'];
export type Upload = InferResponseType<(typeof uploads)[':id']['$get'], 200>;

export type RidePage = InferResponseType<typeof rides.$get, 200>;
export type RideSummary = RidePage['rides'][number];
export type RideFilter = InferRequestType<typeof rides.$get>['query'];
export type Ride = InferResponseType<(typeof ride)['$get'], 200>;
export type RideEdit = InferRequestType<(typeof ride)['$patch']>['json'];
export type Effort = Ride['efforts'][number];
export type Zone = NonNullable<Ride['zones']['power']>[number];

export type RidePowerCurve = InferResponseType<
  (typeof curves.rides)[':id']['power-curve']['$get'],
  200
>;
export type PeriodPowerCurve = InferResponseType<(typeof curves)['power-curve']['$get'], 200>;

/** Channels of a ride on an even axis. Missing = NaN, as in the core. */
export interface Streams {
  /** Length of the ride, s. */
  seconds: number;
  /** Seconds that one value stands for. */
  step: number;
  /** Seconds since the start of the ride. */
  time: Column;
  channels: StreamColumns;
  pauses: Range[];
}

/** The route also answers in CSV, so its own type does not tell what the JSON is. */
interface SentStreams extends Omit<Streams, 'time' | 'channels'> {
  time: number[];
  channels: Partial<Record<StreamChannel, (number | null)[]>>;
}

export interface StreamsWanted {
  channels: readonly StreamChannel[];
  /** At most so many values a channel. */
  points: number;
  /** Part of the ride in seconds; null is the whole. */
  range: Range | null;
}

/** The API as the pages use it. Every call throws ApiError. */
export const api = {
  me: () => read(me.$get()),
  signOut: () => session.$delete(),

  riders: (signal?: AbortSignal) => read(riders.$get({}, until(signal))),

  rides: (query: RideFilter, signal?: AbortSignal) => read(rides.$get({ query }, until(signal))),
  ride: (id: string, signal?: AbortSignal) => read(ride.$get({ param: { id } }, until(signal))),
  editRide: (id: string, json: RideEdit) => read(ride.$patch({ param: { id }, json })),
  deleteRide: (id: string) => ride.$delete({ param: { id } }),
  originalOf: (id: string) => addressOf(ride.original.$path({ param: { id } })),

  streams: async (id: string, wanted: StreamsWanted, signal?: AbortSignal) => {
    const path = addressOf(streams.$path({ param: { id }, query: spelt(wanted) }));
    return streamsOf(await (await ask(path, until(signal).init)).json());
  },
  streamsCsvOf: (id: string, wanted: StreamsWanted) =>
    addressOf(
      streams.$path({
        param: { id },
        query: { ...spelt(wanted), format: 'csv' },
      }),
    ),
  powerCurve: (id: string, signal?: AbortSignal) =>
    read(curves.rides[':id']['power-curve'].$get({ param: { id } }, until(signal))),
  powerCurveOf: (period: { rider: string; from: string; to: string }, signal?: AbortSignal) =>
    read(curves['power-curve'].$get({ query: period }, until(signal))),

  climbLine: (climb: string, variant: string) =>
    read(climbs[':climb'][':variant'].$get({ param: { climb, variant } })),
  climbs: (signal?: AbortSignal) => read(climbs.$get({}, until(signal))),

  upload: (id: string) => read(uploads[':id'].$get({ param: { id } })),
  uploads: (limit: number) => read(uploads.$get({ query: { limit: String(limit) } })),
  uploadTo: (rider: string, filename: string) =>
    addressOf(uploads.$path({ query: { rider, filename } })),
  events: addressOf(events.$path()),
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
  const channels: StreamColumns = {};
  for (const [name, values] of Object.entries(sent.channels)) {
    channels[name as StreamChannel] = Float64Array.from(values, (value) => value ?? Number.NaN);
  }
  return { ...sent, time: Float64Array.from(sent.time), channels };
}
