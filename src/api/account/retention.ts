import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { allow, nothing, type Viewer } from '../../disclosure/disclosure.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { jsonBody } from './schemas.ts';

const Retention = z
  .strictObject({
    keepYears: z.number().int().min(1).max(50).nullable().openapi({
      description: 'Rides that began longer ago are deleted by themselves; null keeps all.',
    }),
  })
  .openapi('Retention');

const content = { 'application/json': { schema: Retention } };

/** How long a rider's rides are kept. */
export function createRetention({ ledger }: { ledger: Ledger }) {
  function ownRider(viewer: Viewer): string {
    allow(viewer, 'account');
    if (viewer.riderId === null) throw nothing();
    return viewer.riderId;
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Account'],
        path: '/me/retention',
        summary: 'How long your rides are kept',
        responses: { 200: { description: 'Now.', content }, ...problems(401, 403, 404) },
      }),
      async (c) => {
        const keepYears = (await ledger.retention.years(ownRider(c.var.viewer))) ?? null;
        return c.json({ keepYears }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        tags: ['Account'],
        path: '/me/retention',
        summary: 'Have older rides deleted by themselves, or keep them all',
        request: { body: jsonBody(Retention) },
        responses: {
          200: { description: 'Holds from the next sweep on, within a day.', content },
          ...problems(400, 401, 403, 404),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        const riderId = ownRider(viewer);
        const { keepYears } = c.req.valid('json');
        await ledger.retention.keepYears(riderId, keepYears);
        const entry = { actor: viewer?.personId ?? '', action: 'retention', subject: riderId };
        await ledger.audit.record(entry);
        return c.json({ keepYears }, 200);
      },
    );
}
