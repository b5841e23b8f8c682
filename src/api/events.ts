import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { allow, disclose, may, type Sight } from '../disclosure/disclosure.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { gatherChanges, HEARTBEAT } from './changes.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { Id } from './schemas.ts';
import { uploadOf } from './uploads.ts';

const OVER = new Set(['done', 'duplicate', 'failed', 'dead', 'gone']);

const stream = {
  description: 'Events named `upload`; the data is an Upload.',
  content: { 'text/event-stream': { schema: { type: 'string' } as const } },
};

/** Progress as server-sent events: of one upload until it is over, or of all of them. */
export function createEvents(parts: {
  ledger: Ledger;
  jobs: () => Jobs;
  /** Aborted when the service stops: streams end cleanly then. */
  stopping: AbortSignal;
}) {
  const { ledger, jobs, stopping } = parts;

  function follow(c: Context<Env>, only: string | null): Response {
    const changes = gatherChanges(stopping);
    const unsubscribe = jobs().subscribe(only, ({ uploadId, parent, state }) => {
      const isOver = OVER.has(state);
      changes.add(only ?? uploadId, isOver);
      if (only === null && parent !== null) changes.add(parent, isOver);
    });
    const answer = streamSSE(c, async (events) => {
      events.onAbort(changes.end);
      if (only !== null) changes.add(only, true);
      await events.write(': each upload as it is now, whenever it has changed\n\n');
      try {
        for await (const changed of changes.rounds()) {
          for (const id of changed) {
            const sight = await c.var.sightNow();
            if (sight.viewer === null) return;
            if (id === HEARTBEAT) await events.write(':\n\n');
            else if (OVER.has(await tell(events, sight, id)) && only !== null) return;
          }
        }
      } finally {
        unsubscribe();
      }
    });
    answer.headers.set('Cache-Control', 'no-store');
    return answer;
  }

  async function tell(events: SSEStreamingApi, sight: Sight, id: string): Promise<string> {
    const upload = await ledger.uploads.get(id);
    if (!upload || !may(sight, 'follow', upload)) return 'gone';
    await events.writeSSE({ event: 'upload', data: JSON.stringify(uploadOf(upload)) });
    return upload.state;
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Uploads'],
        path: '/uploads/{id}/events',
        summary: 'The progress of one upload, until it is over',
        request: { params: z.object({ id: Id }) },
        responses: { 200: stream, ...problems(400, 401, 404) },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        disclose(await c.var.sight(), 'follow', await ledger.uploads.get(id));
        return follow(c, id);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Uploads'],
        path: '/events',
        summary: 'The progress of all uploads that you may see',
        responses: { 200: stream, ...problems(401, 403) },
      }),
      (c) => {
        allow(c.var.viewer, 'read');
        return follow(c, null);
      },
    );
}
