import type { Context, MiddlewareHandler } from 'hono';
import { LabError } from '../../core/errors.ts';
import { ROLES, type Role, SCOPES, type Scope, type Viewer } from '../../disclosure/disclosure.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { SignedIn } from '../../ledger/sessions.ts';
import type { Env } from '../env.ts';
import { hashOf } from './secret.ts';
import type { SessionKeeper } from './session-keeper.ts';

/** What an API token begins with, so that people and secret scanners know one when they see it. */
export const TOKEN_PREFIX = 'clt_';

const BEARER = /^Bearer +(\S+)$/i;

/** Who asks, and whether a second factor must be set up before anything else. */
export interface Identity {
  viewer: Viewer;
  twoFactorNeeded: boolean;
}

const NOBODY: Identity = { viewer: null, twoFactorNeeded: false };

/**
 * Who asks, at this moment, from the session's cookie or from an API token, never from both: what a
 * browser sends by itself must not lend its person to a program's request, nor the other way round.
 */
export function identify(parts: {
  ledger: Ledger;
  sessions: SessionKeeper;
  requireTwoFactor: boolean;
}): (c: Context<Env>) => Promise<Identity> {
  const { ledger, sessions } = parts;

  function identityOf(person: SignedIn, scopes: readonly Scope[] | 'all'): Identity {
    const { id, role, riderId } = person;
    if (!isRole(role)) return NOBODY;
    const twoFactorNeeded =
      parts.requireTwoFactor && role !== 'rider' && person.totpConfirmedAt === null;
    return { viewer: { personId: id, role, riderId, scopes }, twoFactorNeeded };
  }

  return async (c) => {
    const authorization = c.req.header('authorization');
    if (authorization === undefined) {
      const person = await sessions.person(c);
      return person ? identityOf(person, 'all') : NOBODY;
    }
    if (sessions.current(c) !== null) {
      throw new LabError('bad-request', 'Send an API token or a cookie, not both.');
    }
    const person = await tokenPerson(ledger, authorization);
    return person ? identityOf(person, person.scopes.filter(isScope)) : NOBODY;
  };
}

async function tokenPerson(ledger: Ledger, authorization: string) {
  const token = BEARER.exec(authorization)?.[1];
  if (!token?.startsWith(TOKEN_PREFIX)) return undefined;
  const tokenHash = hashOf(token);
  const person = await ledger.tokens.person(tokenHash);
  if (person) await ledger.tokens.used(tokenHash);
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
