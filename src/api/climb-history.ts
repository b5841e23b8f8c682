import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { counting } from '../core/bike-class.ts';
import { bestLegs } from '../core/climbs/best-legs.ts';
import type { Territory } from '../core/climbs/territory.ts';
import { accessTo, allow, disclose } from '../disclosure/disclosure.ts';
import { sharedEffort } from '../disclosure/shared-ride.ts';
import type { PastEffort } from '../warehouse/queries/climb-history.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { climbLines, LineParams } from './climb-lines.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { BikeClass, Id, Quantity, Time } from './schemas.ts';

const RiddenClimb = z
  .object({
    climb: z.string(),
    variant: z.string(),
    efforts: z.number().int(),
    best: Quantity.openapi({
      description: 'Seconds; of efforts without a motor, where there are any.',
    }),
    assisted: z.boolean().openapi({ description: 'The best was with a motor.' }),
    latest: Time,
  })
  .openapi('RiddenClimb');

const PastEffortTold = z
  .object({
    ride: Id,
    number: z.number().int().openapi({ description: 'Of the ride’s efforts here, from 1.' }),
    beganAt: Time,
    elapsed: z.number().openapi({ description: 'Seconds from gate to gate.' }),
    uncertainty: Quantity.openapi({ description: 'Seconds, 95 %.' }),
    moving: Quantity,
    averagePower: Quantity,
    estimatedPower: Quantity.openapi({ description: 'By physics, where there is no meter, W.' }),
    wattsPerKilogram: Quantity,
    averageHeartRate: Quantity,
    vam: Quantity.openapi({ description: 'Metres an hour.' }),
    normalisedElapsed: Quantity.openapi({ description: 'In standard air, seconds.' }),
    bikeClass: BikeClass,
    partial: z.boolean().openapi({
      description: 'Of a ride saved from a damaged file: it counts in no best.',
    }),
  })
  .openapi('PastEffort');

const History = z
  .object({
    efforts: z.array(PastEffortTold).openapi({ description: 'Newest first.' }),
    bestSplits: z
      .array(z.object({ gate: z.string(), leg: z.number(), ride: Id, number: z.number().int() }))
      .openapi({
        description: 'The fastest leg to each gate in riding order, without a motor if ever so.',
      }),
  })
  .openapi('ClimbHistory');

/** What a rider did on the climbs of the packs. */
export function createClimbHistory(parts: {
  warehouse: () => Warehouse;
  territories: readonly Territory[];
}) {
  const { warehouse } = parts;
  const lineOf = climbLines(parts.territories);
  const packVersions = parts.territories.map(({ version }) => version);
  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Climbs'],
        path: '/climbs/mine',
        summary: 'The timed lines that you have ridden',
        responses: {
          200: {
            description: 'The latest first; those ridden indoors are left out.',
            content: { 'application/json': { schema: z.object({ climbs: z.array(RiddenClimb) }) } },
          },
          ...problems(401, 403, 503),
        },
      }),
      async (c) => {
        const sight = await c.var.sight();
        allow(sight.viewer, 'read');
        const { riderId } = sight.viewer;
        const ridden =
          riderId === null ? [] : await warehouse().riddenClimbs({ riderId, packVersions });
        const climbs = ridden.map(({ latest, ...climb }) => ({ ...climb, latest: iso(latest) }));
        return c.json({ climbs }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Climbs'],
        path: '/climbs/{climb}/{variant}/history',
        summary: 'Every effort of a rider on one timed line',
        request: {
          params: LineParams,
          query: z.object({
            rider: Id.optional().openapi({ description: 'Whose efforts; default your own.' }),
          }),
        },
        responses: {
          200: {
            description: 'null: unknown, or not shared.',
            content: { 'application/json': { schema: History } },
          },
          ...problems(400, 401, 403, 404, 503),
        },
      }),
      async (c) => {
        const sight = await c.var.sight();
        allow(sight.viewer, 'read');
        const riderId = c.req.valid('query').rider ?? sight.viewer.riderId;
        const of = disclose(sight, 'read', riderId === null ? null : { riderId });
        const line = lineOf(c.req.valid('param')).timed;
        const access = accessTo(sight, of);
        const readable = sight.readable();
        const found = await warehouse().climbHistory({ ...line, ...of, readable });
        const efforts = found.map(({ partial, ...effort }) => ({
          ...sharedEffort(effort, access),
          partial,
        }));
        return c.json({ efforts: efforts.map(told), bestSplits: bestSplitsOf(efforts) }, 200);
      },
    );
}

function told(effort: PastEffort): z.infer<typeof PastEffortTold> {
  const { rideId: ride, beganAt, ...numbers } = effort;
  return PastEffortTold.parse({ ...numbers, ride, beganAt: iso(beganAt) });
}

function bestSplitsOf(efforts: readonly PastEffort[]) {
  return bestLegs(counting(efforts)).map(({ gate, leg, effort: { rideId: ride, number } }) => {
    return { gate, leg, ride, number };
  });
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
