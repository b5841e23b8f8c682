import type { Context } from 'hono';
import { LabError } from '../core/errors.ts';
import type { Env } from './env.ts';
import { bodyOf, filesOf } from './multipart.ts';

/** Plain OpenAPI, so that nothing reads the body before we stream it. */
const binary = { type: 'string', format: 'binary' } as const;
export const FILE_BODIES = {
  'multipart/form-data': {
    schema: {
      type: 'object' as const,
      properties: { file: { type: 'array' as const, items: binary } },
      required: ['file'],
    },
  },
  'application/octet-stream': { schema: binary },
};

const LONGEST_NAME = 255;

/**
 * The files of a request one by one, as they come; `filename` is for a body that is no form.
 * @throws LabError too-large, where the body says so in advance; bad-request, where there is none
 */
export async function* incomingFiles(
  c: Context<Env>,
  { filename, maxBytes }: { filename: string | undefined; maxBytes: number },
) {
  const type = c.req.header('content-type') ?? '';
  refuseAnnounced(c.req.header('content-length'), type, maxBytes);
  let files = 0;
  for await (const file of filesOf(bodyOf(c.req.raw, c.env), type, filename ?? '')) {
    yield { filename: displayName(file.filename), body: file.body };
    files++;
  }
  if (files === 0) throw new LabError('bad-request', 'The form holds no file.');
}

/** One file that says it is too large need not be sent; a form may hold many that are not. */
function refuseAnnounced(length: string | undefined, type: string, maxBytes: number) {
  if (type.startsWith('multipart/') || Number(length ?? 0) <= maxBytes) return;
  throw new LabError('too-large', `The file has ${length} bytes; ${maxBytes} are the most.`);
}

/** Control characters would garble lists and logs; a name is text and leads nowhere. */
function displayName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const text = last.toWellFormed().replace(/\p{C}/gu, '').trim();
  return [...text].slice(0, LONGEST_NAME).join('') || 'file';
}
