import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { CHANNEL_REVEALS } from '../core/field-groups.ts';
import { STREAM_CHANNELS } from '../core/streams.ts';
import { STREAM_FORMATS, type StreamFormat } from '../core/streams-text.ts';
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
  format: z.enum(STREAM_FORMATS).optional().openapi({
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
      const { format = preferred(c.req.header('accept')), ...wanted } = c.req.valid('query');
      const sight = await c.var.sight();
      const ride = disclose(sight, 'read', await ledger.rides.get(id));
      const { fields, view, change } = accessTo(sight, ride);
      const text = await jobs().streams(id, {
        ...given(wanted),
        view,
        format,
        channels: wanted.channels.filter((name) => fields.has(CHANNEL_REVEALS[name])),
      });
      const told = disclose(sight, 'read', text && { ...ride, text });
      if (format === 'json') return c.body(told.text, 200, { 'Content-Type': 'application/json' });
      return c.body(told.text, 200, {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': attachment(change ? `${ride.filename}.csv` : 'ride.csv'),
      });
    },
  );
}

function preferred(accept: string | undefined): StreamFormat {
  return accept?.includes('text/csv') && !accept.includes('application/json') ? 'csv' : 'json';
}
