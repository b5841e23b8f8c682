import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Territory } from '../core/climbs/territory.ts';
import { LabError } from '../core/errors.ts';
import { allow } from '../disclosure/disclosure.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { climbLines, LineParams } from './climb-lines.ts';
import type { ClimbNames } from './climb-names.ts';
import { ComparedEffort } from './effort-schemas.ts';
import type { Env } from './env.ts';
import { comparedOf, type EffortKey, effortFinder } from './found-effort.ts';
import { problems } from './problem.ts';

/** More lines than that nobody tells apart. */
const MOST = 8;

const Query = z.object({
  efforts: z
    .string()
    .min(1)
    .max(1000)
    .openapi({
      description: `RIDE:NUMBER, up to ${MOST} of them joined by commas.`,
    }),
});

/** Efforts on one line, side by side: told at the same places of the road. */
export function createComparison(parts: {
  ledger: Ledger;
  warehouse: () => Warehouse;
  territories: readonly Territory[];
  names: ClimbNames;
}) {
  const lineOf = climbLines(parts.territories);
  const find = effortFinder(parts);
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'get',
      tags: ['Climbs'],
      path: '/climbs/{climb}/{variant}/comparison',
      summary: 'Efforts on one line side by side',
      request: {
        params: LineParams,
        query: Query,
      },
      responses: {
        200: {
          description: 'In the order asked for, each as its rider shares it with you.',
          content: {
            'application/json': { schema: z.object({ efforts: z.array(ComparedEffort) }) },
          },
        },
        ...problems(400, 401, 404, 503),
      },
    }),
    async (c) => {
      const sight = await c.var.sight();
      allow(sight.viewer, 'read');
      const { line } = lineOf(c.req.valid('param'));
      const keys = keysOf(c.req.valid('query').efforts);
      const found = await Promise.all(keys.map((key) => find(sight, line, key)));
      return c.json({ efforts: found.map((each) => comparedOf(each, line, parts.names)) }, 200);
    },
  );
}

/** Each once. @throws LabError bad-request, where they are too many */
function keysOf(list: string): EffortKey[] {
  const keys = new Map<string, EffortKey>();
  for (const each of list.split(',')) {
    const [ride = '', digits = ''] = each.split(':');
    const number = Number(digits);
    keys.set(`${ride}:${number}`, { ride, number });
  }
  if (keys.size > MOST) {
    throw new LabError('bad-request', `At most ${MOST} efforts are compared, not ${keys.size}.`);
  }
  return [...keys.values()];
}
