/** Where to go next, on this site only: `//elsewhere` and `https:…` are not followed. */
export function ownPath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
