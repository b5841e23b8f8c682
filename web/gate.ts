import type { Me } from './api.ts';

/** What stands between a visitor and a page. */
export type Barrier = 'set-up' | 'sign-in' | 'second-factor';

/** `open`: the page can be seen without being signed in. null lets in. */
export function barrierOf(
  { person, setupNeeded, twoFactorNeeded }: Pick<Me, 'person' | 'setupNeeded' | 'twoFactorNeeded'>,
  open: boolean,
): Barrier | null {
  if (open) return null;
  if (person === null) return setupNeeded ? 'set-up' : 'sign-in';
  return twoFactorNeeded ? 'second-factor' : null;
}
