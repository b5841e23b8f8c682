import { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from '../env.ts';
import { createErasure } from './erasure.ts';
import { createInvitation } from './invitation.ts';
import { createInvitations } from './invitations.ts';
import { createMe, createMyDetails } from './me.ts';
import type { AccountParts } from './parts.ts';
import { createPassword, createPasswordReset } from './password.ts';
import { createRetention } from './retention.ts';
import { createSession, createSessions } from './session.ts';
import { createSetup } from './setup.ts';
import { createTokens } from './tokens.ts';
import { createTwoFactor } from './two-factor.ts';

/** Coming in: set-up, signing in and out, invitations and new passwords. Open to everybody. */
export function createEntrance(parts: AccountParts): OpenAPIHono<Env> {
  const entrance = new OpenAPIHono<Env>();
  for (const create of [
    createMe,
    createSetup,
    createSession,
    createPasswordReset,
    createInvitation,
  ]) {
    entrance.route('/', create(parts));
  }
  return entrance;
}

/** What people do with their own account once they are in. */
export function createAccount(parts: AccountParts): OpenAPIHono<Env> {
  const account = new OpenAPIHono<Env>();
  for (const create of [
    createMyDetails,
    createRetention,
    createErasure,
    createSessions,
    createPassword,
    createTwoFactor,
    createTokens,
    createInvitations,
  ]) {
    account.route('/', create(parts));
  }
  return account;
}
