import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Territory, Variant } from '../core/climbs/territory.ts';
import { LabError } from '../core/errors.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { Names, Quantity } from './schemas.ts';

const Climb = z
  .object({
    territory: z.string(),
    climb: z.string(),
    variant: z.string(),
    names: z.object({ climb: Names, variant: Names }),
    length: z.number().openapi({ description: 'Metres from gate to gate.' }),
    gain: z.number().openapi({ description: 'Metres the end gate stands above the start gate.' }),
    published: z
      .object({ length: Quantity, gain: Quantity, ascent: Quantity, source: z.string() })
      .nullable()
      .openapi({ description: 'What others publish.' }),
    surface: z.string(),
    bikes: z.array(z.string()),
    gates: z.number().int().openapi({ description: 'How many inner gates are timed.' }),
  })
  .openapi('Climb');

const Line = Climb.omit({ gates: true })
  .extend({
    attribution: z.string(),
    line: z.object({
      longitude: z.array(z.number()),
      latitude: z.array(z.number()),
      altitude: z.array(z.number()).nullable(),
    }),
    gates: z.array(
      z.object({
        id: z.string(),
        names: Names,
        longitude: z.number(),
        latitude: z.number(),
        altitude: Quantity,
        along: z.number().openapi({ description: 'Metres from the start gate.' }),
      }),
    ),
  })
  .openapi('ClimbLine');

/** The timed lines. They are public facts about roads; who rode them is on the rides. */
export function createClimbs({ territories }: { territories: readonly Territory[] }) {
  const climbs = territories.flatMap(({ variants }) => variants.map(climbOf));
  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Climbs'],
        path: '/climbs',
        summary: 'All timed lines',
        responses: {
          200: {
            description: 'One entry a variant of a climb.',
            content: { 'application/json': { schema: z.object({ climbs: z.array(Climb) }) } },
          },
          ...problems(401),
        },
      }),
      (c) => c.json({ climbs }, 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Climbs'],
        path: '/climbs/{climb}/{variant}',
        summary: 'One timed line with its geometry and gates',
        request: { params: z.object({ climb: z.string(), variant: z.string() }) },
        responses: {
          200: { description: 'The line.', content: { 'application/json': { schema: Line } } },
          ...problems(401, 404),
        },
      }),
      (c) => {
        const { climb, variant } = c.req.valid('param');
        for (const territory of territories) {
          const found = territory.variants.find(
            (one) => one.climb === climb && one.variant === variant,
          );
          if (found) return c.json(lineOf(found, territory), 200);
        }
        throw new LabError('not-found', 'There is no such climb.');
      },
    );
}

function climbOf(line: Variant): z.infer<typeof Climb> {
  return {
    territory: line.territory,
    climb: line.climb,
    variant: line.variant,
    names: { climb: line.climbNames, variant: line.names },
    length: line.length,
    gain: line.height,
    published: line.published,
    surface: line.surface,
    bikes: line.bikes,
    gates: line.gates.length,
  };
}

function lineOf(line: Variant, territory: Territory): z.infer<typeof Line> {
  return {
    ...climbOf(line),
    attribution: territory.licence.attribution,
    line: {
      longitude: [...line.longitude],
      latitude: [...line.latitude],
      altitude: line.altitude && [...line.altitude],
    },
    gates: line.gates,
  };
}
