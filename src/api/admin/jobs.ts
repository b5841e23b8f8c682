import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ERROR_CODES } from '../../core/errors.ts';
import { allow, nothing } from '../../disclosure/disclosure.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { isoTime } from '../account/schemas.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { Time } from '../schemas.ts';

const DeadLetter = z
  .object({
    id: z.string(),
    kind: z.enum(['file', 'archive']),
    size: z.number().int().openapi({ description: 'Bytes.' }),
    attempts: z.number().int(),
    code: z.enum(ERROR_CODES),
    createdAt: Time,
  })
  .openapi('DeadLetter', { description: 'Work that was given up; nothing tells whose it is.' });

const Counts = z.object({
  queued: z.number().int(),
  running: z.number().int(),
  held: z.number().int().openapi({ description: 'Until their riders agree again.' }),
  dead: z.number().int(),
});

/** The work of the service, for admins: what waits and what was given up. */
export function createJobsAdministration(parts: { ledger: Ledger; jobs: () => Jobs }) {
  const { ledger, jobs } = parts;
  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Administration'],
        path: '/jobs',
        summary: 'What is to be done, and what was given up',
        responses: {
          200: {
            description: 'Oldest dead letter first.',
            content: {
              'application/json': {
                schema: z.object({ counts: Counts, dead: z.array(DeadLetter) }),
              },
            },
          },
          ...problems(401, 403),
        },
      }),
      async (c) => {
        allow(c.var.viewer, 'jobs');
        const [counts, dead] = await Promise.all([ledger.jobs.counts(), ledger.jobs.dead()]);
        const letters = dead.map(({ id, createdAt, ...letter }) =>
          DeadLetter.parse({ ...letter, id: String(id), createdAt: isoTime(createdAt) }),
        );
        return c.json({ counts, dead: letters }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Administration'],
        path: '/jobs/{id}/revive',
        summary: 'Try a dead letter again',
        request: { params: z.object({ id: z.string().max(64) }) },
        responses: { 204: { description: 'In the queue.' }, ...problems(401, 403, 404, 503) },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'jobs');
        const { id } = c.req.valid('param');
        if (!/^\d{1,15}$/.test(id) || !(await jobs().revive(Number(id)))) throw nothing();
        const entry = { actor: viewer.personId, action: 'job.revive', subject: id };
        await ledger.audit.record(entry);
        return c.body(null, 204);
      },
    );
}
