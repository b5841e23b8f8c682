import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { getMimeType } from 'hono/utils/mime';

/** A file that everybody may have, as it was when the service started. */
export interface StaticFile {
  path: string;
  size: number;
  etag: string;
  type: string;
}

export async function staticFile(path: string): Promise<StaticFile> {
  const { size, mtimeMs } = await stat(path);
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  return { path, size, etag, type: getMimeType(path) ?? 'application/octet-stream' };
}

export function sendFile(c: Context, file: StaticFile, cacheControl: string): Response {
  c.header('Cache-Control', cacheControl);
  c.header('ETag', file.etag);
  if (c.req.header('if-none-match')?.replace(/^W\//, '') === file.etag) return c.body(null, 304);
  c.header('Content-Type', file.type);
  c.header('Content-Length', String(file.size));
  if (c.req.method === 'HEAD') return c.body(null);
  return c.body(Readable.toWeb(createReadStream(file.path)) as ReadableStream<Uint8Array>);
}
