import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { LabError } from '../core/errors.ts';

export interface IncomingFile {
  /** Display text only: it never becomes part of a path. Empty where the client named none. */
  filename: string;
  body: AsyncIterable<Uint8Array>;
}

/** Small bounds on what is not a file; the files' own bytes are bounded where they are stored. */
const LIMITS = { fields: 16, fieldSize: 1024, headerPairs: 32, headerSize: 8 * 1024, parts: 5_000 };

/**
 * The files of a request one after another, each as a stream: a multipart form's `file` parts, or
 * the whole body as one file. A body must be read to its end, or given up, before the next is asked
 * for; nothing is held in memory but the chunk under way.
 * @throws LabError bad-request, when the form breaks off or makes no sense
 */
export async function* filesOf(request: Request, filename: string): AsyncGenerator<IncomingFile> {
  if (request.body === null) throw new LabError('bad-request', 'The request has no body.');
  const contentType = request.headers.get('content-type') ?? '';
  if (/^multipart\/form-data/i.test(contentType)) {
    yield* filesOfForm(request.body, contentType);
  } else {
    yield { filename, body: request.body };
  }
}

async function* filesOfForm(
  body: ReadableStream<Uint8Array>,
  contentType: string,
): AsyncGenerator<IncomingFile> {
  const form = parser(contentType);
  const source = Readable.fromWeb(body as NodeReadableStream<Uint8Array>);
  const arrived: { filename: string; body: BusboyFileStream }[] = [];
  const progress = { open: null as BusboyFileStream | null, over: false, wake: () => {} };
  let failure: LabError | null = null;
  const fail = (error: unknown) => {
    failure ??= brokenForm(error);
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
    source.destroy();
  }
}

/** Giving up halfway leaves the stream usable, so that its rest can be let by. */
async function* piecesOf(file: BusboyFileStream): AsyncGenerator<Uint8Array> {
  try {
    yield* file.iterator({ destroyOnReturn: false });
  } catch (error) {
    throw brokenForm(error);
  }
}

function parser(contentType: string): InstanceType<typeof Busboy> {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits: LIMITS });
  } catch (error) {
    throw brokenForm(error);
  }
}

function brokenForm(cause: unknown): LabError {
  if (cause instanceof LabError) return cause;
  return new LabError('bad-request', 'The form breaks off or is not well formed.', { cause });
}
