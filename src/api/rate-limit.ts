import { RetryLater } from './problem.ts';

export interface RateLimit {
  /**
   * Counts an attempt before it is made, so that many at once cannot slip past.
   * @throws RetryLater rate-limited, when this key has tried too often lately
   */
  attempt(key: string): void;
  /** The attempt was a good one: what came before is forgotten. */
  succeeded(key: string): void;
}

/** Attempts per key in a window that starts with the first of them; `now` in milliseconds. */
export function createRateLimit(options: {
  attempts: number;
  windowSeconds: number;
  now: () => number;
}): RateLimit {
  const { attempts, now } = options;
  const window = options.windowSeconds * 1000;
  const entries = new Map<string, { since: number; count: number }>();
  return {
    attempt(key) {
      for (const [other, entry] of entries) {
        if (now() - entry.since >= window) entries.delete(other);
      }
      const entry = entries.get(key) ?? { since: now(), count: 0 };
      if (entry.count >= attempts) {
        const seconds = (entry.since + window - now()) / 1000;
        throw new RetryLater('rate-limited', 'Too many attempts; wait a while.', seconds);
      }
      entry.count++;
      entries.set(key, entry);
    },
    succeeded(key) {
      entries.delete(key);
    },
  };
}
