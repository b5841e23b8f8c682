import type { Context, MiddlewareHandler } from 'hono';
import { LabError } from '../../core/errors.ts';
import { ROLES, type Role, SCOPES, type Scope } from '../../disclosure/disclosure.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { SignedIn } from '../../ledger/sessions.ts';
import type { Env } from '../env.ts';
import { hashOf } from './secret.ts';
import type { SessionKeeper } from './session-keeper.ts';

/** What an API token begins with, so that people and secret scanners know one when they see it. */
export const TOKEN_PREFIX = 'clt_';

const BEARER = /^Bearer +(\S+)$/i;

/**
 * Sets `viewer` from the session's cookie or from an API token, never from both: what a browser
 * sends by itself must not lend its person to a program's request, nor the other way round.
 * @throws LabError unauthenticated, for a token that is unknown, expired or revoked
 */
export function identify(parts: {
  ledger: Ledger;
  sessions: SessionKeeper;
  requireTwoFactor: boolean;
}): MiddlewareHandler<Env> {
  const { ledger, sessions } = parts;

  function view(c: Context<Env>, person: SignedIn, scopes: readonly Scope[] | 'all'): void {
    if (!isRole(person.role)) return;
    const { id, role, riderId } = person;
    c.set('viewer', { personId: id, role, riderId, scopes });
    c.set(
      'twoFactorNeeded',
      parts.requireTwoFactor && role !== 'rider' && person.totpConfirmedAt === null,
    );
  }

  return async (c, next) => {
    const authorization = c.req.header('authorization');
    if (authorization === undefined) {
      const person = await sessions.person(c);
      if (person) view(c, person, 'all');
    } else {
      if (sessions.current(c) !== null) {
        throw new LabError('bad-request', 'Send an API token or a cookie, not both.');
      }
      const person = await tokenPerson(ledger, authorization);
      view(c, person, person.scopes.filter(isScope));
    }
    await next();
  };
}

async function tokenPerson(ledger: Ledger, authorization: string) {
  const token = BEARER.exec(authorization)?.[1];
  const tokenHash = token?.startsWith(TOKEN_PREFIX) ? hashOf(token) : null;
  const person = tokenHash === null ? undefined : await ledger.tokens.person(tokenHash);
  if (tokenHash === null || !person) {
    throw new LabError('unauthenticated', 'This API token is unknown, expired or revoked.');
  }
  await ledger.tokens.used(tokenHash);
  return person;
}

/** What somebody may still do who must set up a second factor first: exactly that, or leave. */
const BEFORE_TWO_FACTOR = new Set(['/api/me', '/api/two-factor', '/api/session']);

/** @throws LabError two-factor-needed */
export const twoFactorFirst: MiddlewareHandler<Env> = async (c, next) => {
  if (c.var.twoFactorNeeded && !BEFORE_TWO_FACTOR.has(c.req.path)) {
    throw new LabError('two-factor-needed', 'Your role needs a second factor: set it up first.');
  }
  await next();
};

function isRole(word: string): word is Role {
  return (ROLES as readonly string[]).includes(word);
}

function isScope(word: string): word is Scope {
  return (SCOPES as readonly string[]).includes(word);
}
