import { computed, effect, signal } from '@preact/signals';
import { ApiError } from './api/client.ts';
import { api, type Me } from './api.ts';
import type { ShownError } from './i18n/errors.en.ts';

type Session =
  | { state: 'asking' }
  | { state: 'failed'; code: ShownError }
  | ({ state: 'known' } & Me);

/** Who looks at the pages. */
export const session = signal<Session>({ state: 'asking' });

/** The signed-in person; null also while that is not known. */
export const person = computed(() =>
  session.value.state === 'known' ? session.value.person : null,
);

// What was typed in this window goes with whoever typed it: signed out, ended or deleted.
effect(() => {
  if (session.value.state === 'known' && session.value.person === null) sessionStorage.clear();
});

/** Asks the service who we are: at the start, and after signing in or out. */
export async function refreshSession(): Promise<void> {
  try {
    session.value = { state: 'known', ...(await api.me()) };
  } catch (error) {
    session.value = { state: 'failed', code: codeOf(error) };
  }
}

export async function signOut(): Promise<void> {
  await api.signOut();
  await refreshSession();
}

/**
 * The code to show for anything thrown. Being signed out changes the whole page: it turns to
 * signing in. What is not an answer of the service is a fault of ours, for the console too.
 */
export function codeOf(error: unknown): ShownError {
  if (!(error instanceof ApiError)) {
    console.error(error);
    return 'internal';
  }
  if (error.code === 'unauthenticated' && session.value.state === 'known') {
    session.value = { ...session.value, person: null, setupNeeded: false, twoFactorNeeded: false };
  }
  return error.code;
}
