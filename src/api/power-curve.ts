import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { accessTo, allow, disclose } from '../disclosure/disclosure.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { notThere } from './ride.ts';
import { BikeClass, Day, given, Id, Time } from './schemas.ts';

const Seconds = z.array(z.number()).openapi({ description: 'Seconds, ascending.' });

const RideCurve = z
  .object({
    durations: Seconds,
    watts: z.array(z.number()),
    starts: z.array(z.number()).openapi({
      description: 'When each best window begins, seconds since the start of the ride.',
    }),
  })
  .openapi('RidePowerCurve');

const PeriodCurve = z
  .object({
    durations: Seconds,
    watts: z.array(z.number()),
    rides: z.array(z.object({ id: Id, start: Time })).openapi({
      description: 'The ride that holds each best.',
    }),
  })
  .openapi('PeriodPowerCurve');

/** Of rides without power, and of those whose power is not shared. */
const NO_CURVE = { durations: [], watts: [], starts: [] };

/** Best mean power for each duration, of one ride and of a period. */
export function createPowerCurves(parts: { ledger: Ledger; warehouse: () => Warehouse }) {
  const { ledger, warehouse } = parts;
  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Rides'],
        path: '/rides/{id}/power-curve',
        summary: 'Best mean power of one ride',
        request: { params: z.object({ id: Id }) },
        responses: {
          200: {
            description: 'Empty where the ride has no power.',
            content: { 'application/json': { schema: RideCurve } },
          },
          ...problems(400, 401, 404, 503),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const sight = await c.var.sight();
        const ride = disclose(sight, 'read', await ledger.rides.get(id));
        const access = accessTo(sight, ride);
        const shared = access.fields.has('power');
        const curve = shared ? await warehouse().rideCurve(id, access.view) : NO_CURVE;
        if (!curve) throw notThere(access);
        return c.json(curve, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Rides'],
        path: '/power-curve',
        summary: 'Best mean power of a period',
        request: {
          query: z.object({
            rider: Id.optional().openapi({ description: 'Whose rides; default your own.' }),
            from: Day.optional(),
            to: Day.optional(),
            bikeClass: BikeClass.optional(),
          }),
        },
        responses: {
          200: {
            description: 'Over all rides that the filter leaves.',
            content: { 'application/json': { schema: PeriodCurve } },
          },
          ...problems(400, 401, 404, 503),
        },
      }),
      async (c) => {
        const { rider, ...period } = c.req.valid('query');
        const sight = await c.var.sight();
        allow(sight.viewer, 'read');
        const riderId = rider ?? sight.viewer.riderId;
        const of = disclose(sight, 'read', riderId === null ? null : { riderId });
        const readable = sight.readable('power');
        const curve = await warehouse().periodCurve({ ...given(period), ...of, readable });
        const rides = curve.rides.map(({ id, start }) => {
          return { id, start: new Date(start * 1000).toISOString() };
        });
        return c.json({ ...curve, rides }, 200);
      },
    );
}
