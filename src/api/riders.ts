import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { disclose, require, visible } from '../disclosure/disclosure.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { given, Id, NOTHING_SAID, saysSomething } from './schemas.ts';

const Facts = z.object({
  name: z.string().trim().min(1).max(100),
  threshold: z.number().min(20).max(1000).nullable().openapi({
    description: 'Power that the rider can hold for about an hour, W.',
  }),
  weight: z.number().min(20).max(250).nullable().openapi({ description: 'kg' }),
  maximumHeartRate: z.number().min(80).max(250).nullable().openapi({ description: 'beats/min' }),
  thresholdHeartRate: z.number().min(60).max(240).nullable().openapi({ description: 'beats/min' }),
});

const Change = Facts.partial().refine(saysSomething, NOTHING_SAID);
const Rider = Facts.extend({ id: Id }).openapi('Rider');
const riderContent = { 'application/json': { schema: Rider } };

/** The profiles that rides belong to. */
export function createRiders(parts: { ledger: Ledger; jobs: () => Jobs }) {
  const { ledger } = parts;
  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Riders'],
        path: '/riders',
        summary: 'The riders you may see',
        responses: {
          200: {
            description: 'By name.',
            content: { 'application/json': { schema: z.object({ riders: z.array(Rider) }) } },
          },
          ...problems(401),
        },
      }),
      async (c) => {
        const riders = (await ledger.riders.list()).map((rider) => ({
          ...rider,
          riderId: rider.id,
        }));
        return c.json({ riders: visible(c.var.viewer, riders).map(shown) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Riders'],
        path: '/riders',
        summary: 'Add a rider',
        request: {
          body: {
            required: true,
            content: {
              'application/json': {
                schema: Facts.partial().extend({ name: Facts.shape.name }),
              },
            },
          },
        },
        responses: {
          201: { description: 'The new rider.', content: riderContent },
          ...problems(400, 401, 403),
        },
      }),
      async (c) => {
        require(c.var.viewer, 'change', 'service');
        return c.json(shown(await ledger.riders.create(given(c.req.valid('json')))), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        tags: ['Riders'],
        path: '/riders/{id}',
        summary: 'Change a rider; new facts have all their rides analysed again',
        request: {
          params: z.object({ id: Id }),
          body: {
            required: true,
            content: { 'application/json': { schema: Change } },
          },
        },
        responses: {
          200: { description: 'The rider now.', content: riderContent },
          ...problems(400, 401, 403, 404),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const found = await ledger.riders.get(id);
        disclose(c.var.viewer, 'change', found && { riderId: found.id });
        const edited = await parts.jobs().editRider(id, given(c.req.valid('json')));
        return c.json(
          shown(disclose(c.var.viewer, 'read', edited && { ...edited, riderId: id })),
          200,
        );
      },
    );
}

function shown(rider: z.infer<typeof Rider>): z.infer<typeof Rider> {
  const { id, name, threshold, weight, maximumHeartRate, thresholdHeartRate } = rider;
  return { id, name, threshold, weight, maximumHeartRate, thresholdHeartRate };
}
