/** Bytes that arrive piece by piece: a request body, a file stream, an archive entry. */
export type Body = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

export interface StoredOriginal {
  /** SHA-256 of the content, 64 hexadecimal digits; the name of the original from now on. */
  hash: string;
  /** Bytes. */
  size: number;
  /** The same content was here before. */
  existed: boolean;
}

/**
 * The uploaded bytes, each content once, named by its SHA-256. A settled `put` is durable: it
 * survives a power cut.
 */
export interface Originals {
  /**
   * Streams the body to storage while hashing; it is never held in memory as a whole.
   * Throws `too-large` past `maxBytes`, `storage-full` where no space is left; then nothing is kept.
   */
  put(body: Body, options: { maxBytes: number }): Promise<StoredOriginal>;
  /** The whole content. Throws `not-found`. */
  read(hash: string): Promise<Uint8Array<ArrayBuffer>>;
  /** The content piece by piece. The stream fails with `not-found`. */
  stream(hash: string): ReadableStream<Uint8Array>;
  /**
   * Lets `work` read the content at random, as a file on this machine that is there until it
   * settles. Throws `not-found`.
   */
  withFile<Result>(hash: string, work: (path: string) => Promise<Result>): Promise<Result>;
  has(hash: string): Promise<boolean>;
  /** Settles when the content is gone for good; unknown hashes are none of its business. */
  remove(hash: string): Promise<void>;
  /** How many originals there are, and how many bytes they take. */
  usage(): Promise<{ files: number; bytes: number }>;
  /** The hashes of all originals, in no order. */
  list(): AsyncIterable<string>;
}
