/** Pages that one-time links lead to. */
export type LinkedPage = 'setup' | 'invitation' | 'password' | 'guardian';

/** `address` is what people type, without a trailing slash. */
export function linkTo(address: string, page: LinkedPage, token: string): string {
  return `${address}/${page}?token=${token}`;
}
