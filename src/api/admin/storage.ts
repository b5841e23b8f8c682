import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { allow } from '../../disclosure/disclosure.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';

const Bytes = z.number().int();

const Storage = z
  .object({
    originals: z.object({ files: z.number().int(), bytes: Bytes }),
    ledger: Bytes,
    warehouse: Bytes,
    free: Bytes.openapi({ description: 'What the disk has left.' }),
  })
  .openapi('Storage', { description: 'Bytes that the stores take.' });
export type StorageUse = z.infer<typeof Storage>;

/** How full the disk is, for admins. */
export function createStorage({ storage }: { storage: () => Promise<StorageUse> }) {
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'get',
      tags: ['Administration'],
      path: '/storage',
      summary: 'What the stores take, and what is left',
      responses: {
        200: { description: 'Now.', content: { 'application/json': { schema: Storage } } },
        ...problems(401, 403),
      },
    }),
    async (c) => {
      allow(c.var.viewer, 'storage');
      return c.json(await storage(), 200);
    },
  );
}
