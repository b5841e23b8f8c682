import { RetryLater } from '../problem.ts';

export interface RateLimit {
  /**
   * Counts an attempt before it is made, so that many at once cannot slip past.
   * @throws RetryLater rate-limited, when this key has tried too often lately
   */
  attempt(key: string): void;
  /** The attempt was a good one and does not count; those before it do. */
  forgive(key: string): void;
  /** Whoever this is has proven it: what came before is forgotten too. */
  forget(key: string): void;
}

/** Attempts per key in a window that starts with the first of them; `now` in milliseconds. */
export function createRateLimit(options: {
  attempts: number;
  windowSeconds: number;
  now: () => number;
}): RateLimit {
  const { attempts, now } = options;
  const window = options.windowSeconds * 1000;
  // In the order of `since`: the oldest come first.
  const entries = new Map<string, { since: number; count: number }>();

  function dropOld(): void {
    for (const [key, { since }] of entries) {
      if (now() - since < window) return;
      entries.delete(key);
    }
  }

  return {
    attempt(key) {
      dropOld();
      const entry = entries.get(key) ?? { since: now(), count: 0 };
      if (entry.count >= attempts) {
        const seconds = (entry.since + window - now()) / 1000;
        throw new RetryLater('rate-limited', 'Too many attempts; wait a while.', seconds);
      }
      entry.count++;
      entries.set(key, entry);
    },
    forgive(key) {
      const entry = entries.get(key);
      if (entry && entry.count > 0) entry.count--;
    },
    forget(key) {
      entries.delete(key);
    },
  };
}

export type Limits = ReturnType<typeof createLimits>;

const MINUTES = 60;
const HOUR = 3600;

/**
 * How often is often enough, of everything that could be guessed or that writes to people. A whole
 * school signs in from one address, so an address may try far more often than an account is tried.
 */
export function createLimits(now: () => number) {
  const limit = (attempts: number, windowSeconds: number) =>
    createRateLimit({ attempts, windowSeconds, now });
  return {
    signInAddress: limit(100, 5 * MINUTES),
    signInAccount: limit(10, 5 * MINUTES),
    /** Of the second factor, by account. */
    codes: limit(5, 5 * MINUTES),
    /** One-time links that are looked at or redeemed, by address. */
    links: limit(100, 5 * MINUTES),
    resetAddress: limit(20, HOUR),
    resetAccount: limit(3, HOUR),
    /** By whoever makes them. */
    invitations: limit(100, HOUR),
    guardianLinks: limit(20, HOUR),
    tokens: limit(20, HOUR),
  };
}
