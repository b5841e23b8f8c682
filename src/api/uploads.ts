import { randomUUID } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ERROR_CODES, LabError } from '../core/errors.ts';
import { accessTo, allow, disclose, may, type Sight } from '../disclosure/disclosure.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Upload as LedgerUpload } from '../ledger/uploads.ts';
import type { Env } from './env.ts';
import { FILE_BODIES, incomingFiles } from './incoming.ts';
import { problems } from './problem.ts';
import { Id, Note, Time } from './schemas.ts';

export const Upload = z
  .object({
    id: Id,
    filename: z.string().openapi({ description: 'Display text only.' }),
    size: z.number().int().openapi({ description: 'Bytes.' }),
    riderId: Id,
    kind: z.enum(['file', 'archive']),
    state: z.enum(['queued', 'running', 'done', 'duplicate', 'failed', 'dead']).openapi({
      description: 'failed: the file was refused; dead: analysing it failed three times.',
    }),
    progress: z.number().min(0).max(1),
    duplicateOf: Id.nullable(),
    rideIds: z.array(Id),
    error: z.object({ code: z.enum(ERROR_CODES), message: z.string() }).nullable(),
    notes: z.array(Note),
    entries: z
      .object({
        total: z.number().int(),
        done: z.number().int(),
        failed: z.number().int(),
        skipped: z.number().int(),
      })
      .nullable()
      .openapi({ description: 'Of an archive; null for a file.' }),
    children: z.array(Id).openapi({ description: 'The uploads that came out of an archive.' }),
    createdAt: Time,
  })
  .openapi('Upload');
export type Upload = z.infer<typeof Upload>;

const Uploads = z.object({ uploads: z.array(Upload) });
const uploadsContent = { 'application/json': { schema: Uploads } };

/** How files come in, and what becomes of them. */
export function createUploads(parts: { ledger: Ledger; jobs: () => Jobs; maxUploadBytes: number }) {
  const { ledger, jobs, maxUploadBytes: maxBytes } = parts;

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Uploads'],
        path: '/uploads',
        summary: 'Upload ride files or archives of them',
        description:
          'Many `file` parts of a form, or one file as the body. 202 means that the bytes are safe; each file is analysed after that. Sending the same file again does no harm.',
        request: {
          query: z.object({
            rider: Id.optional().openapi({
              description: 'Whose rides these are; default your own.',
            }),
            filename: z.string().max(1000).optional().openapi({
              description: 'Of a body that is no form.',
            }),
          }),
          body: { required: true, content: FILE_BODIES },
        },
        responses: {
          202: { description: 'Kept, to be analysed.', content: uploadsContent },
          ...problems(400, 401, 403, 404, 409, 413, 503, 507),
        },
      }),
      async (c) => {
        const { rider, filename } = c.req.valid('query');
        const sight = await c.var.sight();
        allow(sight.viewer, 'upload');
        const riderId = recipient(sight, rider);
        const uploadedBy = sight.viewer.personId;
        const batch = randomUUID();
        const ids: string[] = [];
        for await (const file of incomingFiles(c, { filename, maxBytes })) {
          const { uploadId } = await jobs().takeIn(file.body, {
            filename: file.filename,
            riderId,
            uploadedBy,
            batch,
            maxBytes,
          });
          ids.push(uploadId);
        }
        const uploads = await Promise.all(ids.map((id) => ledger.uploads.get(id)));
        return c.json({ uploads: uploads.filter((one) => one !== undefined).map(uploadOf) }, 202);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Uploads'],
        path: '/uploads',
        summary: 'The latest uploads',
        request: {
          query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
        },
        responses: {
          200: { description: 'Newest first.', content: uploadsContent },
          ...problems(400, 401),
        },
      }),
      async (c) => {
        const sight = await c.var.sight();
        allow(sight.viewer, 'read');
        const uploads = await ledger.uploads.list({
          limit: c.req.valid('query').limit,
          ofRiders: ridersWho(sight, 'change'),
          sent: { by: sight.viewer.personId, forRiders: ridersWho(sight, 'upload') },
        });
        return c.json({ uploads: uploads.map(uploadOf) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Uploads'],
        path: '/uploads/{id}',
        summary: 'What became of an upload',
        request: { params: z.object({ id: Id }) },
        responses: {
          200: { description: 'Now.', content: { 'application/json': { schema: Upload } } },
          ...problems(400, 401, 404),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const upload = disclose(await c.var.sight(), 'follow', await ledger.uploads.get(id));
        return c.json(uploadOf(upload), 200);
      },
    );
}

/** For whom the viewer may do this. */
function ridersWho(sight: Sight, action: 'change' | 'upload'): string[] {
  return sight.riderIds().filter((riderId) => may(sight, action, { riderId }));
}

/** An upload as everybody outside sees it. */
export function uploadOf(upload: LedgerUpload): z.infer<typeof Upload> {
  const { id, filename, size, riderId, kind, state, progress, duplicateOf } = upload;
  const { rideIds, notes, entries, children, createdAt } = upload;
  return {
    id,
    filename,
    size,
    riderId,
    kind,
    state,
    progress,
    duplicateOf,
    rideIds,
    error: Upload.shape.error.parse(upload.error),
    notes,
    entries,
    children,
    createdAt: new Date(createdAt * 1000).toISOString(),
  };
}

/** Whose rides they will be. @throws LabError not-found, forbidden, consent-needed */
function recipient(sight: Sight, asked: string | undefined): string {
  const wanted = asked ?? sight.viewer?.riderId;
  const { riderId } = disclose(sight, 'upload', wanted == null ? null : { riderId: wanted });
  if (!accessTo(sight, { riderId }).mayStore) {
    throw new LabError('consent-needed', 'The rider has not agreed that files are kept.');
  }
  return riderId;
}
