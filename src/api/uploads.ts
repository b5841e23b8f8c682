import { z } from '@hono/zod-openapi';
import { ERROR_CODES } from '../core/errors.ts';
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
