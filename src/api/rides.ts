import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { FIELD_GROUPS } from '../core/field-groups.ts';
import { type Access, accessTo, allow } from '../disclosure/disclosure.ts';
import { revealedBy } from '../disclosure/fields.ts';
import { sharedRow } from '../disclosure/shared-ride.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RideRow } from '../warehouse/ride-row.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { BikeClass, Day, given, Id, Metrics, Time } from './schemas.ts';

export const RideSummary = z
  .object({
    id: Id,
    riderId: Id,
    riderName: z.string(),
    title: z.string().nullable(),
    start: Time,
    sport: z.string(),
    bikeClass: BikeClass,
    partial: z.boolean().openapi({ description: 'Saved from a damaged file.' }),
    shared: z.array(z.enum(FIELD_GROUPS)).openapi({
      description: 'What the rider shares with you; the rest is null or left out.',
    }),
    startRounded: z.boolean().openapi({
      description: 'The start is rounded down to a quarter of an hour: you do not see it whole.',
    }),
    metrics: Metrics,
    climbs: z.array(z.object({ climb: z.string(), variant: z.string(), elapsed: z.number() })),
    notes: z.number().int().openapi({ description: 'How many notes the ride carries.' }),
  })
  .openapi('RideSummary');
export type RideSummary = z.infer<typeof RideSummary>;

const Filter = z.object({
  rider: Id.optional(),
  from: Day.optional().openapi({ description: 'First moment that counts.' }),
  to: Day.optional().openapi({ description: 'First moment that no longer counts.' }),
  bikeClass: BikeClass.optional(),
  climb: z.string().max(100).optional().openapi({ description: '`climb` or `climb/variant`.' }),
  q: z.string().max(100).optional().openapi({ description: 'Part of the title or file name.' }),
  sort: z.string().max(50).default('start').openapi({ description: '`start` or a metric.' }),
  order: z.enum(['desc', 'asc']).default('desc'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .max(500)
    .optional()
    .openapi({ description: '`nextCursor` of the page before.' }),
});

/** The list of rides; one ride is ride.ts. */
export function createRides({ ledger, warehouse }: { ledger: Ledger; warehouse: () => Warehouse }) {
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'get',
      tags: ['Rides'],
      path: '/rides',
      summary: 'The rides you may see, page by page',
      request: { query: Filter },
      responses: {
        200: {
          description: 'One page; `nextCursor` is null on the last.',
          content: {
            'application/json': {
              schema: z.object({
                rides: z.array(RideSummary),
                nextCursor: z.string().nullable(),
              }),
            },
          },
        },
        ...problems(400, 401, 503),
      },
    }),
    async (c) => {
      const { rider, q, order, ...filter } = c.req.valid('query');
      const sight = await c.var.sight();
      allow(sight.viewer, 'read');
      const { riderId } = sight.viewer;
      const [page, names] = await Promise.all([
        warehouse().rideList({
          ...given({ ...filter, riderId: rider, text: q }),
          ascending: order === 'asc',
          readable: sight.readable(),
          comparable: sight.readable(...(filter.sort === 'start' ? [] : revealedBy(filter.sort))),
          filenamesOf: riderId === null ? [] : [riderId],
        }),
        ledger.riders.names(sight.riderIds()),
      ]);
      const rides = page.rides.map((ride) => {
        const access = accessTo(sight, ride);
        return summaryOf(sharedRow(ride, access), names.get(ride.riderId) ?? '', access);
      });
      return c.json({ rides, nextCursor: page.next }, 200);
    },
  );
}

/** The part of a ride that lists show; what is not shared is gone from it already. */
export function summaryOf(ride: RideRow, riderName: string, { fields, view }: Access): RideSummary {
  return {
    id: ride.id,
    riderId: ride.riderId,
    riderName,
    title: ride.title,
    start: new Date(ride.start * 1000).toISOString(),
    sport: ride.sport,
    bikeClass: BikeClass.parse(ride.bikeClass),
    partial: ride.partial,
    shared: [...fields],
    startRounded: view !== 'whole',
    metrics: ride.metrics,
    climbs: ride.climbs,
    notes: ride.noteCount,
  };
}
