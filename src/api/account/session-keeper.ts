import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Ledger } from '../../ledger/ledger.ts';
import type { SignedIn } from '../../ledger/sessions.ts';
import type { Env } from '../env.ts';
import { agentOf } from './agent.ts';
import { hashOf, newToken } from './secret.ts';

const DAYS = 30;
const SECONDS = DAYS * 24 * 3600;

/** Who is signed in in this browser: a cookie that scripts cannot read, of which only a hash is kept. */
export interface SessionKeeper {
  cookie: string;
  /** Hash of the token that this request brings; null = it brings none. */
  current(c: Context<Env>): string | null;
  person(c: Context<Env>): Promise<SignedIn | undefined>;
  /** A new session with a new token; the one this browser had before ends. */
  begin(c: Context<Env>, personId: string): Promise<void>;
  end(c: Context<Env>): Promise<void>;
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

  function current(c: Context<Env>): string | null {
    const token = getCookie(c, cookie);
    return token === undefined ? null : hashOf(token);
  }

  async function forget(c: Context<Env>): Promise<void> {
    const tokenHash = current(c);
    if (tokenHash !== null) await sessions.remove(tokenHash);
  }

  return {
    cookie,
    current,
    async person(c) {
      const tokenHash = current(c);
      return tokenHash === null ? undefined : sessions.person(tokenHash);
    },
    async begin(c, personId) {
      await forget(c);
      await sessions.removeExpired();
      const token = newToken();
      await sessions.create({
        tokenHash: hashOf(token),
        personId,
        agent: agentOf(c.req.header('user-agent') ?? ''),
        expiresAt: now() + SECONDS,
      });
      setCookie(c, cookie, token, { ...attributes, maxAge: SECONDS });
    },
    async end(c) {
      await forget(c);
      deleteCookie(c, cookie, attributes);
    },
  };
}
