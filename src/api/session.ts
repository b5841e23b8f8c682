import { createHash, randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { ROLES, type Role } from '../disclosure/disclosure.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Env } from './env.ts';

const DAYS = 30;
const SECONDS = DAYS * 24 * 3600;

/** Who is signed in in this browser: a cookie that scripts cannot read, of which only a hash is kept. */
export interface SessionKeeper {
  /** Sets `viewer` from the cookie. */
  identify: MiddlewareHandler<Env>;
  /** A new session with a new token; the one this browser had before ends. */
  begin(c: Context<Env>, personId: string): Promise<void>;
  end(c: Context<Env>): Promise<void>;
  cookie: string;
}

/** `now` in seconds since 1970 UTC. */
export function createSessionKeeper(
  sessions: Ledger['sessions'],
  options: { https: boolean; now: () => number },
): SessionKeeper {
  const { https, now } = options;
  // The prefix makes browsers refuse the cookie unless it is Secure, of this host and of all paths.
  const cookie = https ? '__Host-session' : 'session';
  const attributes = { httpOnly: true, sameSite: 'Lax', path: '/', secure: https } as const;

  async function forget(c: Context<Env>): Promise<void> {
    const token = getCookie(c, cookie);
    if (token !== undefined) await sessions.remove(hashOf(token));
  }

  return {
    cookie,
    async identify(c, next) {
      const token = getCookie(c, cookie);
      const person = token === undefined ? undefined : await sessions.person(hashOf(token));
      if (person && isRole(person.role)) {
        c.set('viewer', { personId: person.id, role: person.role });
      }
      await next();
    },
    async begin(c, personId) {
      await forget(c);
      await sessions.removeExpired();
      const token = newToken();
      await sessions.create({ tokenHash: hashOf(token), personId, expiresAt: now() + SECONDS });
      setCookie(c, cookie, token, { ...attributes, maxAge: SECONDS });
    },
    async end(c) {
      await forget(c);
      deleteCookie(c, cookie, attributes);
    },
  };
}

/** 256 bits that nobody can guess. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. A plain hash is enough: there is nothing to guess in 256 random bits. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function isRole(word: string): word is Role {
  return (ROLES as readonly string[]).includes(word);
}
