import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { allow } from '../../disclosure/disclosure.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { isoTime } from '../account/schemas.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { Time } from '../schemas.ts';

const Entry = z
  .object({
    id: z.number().int(),
    at: Time,
    actor: z.object({
      id: z.string(),
      name: z.string().nullable().openapi({ description: 'null: no person, or one who left.' }),
    }),
    action: z.string(),
    subject: z.string().openapi({ description: 'Id of what it was done to.' }),
  })
  .openapi('AuditEntry');

/** Who did what that somebody may want to know one day. */
export function createAudit({ ledger }: { ledger: Ledger }) {
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'get',
      tags: ['Administration'],
      path: '/audit',
      summary: 'Sensitive actions, newest first',
      request: {
        query: z.object({
          before: z.coerce.number().int().min(1).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
      },
      responses: {
        200: {
          description: 'A page; `next` is the `before` of the following one.',
          content: {
            'application/json': {
              schema: z.object({ entries: z.array(Entry), next: z.number().int().nullable() }),
            },
          },
        },
        ...problems(400, 401, 403),
      },
    }),
    async (c) => {
      allow(c.var.viewer, 'audit');
      const { before = null, limit } = c.req.valid('query');
      const rows = await ledger.audit.list({ before, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const entries = page.map(({ id, at, actor, actorName, action, subject }) => ({
        id,
        at: isoTime(at),
        actor: { id: actor, name: actorName },
        action,
        subject,
      }));
      const next = rows.length > limit ? (page.at(-1)?.id ?? null) : null;
      return c.json({ entries, next }, 200);
    },
  );
}
