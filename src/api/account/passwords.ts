import { RetryLater } from '../problem.ts';

export interface Cost {
  /** KiB */
  memoryCost: number;
  timeCost: number;
  parallelism: number;
}

/** argon2id (the package's default algorithm), RFC 9106's second recommendation with one lane. */
const ARGON2: Cost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

/**
 * Each hash keeps a processor busy for about 0.1 s with 64 MiB. One at a time leaves the other
 * processor of a small machine to answering; a whole school waits some seconds, in turn.
 */
const AT_ONCE = 1;
const WAITING = 128;
/** Seconds until a full queue has become much shorter. */
const SHORTER = 5;

/** A library of its own: loaded when somebody signs in, not at start. */
const argon2 = () => import('@node-rs/argon2');

export interface Passwords {
  hash(password: string): Promise<string>;
  /** `hashed` null or empty (no such account, no password yet) takes as long and is always false. */
  verify(hashed: string | null, password: string): Promise<boolean>;
}

export function createPasswords(cost: Cost = ARGON2): Passwords {
  const slot = semaphore(AT_ONCE, WAITING);
  let nobodys: Promise<string> | null = null;
  const passwords: Passwords = {
    hash: (password) => slot(async () => (await argon2()).hash(password, cost)),
    async verify(hashed, password) {
      nobodys ??= passwords.hash('nobody has this password');
      const against = hashed || (await nobodys);
      const matches = await slot(async () => (await argon2()).verify(against, password));
      return against === hashed && matches;
    },
  };
  return passwords;
}

function semaphore(atOnce: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) {
        throw new RetryLater(
          'unavailable',
          'Too many people are signing in at this moment.',
          SHORTER,
        );
      }
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running++;
    }
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running--;
    }
  };
}
