import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Territory } from '../core/climbs/territory.ts';
import { climbLines, LineParams } from './climb-lines.ts';
import { CatalogueClimb, Climb, ClimbLine, ClimbLines, TerritoryTold } from './climb-schemas.ts';
import { catalogueOf, climbOf, lineOf, linesOf, territoryOf } from './climb-told.ts';
import { constantJson } from './constant-json.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';

const All = z.object({
  territories: z.array(TerritoryTold),
  climbs: z.array(Climb),
  catalogue: z.array(CatalogueClimb),
});

const list = createRoute({
  method: 'get',
  tags: ['Climbs'],
  path: '/climbs',
  summary: 'All climbs: those that are timed, and those that are only told of',
  responses: {
    200: {
      description: 'One entry a variant of a climb.',
      content: { 'application/json': { schema: All } },
    },
    ...problems(401),
  },
});

const lines = createRoute({
  method: 'get',
  tags: ['Climbs'],
  path: '/climbs/lines',
  summary: 'All timed lines as GeoJSON, simplified to 15 m',
  responses: {
    200: { description: 'The lines.', content: { 'application/json': { schema: ClimbLines } } },
    ...problems(401),
  },
});

const one = createRoute({
  method: 'get',
  tags: ['Climbs'],
  path: '/climbs/{climb}/{variant}',
  summary: 'One timed line with its geometry, profile and gates',
  request: { params: LineParams },
  responses: {
    200: { description: 'The line.', content: { 'application/json': { schema: ClimbLine } } },
    ...problems(401, 404),
  },
});

/** The climbs. They are public facts about roads; who rode them is on the rides. */
export function createClimbs({ territories }: { territories: readonly Territory[] }) {
  const find = climbLines(territories);
  const variants = territories.flatMap((territory) => territory.variants);
  const all = constantJson(() => ({
    territories: territories.map(territoryOf),
    climbs: variants.map(climbOf),
    catalogue: territories.flatMap(({ catalogue }) => catalogue.map(catalogueOf)),
  }));
  const map = constantJson(() => linesOf(variants));
  return new OpenAPIHono<Env>()
    .openapi(list, (c) => all(c))
    .openapi(lines, (c) => map(c))
    .openapi(one, (c) => {
      const { line, territory } = find(c.req.valid('param'));
      return c.json(lineOf(line, territory), 200);
    });
}
