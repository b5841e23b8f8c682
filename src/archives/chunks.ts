import { LabError } from '../core/errors.ts';

/**
 * Reads the first bytes of a stream without losing them: `head` holds at least `size` bytes where
 * there are so many, `all` the whole stream from its beginning. `all` is to be read or returned.
 */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const source = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const { done, value } = await source.next();
    if (done) break;
    first.push(value);
    length += value.length;
  }
  const head = Buffer.concat(first);
  return { head, all: continued(head, source) };
}

async function* continued(
  head: Uint8Array,
  source: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}

/** Passes a stream on; over `limit` bytes it is refused as too-large. */
export async function* limited(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) throw new LabError('too-large', `The file holds over ${limit} bytes.`);
    yield chunk;
  }
}

/** The whole stream in one block; over `limit` bytes it is refused as too-large. */
export async function collect(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of limited(chunks, limit)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
