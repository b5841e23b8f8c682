import { LabError } from '../core/errors.ts';

/**
 * Who may see what. This is the one place that decides, per request and on the object itself.
 * A role is one line in GRANTS; an object says whom it concerns and nothing else.
 */
export const ROLES = ['admin', 'coach', 'rider', 'analyst'] as const;
export type Role = (typeof ROLES)[number];

/** What an API token may be good for; a signed-in browser is good for everything. */
export const SCOPES = ['read', 'upload', 'edit'] as const;
export type Scope = (typeof SCOPES)[number];

/** The person behind a request; null is anyone on the network. */
export type Viewer = {
  personId: string;
  role: Role;
  /** The person's own rider profile. */
  riderId: string | null;
  scopes: readonly Scope[] | 'all';
} | null;

/** Who may do it, and the scope that a token needs for it; null: no token may, whatever its scopes. */
interface Permit {
  roles: readonly Role[];
  scope: Scope | null;
}

const ACTS = {
  account: { roles: ROLES, scope: null },
  invite: { roles: ['admin', 'coach'], scope: null },
  people: { roles: ['admin'], scope: null },
  audit: { roles: ['admin'], scope: null },
} as const satisfies Record<string, Permit>;

export type Act = keyof typeof ACTS;

/** @throws LabError unauthenticated, forbidden */
export function allow(viewer: Viewer, act: Act): asserts viewer is NonNullable<Viewer> {
  if (viewer === null) throw new LabError('unauthenticated', 'Sign in first.');
  const { roles, scope }: Permit = ACTS[act];
  if (!roles.includes(viewer.role)) {
    throw new LabError('forbidden', 'Your account may not do this.');
  }
  if (viewer.scopes !== 'all' && (scope === null || !viewer.scopes.includes(scope))) {
    throw new LabError('forbidden', 'This token may not do this.');
  }
}

/** A thing with a `riderId` (a ride, an upload, the rider's own profile) or the service as a whole. */
export type Subject = { riderId: string } | 'service';
export type Action = 'read' | 'change';

type Grant = (subject: Subject, action: Action, personId: string) => boolean;

const GRANTS: Record<Role, Grant> = {
  admin: () => true,
  coach: () => false,
  rider: () => false,
  analyst: () => false,
};

/** Nothing about a person is open to the network; the open pages hold nothing about a person. */
export function may(viewer: Viewer, action: Action, subject: Subject): boolean {
  return viewer !== null && GRANTS[viewer.role](subject, action, viewer.personId);
}

/**
 * The object where the viewer may do this with it.
 * An unknown id (`undefined`) and a foreign one fail with the same `not-found`, word for word.
 */
export function disclose<T extends { riderId: string }>(
  viewer: Viewer,
  action: Action,
  found: T | null | undefined,
): T {
  if (found == null || !may(viewer, action, found)) {
    throw new LabError('not-found', 'There is nothing here, or nothing that you may see.');
  }
  return found;
}

/** For collections and for acts without an object yet. @throws LabError unauthenticated, forbidden */
export function require(viewer: Viewer, action: Action, subject: Subject): void {
  if (viewer === null) throw new LabError('unauthenticated', 'Sign in first.');
  if (!may(viewer, action, subject)) {
    throw new LabError('forbidden', 'Your account may not do this.');
  }
}

/** The riders whose things a viewer finds in lists: all of them, or exactly these. */
export function visible<T extends { riderId: string }>(viewer: Viewer, items: readonly T[]): T[] {
  return items.filter((item) => may(viewer, 'read', item));
}
