import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { FIELD_GROUPS } from '../core/field-groups.ts';
import type { Rider as CoreRider } from '../core/metrics/metric.ts';
import { NOBODY } from '../core/profile.ts';
import { type Access, accessTo, allow } from '../disclosure/disclosure.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { Id, Quantity } from './schemas.ts';

const Rider = z
  .object({
    id: Id,
    name: z.string(),
    self: z.boolean(),
    shared: z.array(z.enum(FIELD_GROUPS)),
    mayUpload: z.boolean(),
    threshold: Quantity.openapi({
      description: 'Power that the rider can hold for about an hour, W.',
    }),
    weight: Quantity.openapi({ description: 'kg' }),
    maximumHeartRate: Quantity.openapi({ description: 'beats/min' }),
    thresholdHeartRate: Quantity.openapi({ description: 'beats/min' }),
  })
  .openapi('Rider', { description: 'Facts as they are today; null: unknown, or not shared.' });

/** The profiles that rides belong to. */
export function createRiders({ ledger }: { ledger: Ledger }) {
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'get',
      tags: ['Riders'],
      path: '/riders',
      summary: 'The riders of whom you may see or do anything',
      responses: {
        200: {
          description: 'Yourself first, then by name.',
          content: { 'application/json': { schema: z.object({ riders: z.array(Rider) }) } },
        },
        ...problems(401, 403),
      },
    }),
    async (c) => {
      const sight = await c.var.sight();
      allow(sight.viewer, 'read');
      const ids = sight.riderIds();
      const [names, facts] = await Promise.all([
        ledger.riders.names(ids),
        ledger.profiles.current(ids),
      ]);
      const riders = [...names]
        .map(([id, name]) =>
          riderOf({ id, name }, { ...NOBODY, ...facts.get(id) }, accessTo(sight, { riderId: id })),
        )
        .sort((a, b) => Number(b.self) - Number(a.self) || a.name.localeCompare(b.name));
      return c.json({ riders }, 200);
    },
  );
}

/** Watts per kilogram are power, so the weight is too. */
function riderOf(
  rider: { id: string; name: string },
  facts: CoreRider,
  { fields, change, upload }: Access,
): z.infer<typeof Rider> {
  const power = fields.has('power');
  const heart = fields.has('heartRate');
  return {
    ...rider,
    self: change,
    shared: [...fields],
    mayUpload: upload,
    threshold: power ? facts.threshold : null,
    weight: power ? facts.weight : null,
    maximumHeartRate: heart ? facts.maximumHeartRate : null,
    thresholdHeartRate: heart ? facts.thresholdHeartRate : null,
  };
}
