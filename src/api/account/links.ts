import type { Invitation, NewInvitation } from '../../ledger/invitations.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { hashOf, newToken } from './secret.ts';

/** Pages that one-time links lead to. */
export type LinkedPage = 'setup' | 'invitation' | 'password' | 'guardian';

/** `address` is what people type, without a trailing slash. */
export function linkTo(address: string, page: LinkedPage, token: string): string {
  return `${address}/${page}?token=${token}`;
}

export const INVITATION_DAYS = 14;
export const PASSWORD_LINK_HOURS = 24;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** The token is known to whoever gets this answer, and to nobody else. `now` in seconds. */
export async function makeInvitation(
  ledger: Ledger,
  invitation: Omit<NewInvitation, 'tokenHash' | 'expiresAt'>,
  now: number,
): Promise<{ invitation: Invitation; token: string }> {
  const token = newToken();
  const expiresAt = now + INVITATION_DAYS * DAY;
  const made = { ...invitation, tokenHash: hashOf(token), expiresAt };
  return { invitation: await ledger.invitations.create(made), token };
}

/** The token of a link that sets a new password. `now` in seconds. */
export async function makePasswordLink(
  ledger: Ledger,
  personId: string,
  now: number,
): Promise<string> {
  const token = newToken();
  const expiresAt = now + PASSWORD_LINK_HOURS * HOUR;
  await ledger.passwordLinks.create({ tokenHash: hashOf(token), personId, expiresAt });
  return token;
}
