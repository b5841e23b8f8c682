import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Territory } from '../../core/climbs/territory.ts';
import { allow } from '../../disclosure/disclosure.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { Names } from '../schemas.ts';

const Pack = z
  .object({
    id: z.string(),
    names: Names,
    climbs: z.number().int(),
    timed: z.number().int().openapi({ description: 'Lines on which efforts are timed.' }),
    catalogue: z.number().int().openapi({ description: 'Lines that are only known by name.' }),
    licence: z.string(),
  })
  .openapi('Pack');

/** The territories that the service was started with, for admins. */
export function createPacks({ territories }: { territories: readonly Territory[] }) {
  const packs = territories.map(packOf);
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'get',
      tags: ['Administration'],
      path: '/packs',
      summary: 'The territory packs in use',
      responses: {
        200: {
          description: 'By id.',
          content: { 'application/json': { schema: z.object({ packs: z.array(Pack) }) } },
        },
        ...problems(401, 403),
      },
    }),
    (c) => {
      allow(c.var.viewer, 'packs');
      return c.json({ packs }, 200);
    },
  );
}

function packOf({ id, names, variants, catalogue, licence }: Territory): z.infer<typeof Pack> {
  const climbs = new Set([...variants, ...catalogue].map(({ climb }) => climb)).size;
  const lines = { timed: variants.length, catalogue: catalogue.length };
  return { id, names, climbs, ...lines, licence: licence.id };
}
