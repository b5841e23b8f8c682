import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { LabError } from '../core/errors.ts';
import { type Budget, metered } from './limits.ts';

/** What a gzip stream holds, within the limits. Errors: gzip-damaged, zip-ratio, too-large. */
export async function* gunzip(
  chunks: AsyncIterable<Uint8Array>,
  budget: Budget,
): AsyncGenerator<Uint8Array> {
  let stored = 0;
  const counted = async function* () {
    for await (const chunk of chunks) {
      stored += chunk.length;
      yield chunk;
    }
  };
  const inflated = createGunzip();
  // an error of the source reaches the reader through the stream it destroys
  pipeline(Readable.from(counted()), inflated, () => undefined);
  try {
    yield* metered(inflated, () => stored, budget);
  } catch (error) {
    if (error instanceof LabError) throw error;
    const problem = error instanceof Error ? error.message : String(error);
    throw new LabError('gzip-damaged', `The gzip data cannot be read: ${problem}.`, {
      cause: error,
    });
  } finally {
    inflated.destroy();
  }
}
