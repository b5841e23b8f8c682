import { randomUUID } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ERROR_CODES, LabError } from '../core/errors.ts';
import { accessTo, allow, disclose } from '../disclosure/disclosure.ts';
import type { SuggestedItem } from '../jobs/inbox.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Env } from './env.ts';
import { FILE_BODIES, incomingFiles } from './incoming.ts';
import { problems } from './problem.ts';
import { Id, Time } from './schemas.ts';
import { Upload, uploadOf } from './uploads.ts';

const Item = z
  .object({
    id: Id,
    filename: z.string().openapi({ description: 'Display text only.' }),
    size: z.number().int().openapi({ description: 'Bytes.' }),
    kind: z.enum(['file', 'archive']),
    state: z.enum(['new', 'waiting', 'refused']).openapi({
      description:
        'new: nobody has looked into it; waiting: for a rider; refused: it cannot become a ride.',
    }),
    device: z.string().nullable(),
    serial: z.string().nullable(),
    athlete: z.string().nullable().openapi({ description: 'Whom the file says that it is of.' }),
    start: Time.nullable(),
    suggested: z
      .object({ riderId: Id, name: z.string(), why: z.enum(['serial', 'athlete', 'filename']) })
      .nullable(),
    error: z.object({ code: z.enum(ERROR_CODES), message: z.string() }).nullable(),
    createdAt: Time,
    expiresAt: Time.openapi({ description: 'Gone by then, with its bytes.' }),
  })
  .openapi('InboxItem');

const Items = z.object({ items: z.array(Item) });
const itemsContent = { 'application/json': { schema: Items } };
const byId = { params: z.object({ id: Id }) };

/** Files that a coach was given: nobody's, until the coach says whose they are. */
export function createInbox(parts: { ledger: Ledger; jobs: () => Jobs; maxUploadBytes: number }) {
  const { ledger, maxUploadBytes: maxBytes } = parts;
  const inbox = () => parts.jobs().inbox;
  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Inbox'],
        path: '/inbox',
        summary: 'Put files into your inbox whose rider is to be found',
        description:
          'As `POST /api/uploads`. Files that were recognised before, by device or by the name in them, go to their rider at once if the rider still agrees; the others stay at most seven days.',
        request: {
          query: z.object({
            filename: z.string().max(1000).optional().openapi({
              description: 'Of a body that is no form.',
            }),
          }),
          body: { required: true, content: FILE_BODIES },
        },
        responses: {
          202: { description: 'Kept, to be looked into.', content: itemsContent },
          ...problems(400, 401, 403, 413, 503, 507),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'inbox');
        const { filename } = c.req.valid('query');
        const arrival = { coachId: viewer.personId, batch: randomUUID(), maxBytes };
        const items: z.infer<typeof Item>[] = [];
        for await (const file of incomingFiles(c, { filename, maxBytes })) {
          const { body, ...named } = file;
          const item = await inbox().takeIn(body, { ...arrival, ...named });
          items.push(itemOf({ ...item, suggested: null }));
        }
        return c.json({ items }, 202);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Inbox'],
        path: '/inbox',
        summary: 'What waits for you to say whose it is',
        responses: {
          200: { description: 'Newest first.', content: itemsContent },
          ...problems(401, 403),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'inbox');
        const items = await inbox().list(viewer.personId);
        return c.json({ items: items.map(itemOf) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Inbox'],
        path: '/inbox/{id}/assign',
        summary: 'Say whose it is: it becomes an upload of theirs',
        request: {
          ...byId,
          body: {
            required: true,
            content: { 'application/json': { schema: z.object({ riderId: Id }) } },
          },
        },
        responses: {
          200: {
            description: 'Their upload.',
            content: { 'application/json': { schema: z.object({ upload: Upload }) } },
          },
          ...problems(400, 401, 403, 404, 409),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'inbox');
        const { id } = c.req.valid('param');
        const sight = await c.var.sight();
        const { riderId } = disclose(sight, 'upload', c.req.valid('json'));
        if (!accessTo(sight, { riderId }).mayStore) {
          throw new LabError('consent-needed', 'The rider does not agree that files are kept.');
        }
        const assigned = await inbox().assign(viewer.personId, id, riderId);
        const upload = assigned && (await ledger.uploads.get(assigned.uploadId));
        return c.json({ upload: uploadOf(disclose(sight, 'upload', upload)) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Inbox'],
        path: '/inbox/{id}',
        summary: 'Throw it away',
        request: byId,
        responses: {
          204: { description: 'Gone, with its bytes.' },
          ...problems(400, 401, 403, 404),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'inbox');
        const removed = await inbox().remove(viewer.personId, c.req.valid('param').id);
        if (!removed) disclose(await c.var.sight(), 'read', null);
        return c.body(null, 204);
      },
    );
}

function itemOf(item: SuggestedItem): z.infer<typeof Item> {
  const { id, filename, size, kind, state, device, serial, athlete, startedAt, suggested } = item;
  const { errorCode, errorMessage, createdAt, expiresAt } = item;
  return {
    id,
    filename,
    size,
    kind,
    state,
    device,
    serial,
    athlete,
    start: startedAt === null ? null : asTime(startedAt),
    suggested,
    error:
      errorCode === null
        ? null
        : Item.shape.error.parse({ code: errorCode, message: errorMessage ?? '' }),
    createdAt: asTime(createdAt),
    expiresAt: asTime(expiresAt),
  };
}

function asTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
