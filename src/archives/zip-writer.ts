import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { LabError } from '../core/errors.ts';

/** A file to be put into an archive; its content is asked for when its turn comes. */
export interface PackedFile {
  /** With '/', unique in the archive. */
  path: string;
  body: () => AsyncIterable<Uint8Array>;
}

/** What the format can say in 32 and 16 bits; no longer form of it is written. */
const MOST_BYTES = 2 ** 32 - 2 ** 24;
const MOST_FILES = 65_000;

/**
 * A ZIP archive piece by piece, each when it is asked for: never more than a piece of one file is
 * held in memory. Deflating runs off the main thread.
 * @throws LabError too-large, where the archive would outgrow what the format can say
 */
export async function* zipOf(files: AsyncIterable<PackedFile>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  let [written, packed] = [0, 0];
  function* taken(): Generator<Uint8Array> {
    for (const piece of ready.splice(0)) {
      written += piece.length;
      if (written > MOST_BYTES) throw new LabError('too-large', 'The archive has over 4 GiB.');
      yield piece;
    }
  }
  for await (const { path, body } of files) {
    if (++packed > MOST_FILES) throw new LabError('too-large', 'The archive has too many files.');
    const entry: ZipInputFile = { filename: path, size: 0, crc: 0, compression: DEFLATE };
    zip.add(entry);
    for await (const piece of deflated(entry, body())) {
      entry.ondata?.(null, piece, false);
      yield* taken();
    }
    entry.ondata?.(null, new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

const DEFLATE = 8;

/** Writes size and checksum of what comes by into the entry; both stand behind its data. */
function deflated(
  entry: ZipInputFile,
  body: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array<ArrayBuffer>> {
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      entry.crc = crc32(piece, entry.crc);
      entry.size += piece.length;
      yield piece;
    }
  }
  // An error of the source reaches the reader through the stream it destroys.
  return pipeline(Readable.from(measured()), createDeflateRaw(), () => undefined);
}
