import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { CHANNEL_REVEALS } from '../core/field-groups.ts';
import { STREAM_CHANNELS, type StreamChannel } from '../core/streams.ts';
import { accessTo, disclose } from '../disclosure/disclosure.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { attachment } from './attachment.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { given, Id, Quantity, Span, Time } from './schemas.ts';

const Streams = z
  .object({
    start: Time,
    seconds: z.number().int().openapi({ description: 'Length of the ride.' }),
    step: z.number().int().openapi({ description: 'Seconds that one value stands for.' }),
    time: z.array(z.number()).openapi({ description: 'Seconds since the start of the ride.' }),
    channels: z.partialRecord(z.enum(STREAM_CHANNELS), z.array(Quantity)).openapi({
      description: 'Those of the wanted channels that the ride has.',
    }),
    pauses: z.array(Span),
  })
  .openapi('Streams');

const Channels = z
  .string()
  .default(STREAM_CHANNELS.join())
  .transform((list) => [...new Set(list.split(','))])
  .pipe(z.array(z.enum(STREAM_CHANNELS)).min(1))
  .openapi({
    type: 'string',
    description: `Names joined by commas: ${STREAM_CHANNELS.join(', ')}. wBalance: J left above the threshold, counted from the start of the ride.`,
  });

const Query = z.object({
  channels: Channels,
  points: z.coerce.number().int().min(1).max(200_000).default(2000).openapi({
    description: 'At most so many values a channel.',
  }),
  from: z.coerce.number().min(0).optional().openapi({ description: 'Second of the ride.' }),
  to: z.coerce.number().min(0).optional().openapi({ description: 'Second of the ride, excluded.' }),
  format: z.enum(['json', 'csv']).optional().openapi({
    description: 'Wins over the Accept header; JSON where neither says anything.',
  }),
});

/** A ride second by second, decoded from its original on each request. */
export function createStreams(parts: { ledger: Ledger; jobs: () => Jobs }) {
  const { ledger, jobs } = parts;
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'get',
      tags: ['Rides'],
      path: '/rides/{id}/streams',
      summary: 'The channels of a ride over time',
      request: { params: z.object({ id: Id }), query: Query },
      responses: {
        200: {
          description: 'On an even axis; null or an empty cell is unknown.',
          content: {
            'application/json': { schema: Streams },
            'text/csv': { schema: { type: 'string' } },
          },
        },
        ...problems(400, 401, 404, 422, 503),
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { format, ...wanted } = c.req.valid('query');
      const sight = await c.var.sight();
      const ride = disclose(sight, 'read', await ledger.rides.get(id));
      const { fields, view, change } = accessTo(sight, ride);
      const streams = await jobs().streams(id, {
        ...given(wanted),
        view,
        channels: wanted.channels.filter((name) => fields.has(CHANNEL_REVEALS[name])),
      });
      const { time, ...rest } = disclose(sight, 'read', streams && { ...ride, ...streams });
      const channels = Object.fromEntries(
        (Object.keys(rest.channels) as StreamChannel[]).map((name) => {
          return [name, told(name, rest.channels[name] ?? new Float64Array())];
        }),
      );
      if ((format ?? preferred(c.req.header('accept'))) === 'csv') {
        return c.body(csvOf(time, channels), 200, {
          'Content-Type': 'text/csv; charset=utf-8; header=present',
          'Content-Disposition': attachment(change ? `${ride.filename}.csv` : 'ride.csv'),
        });
      }
      return c.json(
        {
          start: new Date(rest.start * 1000).toISOString(),
          seconds: rest.seconds,
          step: rest.step,
          time: [...time],
          channels,
          pauses: rest.pauses,
        },
        200,
      );
    },
  );
}

function preferred(accept: string | undefined): 'json' | 'csv' {
  return accept?.includes('text/csv') && !accept.includes('application/json') ? 'csv' : 'json';
}

/** Decimals that the measurement deserves: a position to 0.1 m. */
const DIGITS: Record<StreamChannel, number> = {
  latitude: 6,
  longitude: 6,
  altitude: 2,
  distance: 1,
  speed: 3,
  power: 1,
  heartRate: 1,
  cadence: 1,
  temperature: 1,
  leftBalance: 3,
  accuracy: 1,
  wBalance: 0,
};

/** Values of a channel as they are told: rounded, null where unknown. */
function told(name: StreamChannel, column: Float64Array): (number | null)[] {
  const scale = 10 ** DIGITS[name];
  return Array.from(column, (value) =>
    Number.isFinite(value) ? Math.round(value * scale) / scale : null,
  );
}

/** RFC 4180. A spreadsheet may take what begins with a minus for a formula, so that is quoted. */
function csvOf(time: Float64Array, channels: Record<string, (number | null)[]>): string {
  const columns = Object.values(channels);
  const lines = Array.from(time, (second, i) =>
    [second, ...columns.map((column) => cell(column[i] ?? null))].join(),
  );
  return `${[['time', ...Object.keys(channels)].join(), ...lines].join('\r\n')}\r\n`;
}

function cell(value: number | null): string {
  if (value === null) return '';
  return value < 0 ? `"${value}"` : String(value);
}
