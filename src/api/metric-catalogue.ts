import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { METRICS } from '../core/metrics/index.ts';
import { constantJson } from './constant-json.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { Names } from './schemas.ts';

const Metric = z
  .object({
    id: z.string(),
    unit: z.string(),
    digits: z.number().int().openapi({ description: 'Decimals worth showing, in `unit`.' }),
    label: Names,
    rule: Names.openapi({ description: 'Formula in words, inputs, what is left out.' }),
  })
  .openapi('Metric');

/** What the numbers of a ride are called and how they come about. */
export function createMetricCatalogue() {
  const catalogue = constantJson(() => ({
    metrics: METRICS.map(({ id, unit, digits, label, rule }) => {
      return { id, unit, digits, label, rule };
    }),
  }));
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'get',
      tags: ['Metrics'],
      path: '/metrics',
      summary: 'The numbers told about a ride',
      responses: {
        200: {
          description: 'In the order to show them.',
          content: { 'application/json': { schema: z.object({ metrics: z.array(Metric) }) } },
        },
        ...problems(401),
      },
    }),
    (c) => catalogue(c),
  );
}
