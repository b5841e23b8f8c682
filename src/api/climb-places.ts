import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { PLACE_KINDS, placesAlong } from '../core/climbs/places.ts';
import type { Territory } from '../core/climbs/territory.ts';
import { climbLines, LineParams } from './climb-lines.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { Names } from './schemas.ts';

const Month = z.number().int().min(1).max(12);

const Place = z
  .object({
    kind: z.enum(PLACE_KINDS),
    names: Names,
    longitude: z.number(),
    latitude: z.number(),
    along: z.number().openapi({ description: 'Metres of road from the start gate.' }),
    offset: z.number().openapi({ description: 'Metres off the road.' }),
    source: z.string().openapi({ description: 'Who says that it is there.' }),
    checked: z.iso.date().nullable().openapi({ description: 'When it was last seen to.' }),
    season: z
      .object({ from: Month, to: Month })
      .nullable()
      .openapi({ description: 'Months, both included; null: all year, or nobody says.' }),
  })
  .openapi('Place');

/** What lies along a climb. Facts of a pack: whoever is signed in may know them. */
export function createClimbPlaces({ territories }: { territories: readonly Territory[] }) {
  const find = climbLines(territories);
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'get',
      tags: ['Climbs'],
      path: '/climbs/{climb}/{variant}/places',
      summary: 'Water, repair, hazards and the like within 100 m of a climb, in riding order',
      request: { params: LineParams },
      responses: {
        200: {
          description: 'Empty where the pack knows none.',
          content: { 'application/json': { schema: z.object({ places: z.array(Place) }) } },
        },
        ...problems(401, 404),
      },
    }),
    (c) => {
      const { line, territory } = find(c.req.valid('param'));
      const places = placesAlong(line, territory.places).map(({ place, along, offset }) => {
        const { id: _, ...told } = place;
        return { ...told, along, offset };
      });
      return c.json({ places }, 200);
    },
  );
}
