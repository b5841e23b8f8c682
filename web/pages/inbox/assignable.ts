import type { InboxItem } from '../../api/inbox.ts';

const DAY = 86_400_000;

/** A rider for whom the coach may add files. */
export interface Recipient {
  id: string;
  name: string;
}

/** Whom the service suggests, where that rider agreed to it; else nobody. */
export function suggestedRecipient(
  { suggested }: Pick<InboxItem, 'suggested'>,
  recipients: readonly Recipient[],
): string | null {
  return recipients.find(({ id }) => id === suggested?.riderId)?.id ?? null;
}

/** Whole days that a file still has; 0 on its last one. */
export function daysLeft(expiresAt: string, now: number): number {
  return Math.max(0, Math.floor((Date.parse(expiresAt) - now) / DAY));
}
