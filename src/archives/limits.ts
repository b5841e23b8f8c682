import { LabError } from '../core/errors.ts';
import { LIMITS } from '../core/recording.ts';

/** Bounds on what an archive may ask of us (reliability-privacy.md). */
export interface ArchiveLimits {
  /** Bytes of a container as it is stored. */
  containerBytes: number;
  /** Entries of all containers together. */
  entries: number;
  /** Bytes that come out of all containers together. */
  inflatedBytes: number;
  /** Inflated bytes a stored byte, once an entry is over `ratioFrom`. */
  ratio: number;
  ratioFrom: number;
  /** How deep containers may lie in each other: a gzip file in a ZIP is two. */
  containers: number;
  /** Bytes of one ride file. */
  fileBytes: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  containerBytes: 2 * 2 ** 30,
  entries: 50_000,
  inflatedBytes: 10 * 2 ** 30,
  ratio: 100,
  ratioFrom: 2 ** 20,
  containers: 3,
  fileBytes: Math.max(LIMITS.fitBytes, LIMITS.xmlBytes),
};

/** What all containers of one archive have used up together. */
export class Budget {
  readonly limits: ArchiveLimits;
  private entries = 0;
  private inflated = 0;

  constructor(limits: ArchiveLimits) {
    this.limits = limits;
  }

  countEntries(count: number): void {
    this.entries += count;
    if (this.entries > this.limits.entries) {
      throw new LabError('zip-entries', `The archive holds over ${this.limits.entries} entries.`);
    }
  }

  /** Ends the whole archive, not only the entry that happened to be last. */
  countInflated(bytes: number): void {
    this.inflated += bytes;
    if (this.inflated > this.limits.inflatedBytes) {
      throw new ArchiveExhausted(
        'too-large',
        `The archive inflates to over ${this.limits.inflatedBytes} bytes.`,
      );
    }
  }
}

/** An error after which nothing more of the archive is read. */
export class ArchiveExhausted extends LabError {}

/** Passes chunks on while they stay within the ratio and the budget. `stored` = bytes they came from so far. */
export async function* metered(
  chunks: AsyncIterable<Uint8Array>,
  stored: () => number,
  budget: Budget,
): AsyncGenerator<Uint8Array> {
  const { ratio, ratioFrom } = budget.limits;
  let inflated = 0;
  for await (const chunk of chunks) {
    inflated += chunk.length;
    if (inflated > ratioFrom && inflated > ratio * stored()) {
      throw new LabError('zip-ratio', `The data inflates to over ${ratio} times its size.`);
    }
    budget.countInflated(chunk.length);
    yield chunk;
  }
}
