import { Readable } from 'node:stream';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Logger } from 'pino';
import { zipOf } from '../../archives/zip-writer.ts';
import { allow, nothing } from '../../disclosure/disclosure.ts';
import { attachment } from '../attachment.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { contentsOf, type ExportParts } from './contents.ts';

/** Everything of oneself, to take along. */
export function createExport(parts: ExportParts & { logger: Logger }) {
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'get',
      tags: ['Account'],
      path: '/export',
      summary: 'Everything that is yours, as one ZIP',
      description: 'Original files, results, profile, zones, consents; README.txt tells the rest.',
      responses: {
        200: {
          description: 'The archive.',
          content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
        },
        ...problems(401, 403, 404, 503),
      },
    }),
    async (c) => {
      const { viewer } = c.var;
      allow(viewer, 'account');
      const { personId, riderId } = viewer;
      const access = riderId === null ? null : (await c.var.sight()).of(riderId);
      if (riderId === null || !access) throw nothing();
      // Before the first byte: an answer under way can no longer say that something is wrong.
      parts.warehouse();
      const entry = { actor: personId, action: 'export', subject: personId };
      await parts.ledger.audit.record(entry);
      const pieces = told(zipOf(contentsOf({ personId, riderId, access }, parts)), parts.logger);
      const day = new Date(parts.now()).toISOString().slice(0, 10);
      const body = Readable.toWeb(Readable.from(pieces, { objectMode: false }));
      return c.body(body as ReadableStream<Uint8Array>, 200, {
        'Content-Type': 'application/zip',
        'Content-Disposition': attachment(`cycling-lab-${day}.zip`),
      });
    },
  );
}

/** An archive that breaks off is seen by its reader; why, only the log can say. */
async function* told(
  pieces: AsyncIterable<Uint8Array>,
  logger: Logger,
): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    logger.error({ err: error }, 'an export broke off');
    throw error;
  }
}
