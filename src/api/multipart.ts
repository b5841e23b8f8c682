import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import type { HttpBindings } from '@hono/node-server';
import { LabError } from '../core/errors.ts';

export interface IncomingFile {
  /** Display text only: it never becomes part of a path. Empty where the client named none. */
  filename: string;
  body: AsyncIterable<Uint8Array>;
}

/** Small bounds on what is not a file; the files' own bytes are bounded where they are stored. */
const LIMITS = { fields: 16, fieldSize: 1024, headerPairs: 32, headerSize: 8 * 1024, parts: 5_000 };

/** A body to be read once: Node's own stream where there is a socket, which spares two copies. */
export function bodyOf(request: Request, bindings: Partial<HttpBindings> | undefined): Readable {
  if (bindings?.incoming) return bindings.incoming;
  return request.body === null
    ? Readable.from([])
    : Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>);
}

/**
 * The files of a body one after another, each as a stream: a multipart form's `file` parts, or
 * the whole body as one file. A body must be read to its end, or given up, before the next is asked
 * for; nothing is held in memory but the chunk under way.
 * @throws LabError bad-request, when the body breaks off or its form makes no sense
 */
export async function* filesOf(
  source: Readable,
  contentType: string,
  filename: string,
): AsyncGenerator<IncomingFile> {
  if (/^multipart\/form-data/i.test(contentType)) yield* filesOfForm(source, contentType);
  else yield { filename, body: piecesOf(source) };
}

async function* filesOfForm(source: Readable, contentType: string): AsyncGenerator<IncomingFile> {
  const form = parser(contentType);
  const arrived: { filename: string; body: BusboyFileStream }[] = [];
  const progress = { open: null as BusboyFileStream | null, over: false, wake: () => {} };
  let failure: LabError | null = null;
  const fail = (error: unknown) => {
    failure ??= broken(error);
    progress.open?.destroy(failure);
    progress.wake();
  };
  form.on('file', (_field, file, name) => {
    file.on('error', fail);
    arrived.push({ filename: name ?? '', body: file });
    progress.wake();
  });
  form.on('partsLimit', () => fail(new LabError('bad-request', 'The form has too many parts.')));
  form.on('error', fail);
  form.on('finish', () => {
    progress.over = true;
    progress.wake();
  });
  source.on('error', fail);
  source.pipe(form);
  try {
    while (true) {
      const next = arrived.shift();
      if (next) {
        progress.open = next.body;
        yield { filename: next.filename, body: piecesOf(next.body) };
        next.body.resume();
      } else if (failure !== null) {
        throw failure;
      } else if (progress.over) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          progress.wake = resolve;
        });
      }
    }
  } finally {
    source.unpipe(form);
  }
}

/**
 * A body piece by piece. Each piece is the reader's until it asks for the next; giving up halfway
 * leaves the stream usable, so that its rest can be let by.
 */
async function* piecesOf(body: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of body.iterator({ destroyOnReturn: false })) {
      yield piece;
      giveBack(piece);
    }
  } catch (error) {
    throw broken(error);
  }
}

/**
 * Frees a piece's memory now. The collector does not see how large the buffers of many parallel
 * uploads are and would let some hundred MiB gather.
 */
function giveBack(piece: Uint8Array<ArrayBuffer>): void {
  if (piece.byteLength === piece.buffer.byteLength) piece.buffer.transfer(0);
}

function parser(contentType: string): InstanceType<typeof Busboy> {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits: LIMITS });
  } catch (error) {
    throw broken(error);
  }
}

function broken(cause: unknown): LabError {
  if (cause instanceof LabError) return cause;
  return new LabError('bad-request', 'The upload breaks off or is not well formed.', { cause });
}
